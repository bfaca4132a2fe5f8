import scrollama from 'scrollama';
import { stay } from './stay.ts';
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

/** Where a box lies on the page, px. */
export interface Lying {
  top: number;
  height: number;
}

export interface Tracked {
  steps: readonly HTMLElement[];
  stage: HTMLElement;
  /** share of the stage's height at which a column's card rests, and the most a band may cover */
  line: number;
  share: number;
  /** further boxes that lie in the page, whose places are read with the layout */
  also?: readonly HTMLElement[];
  /**
   * the reader moved, or the page was laid out anew; with the same object as before where only the words moved
   * @param y the scroll place, px
   * @param also top on the page and height of the further boxes, px
   * @returns whether all that is drawn stays as it was
   */
  read(reading: Reading, y: number, also: readonly Lying[]): boolean;
  /** whether all that is drawn would stay as it is at another place */
  alike(reading: Reading, y: number, also: readonly Lying[]): boolean;
  /** the reader moved, and has stood since */
  paused?: (() => void) | undefined;
  /** scrolls the page to a place, px; the window's own scrolling when left out */
  scrollTo?: (y: number) => void;
}

/** Who has not moved for as long, ms, or twice as long, pauses: between two flings there is less. */
const unhurried = 500;

/** How far ahead is looked for a place that looks another, px, and in what strides: less than a screen is waited for, see `stick`. */
const [ahead, stride] = [384, 24];

