import scrollama from 'scrollama';
import { bandOf, edged, liftOf, place, position, restsOf, type Rest, type StepBox } from './position.ts';

/** What the tracker tells: the reading position and how the stage stands. */
export interface Reading {
  t: number;
  /** px of the band of words at the foot, and of the stage that is scrolled away for a tall card */
  band: number;
  lift: number;
  /** whether a line parts the band from the picture */
  edge: boolean;
  /** px of the stage */
  width: number;
  height: number;
}

export interface Tracked {
  steps: readonly HTMLElement[];
  stage: HTMLElement;
  /** share of the stage's height at which a column's card rests, and the most a band may cover */
  line: number;
  share: number;
  /** the reader moved, or the page was laid out anew; with the same object as before where only the words moved */
  read(reading: Reading): void;
  /** scrolls the page to a place, px; the window's own scrolling when left out */
  scrollTo?: (y: number) => void;
}

/** Who has not moved for as long, ms, or twice as long, pauses: between two flings there is less. */
export const unhurried = 500;

/** What a tracker can be told and asked. */
export interface Tracker {
  stop(): void;
  /** scrolls to a position */
  go(t: number): void;
  /** reads the scroll place now, without waiting for a frame */
  draw(): void;
  /** the page was laid out anew by its own script, which cannot wait for the browser to tell */
  laid(): void;
}

const instantly = (y: number): void => window.scrollTo({ top: y, behavior: 'instant' });

/** Whether the page is shown as paper now, printed or not. */
export const onPaper = (): boolean => matchMedia('print').matches;

/**
 * Tracks the reader. Scrollama tells when a chapter comes to the line or leaves it, also where nothing scrolled: its words grew,
 * or those above went. It is asked for chapters and not for steps, since a browser works in every frame for each thing that is
 * watched. The position is always computed from geometry, so it is the same however the reader came there. The only file that
 * knows Scrollama.
 */
