// What tests ask of a page from inside it, whichever browser and driver: each function runs in the page and uses nothing from outside it.
import type { Stage } from '../../src/lib/view/play.ts';

/** The picture on the stage as text: attributes in one order, since that is not part of a picture. */
export const stageText = (): string =>
  [...document.querySelectorAll('.stage svg, .stage svg *')]
    .map(
      (one) =>
        `${one.tagName} ${[...one.attributes]
          .map(({ name, value }) => `${name}="${value}"`)
          .sort()
          .join(' ')} ${one.children.length === 0 ? one.textContent : ''}`
    )
    .join('\n');

/** Where the reader is. */
export const positionNow = (): number => document.querySelector<Stage>('.stage')!.t ?? NaN;

/** Three frames, the first of them with what watches the page: the picture of the place the page stands at is then drawn. */
export const framesGoBy = (): Promise<void> =>
  new Promise((done) => {
    const two = (): void => void requestAnimationFrame(() => requestAnimationFrame(() => done()));
    if (!('IntersectionObserver' in window)) {
      requestAnimationFrame(two);
      return;
    }
    // A busy browser tells of what it saw in a frame when others have gone by: who watched before is told before.
    const watch = new IntersectionObserver(() => {
      watch.disconnect();
      two();
    });
    watch.observe(document.documentElement);
  });

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

/** How the stage stands at a step. */
export interface Arrived {
  id: string;
  /** the reading position; NaN where nothing was ever drawn */
  t: number;
  /** the moving picture, the still that stands for one that cannot be drawn, or nothing */
  by: 'picture' | 'still' | 'nothing';
}

/** Goes to a step by its address and tells how the stage stands, once it is at rest there. */
export const arrive = async (id: string): Promise<Arrived> => {
  const index = [...document.querySelectorAll('.step')].findIndex((step) => step.id === id);
  const stage = document.querySelector<Stage>('.stage')!;
  // The same address again would lead nowhere.
  if (location.hash === `#${id}`) history.replaceState(null, '', '#');
  location.hash = `#${id}`;
  for (let turn = 0; turn < 40 && (turn < 3 || stage.t !== index); turn++) await new Promise((done) => requestAnimationFrame(done));
  const svg = stage.querySelector('svg');
  const seen = svg !== null && svg.childElementCount > 0 && svg.getBoundingClientRect().height > 100;
  return { id, t: stage.t ?? NaN, by: !seen ? 'nothing' : svg.id === 'instead' ? 'still' : 'picture' };
};

/** How the words and pictures of the story's page stand: the words that have a box, and stills without a picture that shows. */
export const pageNow = (): { live: boolean; words: string[]; stage: boolean; stills: number; bare: number } => {
  const boxed = (one: Element): boolean => {
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && getComputedStyle(one).visibility === 'visible' && getComputedStyle(one).opacity === '1';
  };
  const stills = [...document.querySelectorAll('.still')];
  return {
    live: document.documentElement.classList.contains('live') && innerHeight >= 600,
    words: [...document.querySelectorAll('.lede > p:not(.byline), .title, .intro > p:not(.when, .printed-only), .card > p:not(.printed-only, .key)')]
      .filter(boxed)
      .map((one) => one.textContent.trim()),
    stage: [...document.querySelectorAll('.stage svg')].some((svg) => boxed(svg) && svg.childElementCount > 0),
    stills: stills.length,
    bare: stills.filter((still) => ![...still.querySelectorAll('svg')].some(boxed)).length
  };
};
