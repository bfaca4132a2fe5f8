// What tests ask of a page from inside it, whichever browser and driver: each function runs in the page and uses nothing from outside it.

/** The picture on the stage as text: attributes in one order, since that is not part of a picture. */
export const stageText = (): string =>
  [...document.querySelectorAll('.stage *')]
    .map(
      (one) =>
        `${one.tagName} ${[...one.attributes]
          .map(({ name, value }) => `${name}="${value}"`)
          .sort()
          .join(' ')} ${one.children.length === 0 ? one.textContent : ''}`
    )
    .join('\n');

/** Where the reader is. */
export const positionNow = (): number => Number(document.querySelector<HTMLElement>('.stage')!.dataset.t);

/** Three frames: the picture of the place the page stands at is then drawn. */
export const framesGoBy = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Scrolls whatever scrolls in a page, to a place in px. */
export const scrollInstantly = ([to, scroller]: readonly [to: number, scroller?: string | null]): void =>
  (scroller ? document.querySelector(scroller)! : document.scrollingElement!).scrollTo({ top: to, behavior: 'instant' });

/** Where the frame of a host stands, and where the arithmetic of a pin says it should, px. */
export const pinnedNow = ([head, scroller]: readonly [head: number, scroller?: string | null]): {
  off: number;
  gone: number;
  end: number;
  tall: number;
} => {
  const frame = document.querySelector('iframe')!;
  const box = frame.parentElement!.getBoundingClientRect();
  const at = frame.getBoundingClientRect();
  const start = (scroller ? document.querySelector(scroller)!.getBoundingClientRect().top : 0) + head;
  const gone = Math.min(Math.max(start - box.top, 0), box.height - at.height);
  return { off: Math.abs(at.top - box.top - gone), gone, end: box.height - at.height, tall: at.height };
};
