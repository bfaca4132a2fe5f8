/**
 * A click on a link of the class "copy" copies its whole address and says so beside its words for two seconds. Where the
 * clipboard is closed to the page, the link is followed as any other. Listens before what follows links in the story.
 */
export function copyLinks(): void {
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.copy') : null;
    const said = link?.querySelector('.said');
    if (!link || !said || !navigator.clipboard || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(
      () => {
        said.textContent = ` · ${link.dataset.copied}`;
        setTimeout(() => (said.textContent = ''), 2000);
      },
      () => (location.hash = link.hash)
    );
  });
}