/** What a tracker can be told and asked. */
export interface Tracker {
  stop(): void;
  /** the position that is drawn */
  t(): number;
  /** scrolls to a position */
  go(t: number): void;
  /** reads the scroll place now, without waiting for a frame */
  draw(): void;
  /** calls what writes, in the next frame, after what reads the layout there; gives the frame's number */
  after(write: () => void): number;
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
export function track({ steps, stage, line, share, also = [], read, alike, paused, scrollTo = instantly }: Tracked): Tracker {
  /** what holds each step: its chapter, or itself where it is in none; and each of them once */
  const holds = steps.map((step) => step.closest<HTMLElement>('.chapter') ?? step);
  const parts = new Set(holds);
  let boxes: StepBox[] = [];
  let further: Lying[] = [];
  let rests: Rest[] = [];
  let width = 0;
  let height = 0;
  /** px of the whole page */
  let tall = 0;
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
    tall = document.body.offsetHeight;
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
    further = also.map((one) => {
      const box = one.getBoundingClientRect();
      return { top: box.top + offset, height: box.height };
    });
    if (layout === (layout = JSON.stringify([width, height, tall, boxes, further]))) return false;
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

  const readingAt = (t: number, lift: number): Reading => ({
    t,
    band: bandOf(boxes, rests, t, height, share),
    lift,
    edge: edged(boxes, t),
    width,
    height
  });

  /** Whether the page is of another width than the one that was read: a browser moves it, and draws frames, before it tells so. */
  const stale = (): boolean => stage.offsetWidth !== width;

  /** Reads the scroll place. Whether all that is drawn stays as it was. */
  const now = (): boolean => {
    // What is read now need not be read again in this frame, when the browser would have to lay out first what is written now.
    if (queued) cancelAnimationFrame(queued);
    queued = 0;
    const y = window.scrollY;
    if (printing || y === drawn) return true;
    // Paper is short: a browser leaps to its end and tells so before it tells of paper. Asked for at a leap, as it costs a frame.
    if (!(Math.abs(y - drawn) < height) && onPaper()) return true;
    // This place is one in another page: what is kept is the position in the one before.
    if (stale()) {
      relaid();
      return false;
    }
    // Without a stage the page is an article, and once the reader goes on in it the place is the step that is read.
    if (height === 0 && drawn >= 0) kept = boxes.findLastIndex(({ top }) => top < y + innerHeight / 2);
    drawn = y;
    if (height === 0) return true;
    const t = (kept = position(rests, y));
    const lift = liftOf(boxes, rests, y, height, share, t);
    if (t !== reading?.t || lift !== reading.lift) reading = readingAt(t, lift);
    const stays = read(reading, y, further);
    // After what reads the layout.
    stick(y);
    return stays;
  };
  // Where it cannot watch, scrolling alone tells.
  const scroller = 'IntersectionObserver' in window ? scrollama() : null;

  // While the page scrolls its place is read, and what watches would be looked at in each frame for nothing: it is let go until the
  // reader pauses.
  let watching = false;
  let clock = 0;
  /** the scroll place when the clock struck last */
  let struck = NaN;
  const going = (): void => {
    if (watching) scroller?.disable();
    watching = false;
    clock ||= window.setTimeout(strike, unhurried);
  };

  // Nothing listens to scrolling where that can be helped: a browser works in every frame for it, and most leave the stage as it
  // is. The place is looked at in each frame while something changes; then no more until the page has left the stretch in which
  // all stays so. In a frame on another site's page a browser would not watch so far; there scrolling tells, as it is told by the
  // host for the most part.
  const dozes = 'IntersectionObserver' in window && window.parent === window;
  /** the frame that is asked for; 0: none */
  let frame = 0;
  /** when the frame began in which was looked last */
  let looked = 0;
  /** frames in a row in which all stayed as it was */
  let calm = 0;
  /** the scroll place that was seen last, and the way the reader went there, 1 or -1 */
  let seen = 0;
  let way = 1;
  /** the stretch that is waited for the page to leave, and what ends the waiting */
  let low = 0;
  let high = 0;
  let stirs: (() => void) | undefined;
  const within = (y: number): boolean => stirs !== undefined && y > low && y < high;
  const stir = (): void => {
    stirs?.();
    stirs = undefined;
    calm = 0;
  };
  const wake = (): void => {
    stir();
    if (dozes) frame ||= requestAnimationFrame(look);
  };
  const doze = (from: number, to: number): void => {
    [low, high] = [from, to];
    stirs = stay(
      document.body,
      tall,
      low,
      high,
      () => {
        cancelAnimationFrame(frame);
        frame = 0;
      },
      wake
    );
  };
  const look = (moment: number): void => {
    looked = moment;
    frame = requestAnimationFrame(look);
    const stays = now();
    // Not asked for again: the browser would lay out first what was written now.
    const y = drawn;
    const stands = y === seen;
    if (!stands) {
      way = y > seen ? 1 : -1;
      seen = y;
      going();
    }
    if (!stays) return stir();
    calm++;
    // A few frames: who moves within a picture that changes does not stand in it for less.
    if (stirs || calm < 3) return;
    let far = 0;
    while (far < Math.min(ahead, height / 2 || ahead) && alikeAt(y + way * (far + stride))) far += stride;
    if (far > stride) doze(way > 0 ? y - 1 : y - far, way > 0 ? y + far : y + 1);
    else if (stands && calm > 6) doze(y - 1, y + 1);
  };
  const t = (): number => {
    const y = window.scrollY;
    return height > 0 && within(y) && !stale() ? position(rests, y) : kept;
  };
  const alikeAt = (y: number): boolean => {
    if (height === 0) return true;
    const t = position(rests, y);
    return alike(readingAt(t, liftOf(boxes, rests, y, height, share, t)), y, further);
  };
  /**
   * While nothing looks, the place is not known: it is asked for where the reader stops, or the next layout would keep the one
   * before. While something does, what it drew is not to be laid out for this. Gives the scroll place.
   */
  const stood = (): number => {
    if (!dozes || frame) return drawn;
    const y = window.scrollY;
    if (within(y) && !stale()) {
      kept = t();
      drawn = y;
    }
    return y;
  };
  /** Has the reader stood since the clock struck last? */
  const strike = (): void => {
    clock = 0;
    const y = stood();
    if (y !== struck) {
      struck = y;
      going();
      return;
    }
    watching = true;
    scroller?.enable();
    // From here on each px tells that they go on.
    if (stirs && !frame) {
      stir();
      doze(y - 1, y + 1);
    }
    if (height > 0) paused?.();
  };
  const moved = (): void => {
    now();
    going();
  };
  /** One of two in a frame would have the browser lay out what the other wrote. */
  const soon = (): void => {
    if (dozes) wake();
    else queued ||= requestAnimationFrame(() => void now());
  };

  /** Where a step begins below what the page keeps in view above it. */
  const articlePlace = (index: number): number => boxes[index]!.top - (Number.parseFloat(getComputedStyle(steps[index]!).scrollMarginTop) || 0);
  // When the window changes, the reader keeps the position and the scroll is corrected once.
  const relaid = (): void => {
    const was = width;
    if (printing || onPaper() || !measure()) return;
    // An article has no rests, but each step stands in it.
    if (width !== was && kept > 0) scrollTo(height > 0 ? place(rests, kept) : articlePlace(Math.round(kept)));
    // Let go, it looks anew when it is taken up again.
    if (watching) scroller?.resize();
    now();
    wake();
  };
  /** The stage may have changed since the last layout that we were told of. */
  const sure = (): void => {
    if (stage.offsetHeight !== height || stage.offsetWidth !== width) relaid();
  };
  const laid = new ResizeObserver(relaid);
  laid.observe(stage);
  for (const part of [document.body, ...parts, ...also]) laid.observe(part);

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
  if (!dozes) addEventListener('scroll', moved, { passive: true });
  addEventListener('scrollend', stood);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  // No listener: not every browser's answer takes one.
  paper.onchange = turned;
  measure();
  stick(window.scrollY);
  // Each in a task of its own, so that none keeps a reader's hand waiting. No frame is waited for: a page that is opened behind
  // others gets none.
  const later = [
    setTimeout(() => {
      now();
      wake();
    }),
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
      stir();
      [queued, frame].forEach(cancelAnimationFrame);
      removeEventListener('scroll', moved);
      removeEventListener('scrollend', stood);
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      paper.onchange = null;
    },
    laid: relaid,
    after: (write) =>
      requestAnimationFrame((moment) => {
        if (frame && moment !== looked) {
          cancelAnimationFrame(frame);
          look(moment);
        }
        write();
      }),
    t,
    go(t) {
      // What lies above may have changed in this very frame, of which the browser tells at its end.
      relaid();
      scrollTo(place(rests, t));
      wake();
    },
    draw() {
      sure();
      now();
    }
  };
}
