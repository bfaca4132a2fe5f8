/**
 * What runs in the page for editors, /embed/code/: copies codes, writes them anew as the editor chooses, and shows in the
 * previews what readers would get. The page is whole without it.
 */
import { codes, frameAddress, unchosen, type Choice, type CodeName, type Told } from './lib/view/codes.ts';

const all = <T extends Element>(selector: string): T[] => [...document.querySelectorAll<T>(selector)];
const { told: written, known } = JSON.parse(document.getElementById('told-of')!.textContent!) as { told: Told; known: boolean };
const originOf = (root: string): string => root.replace(/^(\w+:\/\/[^/]+).*$/, '$1');

/** The story as it is served: where the build did not know its address, this page's own tells it. */
const told: Told = known ? written : { ...written, root: new URL('../../', location.href).href };
if (!known && /^https?:$/.test(location.protocol)) {
  const here = (text: string): string => text.replaceAll(written.root, told.root).replaceAll(originOf(written.root), originOf(told.root));
  for (const area of all<HTMLTextAreaElement>('.code textarea')) area.value = here(area.value);
  for (const place of all<HTMLElement>('.address, .address code'))
    for (const node of place.childNodes) if (node instanceof Text) node.data = here(node.data);
}

/* Copying. */
for (const row of all<HTMLElement>('.copying')) row.hidden = false;
addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.copying button') : null;
  const area = button?.closest('.code')?.querySelector('textarea');
  const status = button?.parentElement?.querySelector('[role="status"]');
  if (!button || !area || !status) return;
  const say = (text: string | undefined): void => {
    status.textContent = text ?? '';
    setTimeout(() => (status.textContent = ''), 4000);
  };
  // Where the clipboard is closed to the page, the code is selected and the reader's own keys copy it.
  const byHand = (): void => {
    area.focus();
    area.select();
    say(button.dataset.selected);
  };
  if (!navigator.clipboard) byHand();
  else navigator.clipboard.writeText(area.value).then(() => say(button.dataset.copied), byHand);
});

/* Choosing. */
const form = document.querySelector<HTMLFormElement>('form.choices')!;
const chosen = (): Choice => {
  const given = new FormData(form);
  const text = (name: string): string => String(given.get(name) ?? '').trim();
  const mode = text('mode');
  return {
    ...unchosen,
    page: text('page') === 'card' ? 'card' : 'story',
    start: text('start'),
    only: text('only'),
    mode: mode === 'step' || mode === 'flow' ? mode : '',
    dim: given.has('dim'),
    full: given.has('full'),
    pinned: given.has('pinned'),
    top: text('top')
  };
};

const write = (): void => {
  const choice = chosen();
  for (const area of all<HTMLTextAreaElement>('textarea[data-code]')) {
    const page = area.dataset.page === 'card' ? 'card' : choice.page;
    area.value = codes[area.dataset.code as CodeName]({ ...choice, page }, told);
  }
  for (const frame of all<HTMLIFrameElement>('.preview iframe')) {
    const box = frame.parentElement!;
    box.classList.toggle('card', choice.page === 'card');
    if (choice.top) box.setAttribute('data-storyframe-top', choice.top);
    else box.removeAttribute('data-storyframe-top');
    if (choice.full || box.matches('.wide-full')) box.setAttribute('data-storyframe-width', 'full');
    else box.removeAttribute('data-storyframe-width');
    // A new frame: to lead the old one elsewhere would make an entry in the history.
    const fresh = frame.cloneNode() as HTMLIFrameElement;
    fresh.removeAttribute('style');
    fresh.src = frameAddress(choice, { root: '../../' });
    frame.replaceWith(fresh);
  }
  const done = form.querySelector<HTMLElement>('.done')!;
  done.textContent = done.dataset.done ?? '';
};

form.hidden = false;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', write);
// A browser that comes back to the page fills the form in again.
if (JSON.stringify(chosen()) !== JSON.stringify(unchosen)) write();