export function track({ steps, stage, line, share, read, scrollTo = instantly }: Tracked): Tracker {
  /** what holds each step: its chapter, or itself where it is in none; and each of them once */
  const holds = steps.map((step) => step.closest<HTMLElement>('.chapter') ?? step);
  const parts = new Set(holds);
  let boxes: StepBox[] = [];
  let rests: Rest[] = [];
  let width = 0;
  let height = 0;
  /** the layout that was read last, as text */
  let layout = '';
  let queued = 0;
  // What shows the page as paper may do so without a word that it prints.
  const paper = matchMedia('print');
  let printing = false;
  /** the scroll place that is drawn; NaN when the layout has changed since */
  let drawn = NaN;
  /** what was read there: at rest most frames read the same */
  let reading: Reading | undefined;
  /** the position that was read last. A new layout keeps it: by then the browser may have moved the page to keep something else. */
  let kept = 0;

  /** Reads the layout. Whether it is another than the one before. */
  const measure = (): boolean => {
    width = stage.offsetWidth;
    height = stage.offsetHeight;
    const offset = window.scrollY;
    boxes = steps.map((step) => {
      const box = step.getBoundingClientRect();
      const card = step.querySelector<HTMLElement>('.card');
      const kind = (step.dataset.rest ?? 'band') as StepBox['kind'];
      const wide = getComputedStyle(step).getPropertyValue('--column').trim() === '1';
      return {
        top: box.top + offset,
        height: box.height,
        glide: Number.parseFloat(getComputedStyle(step).paddingTop) || 0,
        card: card?.offsetHeight ?? 0,
        kind: kind === 'column' && !wide ? 'band' : kind
      };
    });
    if (layout === (layout = JSON.stringify([width, height, boxes]))) return false;
    rests = restsOf(boxes, height, line, share);
    drawn = stuck = NaN;
    reading = undefined;
    return true;
  };

  /**
   * Whether each step is near: less than a screen before the reader's way, or half a screen behind it. Only then its card sticks
   * and an opener covers the stage, for each that does is a layer that costs every frame. A chapter without any is `far`: a browser
   * that paints one thing anew looks whether each box of the page is in sight, but not into one that keeps to itself.
   */
  const near: boolean[] = [];
  let stuck = NaN;
  const stick = (y: number): void => {
    // It need not be told to the px.
    if (Math.abs(y - stuck) < 40) return;
    const [over, under] = y < stuck ? [1, 1.5] : [0.5, 2];
    stuck = y;
    let other = false;
    boxes.forEach((box, i) => {
      const is = box.top < y + under * height && box.top + box.height > y - over * height;
      if (near[i] === is) return;
      steps[i]!.classList.toggle('near', (near[i] = is));
      other = true;
    });
    if (!other) return;
    const met = new Set(holds.filter((_, i) => near[i]));
    for (const part of parts) part.classList.toggle('far', !met.has(part));
  };

  const now = (): void => {
    // What is read now need not be read again in this frame, when the browser would have to lay out first what is written now.
    if (queued) cancelAnimationFrame(queued);
    queued = 0;
    const y = window.scrollY;
    if (printing || y === drawn) return;
    // Paper is short: a browser leaps to its end and tells so before it tells of paper. Asked for at a leap, as it costs a frame.
    if (!(Math.abs(y - drawn) < height) && onPaper()) return;
    // Without a stage the page is an article, and once the reader goes on in it the place is the step that is read.
    if (height === 0 && drawn >= 0) kept = boxes.findLastIndex(({ top }) => top < y + innerHeight / 2);
    drawn = y;
    if (height === 0) return;
    const t = (kept = position(rests, y));
    const lift = liftOf(boxes, rests, y, height, share, t);
    if (t !== reading?.t || lift !== reading.lift)
      reading = { t, band: bandOf(boxes, rests, t, height, share), lift, edge: edged(boxes, t), width, height };
    read(reading);
    // After what reads the layout.
    stick(y);
  };
  const soon = (): void => {
    queued ||= requestAnimationFrame(now);
  };

  // Where it cannot watch, scrolling alone tells.
  const scroller = 'IntersectionObserver' in window ? scrollama() : null;

  // While the page scrolls its place is read in every frame, and what watches would be looked at in each for nothing: it is let go
  // until the reader pauses. One clock, which is not read: both cost a frame.
  let watching = false;
  let scrolled = false;
  let clock = 0;

  // When the window changes, the reader keeps the position and the scroll is corrected once.
  const relaid = (): void => {
    const was = width;
    if (printing || onPaper() || !measure()) return;
    if (width !== was && kept > 0) scrollTo(place(rests, kept));
    // Let go, it looks anew when it is taken up again.
    if (watching) scroller?.resize();
    now();
  };
  /** The stage may have changed since the last layout that we were told of. */
  const sure = (): void => {
    if (stage.offsetHeight !== height || stage.offsetWidth !== width) relaid();
  };
  const laid = new ResizeObserver(relaid);
  laid.observe(stage);
  for (const part of parts) laid.observe(part);

  // Paper is shorter than the page: a browser that lays it out in the window loses the place.
  let left = 0;
  const leave = (y: number): void => {
    if (!printing) left = y;
    printing = true;
  };
  const before = (): void => leave(window.scrollY);
  const after = (): void => {
    printing = false;
    if (window.scrollY !== left) scrollTo(left);
  };
  // By then the place may be lost: the one that was drawn is not.
  const turned = ({ matches }: MediaQueryListEvent): void => {
    if (matches) leave(drawn >= 0 ? drawn : 0);
    else if (printing) after();
  };
  /** Takes up watching again once the page has stood. */
  const pause = (): void => {
    clock = scrolled ? window.setTimeout(pause, unhurried) : 0;
    scrolled = false;
    if (clock) return;
    watching = true;
    scroller?.enable();
  };
  const moved = (): void => {
    now();
    scrolled = !watching;
    if (!watching) return;
    watching = false;
    scroller?.disable();
    clock = window.setTimeout(pause, unhurried);
  };
  // Told in the frame itself, which needs no other to be asked for.
  addEventListener('scroll', moved, { passive: true });
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  // No listener: not every browser's answer takes one.
  paper.onchange = turned;
  measure();
  stick(window.scrollY);
  // Each in a task of its own, so that none keeps a reader's hand waiting. No frame is waited for: a page that is opened behind
  // others gets none.
  const later = [
    setTimeout(now),
    setTimeout(() => {
      watching = true;
      scroller
        ?.setup({ step: [...parts], offset: 0.5 })
        .onStepEnter(soon)
        .onStepExit(soon);
    })
  ];

  return {
    stop() {
      [...later, clock].forEach(clearTimeout);
      scroller?.destroy();
      laid.disconnect();
      cancelAnimationFrame(queued);
      removeEventListener('scroll', moved);
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      paper.onchange = null;
    },
    laid: relaid,
    go(t) {
      // What lies above may have changed in this very frame, of which the browser tells at its end.
      relaid();
      scrollTo(place(rests, t));
    },
    draw() {
      sure();
      now();
    }
  };
}
