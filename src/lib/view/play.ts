import { cardShare, frameFor } from '../scene/frame.ts';
import type { Ground, Scene } from '../scene/mark.ts';
import { draw, poseOf, type Pose } from '../scene/picture.ts';
import { rowBoxes, type SpansData } from '../scene/spans.ts';
import { track, type Lying, type Reading } from '../scroll/track.ts';
import { pictureIn } from './picture.ts';
import { rowsIn } from './rows.ts';
import type { Sent } from './sent.ts';
import { slabOf, slabY } from './spine.ts';

/** What a page that plays the story may ask for beyond the picture. */
export interface Playing {
  /** ids of the steps that are in the page, in order, when they are not all of the story's */
  only?: readonly string[];
  /** scrolls the page to a place (px of the page); the page's own scrolling when left out */
  scrollTo?: (y: number) => void;
  /** the reader moved, and has stood since */
  paused?: () => void;
  /** a link to a step was followed and the page stands there: `hash` is the link's */
  followed?: (hash: string) => void;
  /** a link to a step is about to be followed */
  leaving?: () => void;
}

/**
 * The stage, and the reading position that it shows, to a thousandth; none until there is one. For who asks, as tests do. As an
 * attribute it would be written in every frame, which has a browser look for rules that it may change: a tenth of all work.
 */
export interface Stage extends HTMLElement {
  readonly t?: number;
}

/** A story that plays: its steps, and the ways to move in it. */
export interface Played {
  steps: readonly HTMLElement[];
  /** the reading position that is drawn */
  t(): number;
  /** to a position (RULINGS 19): for a whole number to the place where that step rests */
  go(t: number): void;
  /** reads the scroll place and draws at once, without waiting for a frame */
  draw(): void;
  /** index of the step that an address names: that of a step, or of a chapter, whose first step it is; -1 for others */
  stepOf(hash: string): number;
  stop(): void;
}

/** Whether every place in a scene is a number: a path has no N of NaN, no I of Infinity and no u of undefined. */
const sound = ({ marks }: Scene): boolean =>
  marks.every(({ d = '', x = 0, y = 0, width = 0, down = 0, opacity = 0 }) => !/[NIu]/.test(d) && Number.isFinite(x + y + width + down + opacity));

/** Whether two values of plain JSON are equal: their objects have the same keys, as poses of one chart do. */
const same = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    Object.keys(a).every((key) => same(a[key as never], b[key as never])));

/** `write` for what is another than it wrote last. Most frames change nothing, and a browser works for what is written, or read, anew too. */
const fresh = <T extends string | boolean>(write: (value: T) => void): ((value: T) => void) => {
  let was: T | undefined;
  return (value) => {
    if (value !== was) write((was = value));
  };
};

/** Moves a box down by px, to a tenth. One that was never moved and stands at 0 stays as it is. */
const move = (box: HTMLElement): ((px: number) => void) => {
  let was = 0;
  return (px) => {
    const tenths = Math.round(px * 10);
    if (tenths !== was) box.style.transform = `translateY(${(was = tenths) / 10}px)`;
  };
};

/**
 * Plays the story in the page that is there: reads its deck, draws the stage and follows the reader. Used by the story's own
 * page and by the page that stands in a frame. Throws when the page and its deck do not fit together.
 */
export function play({ only, scrollTo, paused, followed, leaving }: Playing = {}): Played {
  const root = document.documentElement;
  const stage = document.querySelector<Stage>('.stage');
  const story = document.querySelector<HTMLElement>('.story');
  const data = document.getElementById('deck')?.textContent;
  if (!stage || !story || !data) throw new Error('no stage, or no deck');
  const sent = JSON.parse(data) as Sent;
  const { asks, words } = sent;
  const kept = sent.deck.stops.map((_, i) => i).filter((i) => !only || only.includes(sent.deck.stops[i]!.id));
  const deck = { ...sent.deck, stops: kept.map((i) => sent.deck.stops[i]!) };
  const slab = slabOf(
    kept.map((i) => sent.spine[i]!),
    deck.stops.map(({ chart, cut }, i) => (chart === deck.stops[i + 1]?.chart ? undefined : cut))
  );
  const steps = [...document.querySelectorAll<HTMLElement>('.step')];
  const splits = steps.flatMap((step, index) => {
    const turn = step.matches('.opener.on-split') ? step.querySelector<HTMLElement>('.turn') : null;
    const intro = turn?.querySelector<HTMLElement>('.intro');
    return turn && intro ? [{ intro, index, moveTurn: move(turn), moveIntro: move(intro) }] : [];
  });
  if (steps.length !== deck.stops.length) throw new Error(`the page has ${steps.length} steps, the deck ${deck.stops.length}`);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  // Asked once and told of changes: a browser looks the page through for each asking.
  let calmly = still.matches;
  still.onchange = () => (calmly = still.matches);

  // Passages have their own length; it is set here, through the style object, which a strict policy allows.
  const lengthen = (step: HTMLElement): void => {
    if (step.dataset.glide) step.style.setProperty('--glide', step.dataset.glide);
  };
  if (!calmly) steps.forEach(lengthen);
  // Who asked for less motion is not led through a passage without words: it is left out, the place it leads to says so,
  // and they may have it back.
  const passage = steps.map((step) => step.classList.contains('passage'));
  const calm = calmly ? document.querySelector<HTMLElement>('.calm') : null;
  /** what was read when the stage was drawn last, and all that it shows since; none when it must be drawn anew */
  let stood: Reading | undefined;
  let shown: ReturnType<typeof showing> | undefined;
  const end = calm ? steps.indexOf(calm.closest<HTMLElement>('.step')!) : -1;
  const leaveOut = (out: boolean): void => {
    if (!calm) return;
    stood = shown = undefined;
    calm.hidden = !out;
    calm.classList.toggle('card', out);
    steps.forEach((step, i) => {
      if (passage[i]) step.classList.toggle('skipped', out);
    });
    for (const link of document.querySelectorAll<HTMLAnchorElement>(`.go > [href="#${steps[end]!.id}"]`)) link.parentElement!.hidden = out;
    // The picture keeps clear of these words as it does of the next.
    deck.stops[end] = { ...deck.stops[end]!, reserve: out ? deck.stops[end + 1]!.reserve : {} };
  };
  leaveOut(true);
  /** the position that is drawn for `t` */
  const drawnAt = (t: number): number => {
    if (!calmly) return t;
    let at = Math.round(t);
    if (calm?.hidden) return passage[Math.floor(t)] || passage[Math.ceil(t)] ? t : at;
    while (calm && passage[at]) at++;
    return at;
  };

  /** the artboard of the stage, CSS px of its width and height, and the artboard's height and scale */
  let fit: (ReturnType<typeof frameFor> & { width: number; tall: number }) | undefined;
  // Two boxes that move against each other cut the picture off where its words begin.
  const pane = document.createElement('div');
  const view = document.createElement('div');
  pane.className = 'pane';
  view.className = 'view';
  pane.append(view);
  stage.append(pane);
  const show = pictureIn(view);
  let copy: SVGElement | undefined;
  /** Puts the copy of a still on the stage, or takes it away. */
  const put = (still?: Element): void => {
    copy?.remove();
    copy = still?.cloneNode(true) as SVGElement | undefined;
    if (!copy) return;
    copy.id = 'instead';
    view.append(copy);
  };
  /**
   * The still of a step in place of a picture that cannot be drawn, and the grounds it stands on: one chart that fails takes
   * neither its words nor the other charts with it. Where a step has no still, that of a step before it shows the same chart.
   */
  const instead = (index: number, error: unknown): Pick<Scene, 'head' | 'foot' | 'turn'> => {
    show(null);
    offer(-1);
    // A step has its narrow still before its wide one.
    const stills = steps.map((step) => [...step.querySelectorAll('.still svg')].at(stage.offsetWidth < 700 ? 0 : -1));
    const still = stills.slice(0, index + 1).findLast(Boolean) ?? stills.find(Boolean);
    if (!copy) console.error(error);
    put(still);
    const ink = (of: Element | undefined, name: string): Ground => (of?.matches(name) ? 'ink' : 'paper');
    return { head: ink(still, '.head-ink'), foot: ink(steps[index], '.on-ink') };
  };
  const slabs = document.querySelector<SVGSVGElement>('.spine .slab');
  // As long as the spine: how it stands is a matter of its box alone.
  for (const name of 'xy') slabs?.firstElementChild?.removeAttribute(name);
  slabs?.firstElementChild?.setAttribute('width', '100%');
  const here = document.querySelector<HTMLElement>('.menu .here');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.menu a[data-chapter]')];
  const moveSlab = fresh((to: string) => (slabs!.style.transform = to));
  const sideSlab = fresh((out: boolean) => slabs!.classList.toggle('side-out', out));
  const edgeStage = fresh((edge: boolean) => stage.classList.toggle('edged', edge));
  const tell = (element: HTMLElement, name: string): ((value: string) => void) =>
    fresh((value: string) => element.setAttribute(`data-${name}`, value));
  const [movePane, moveView] = [move(pane), move(view)];
  const [tellGround, tellFoot, tellStoryFoot] = [tell(stage, 'ground'), tell(stage, 'foot'), tell(story, 'foot')];
  const tellHead = tell(root, 'head');
  let at = -1;
  /** px that the spine is long */
  let long = 0;
  let scene: Pick<Scene, 'head' | 'foot' | 'turn'>;

  const arrive = (index: number): void => {
    if (index === at) return;
    at = index;
    const chapter = steps[index]?.closest('.chapter')?.id;
    for (const link of links) {
      const current = link.dataset.chapter === chapter;
      if (current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      if (!current) continue;
      // One run of words in a box of its own: a number beside it would move as names change.
      if (here)
        here.textContent = ['.number', '.name']
          .map((part) => link.querySelector(part)?.textContent)
          .filter(Boolean)
          .join('\u2002');
    }
  };

  // Where every row of a picture shows whole, it can be asked.
  const rows = deck.stops.map((stop, index) => {
    const answers = deck.charts[stop.chart]?.kind === 'spans' && asks[stop.chart];
    return answers && Number(stop.state.figures) === 1 && !Number(stop.state.close) ? rowsIn(steps[index]!, answers, words) : undefined;
  });
  /** index of the step whose rows can be asked now, -1 for none; when its picture changed last, ms; the clock that runs until it rests */
  let asked = -1;
  let changed = 0;
  let resting = 0;
  const offer = (index: number): void => {
    if (index !== asked) rows[asked]?.leave();
    asked = index;
  };
  /** Puts buttons over rows when the picture has stood for a tenth of a second: nobody asks before, and each frame would be laid out for them. */
  const rest = (): void => {
    const left = changed + 100 - performance.now();
    resting = left > 1 ? window.setTimeout(rest, left) : 0;
    if (resting) return;
    // In the next frame, after what reads the layout there: written now, the next reading would wait for a layout. But a page
    // that is opened behind others gets no frames, nor does one that a busy browser leaves out: there by the clock.
    const frame = tracker.after(() => {
      clearTimeout(clock);
      place();
    });
    const clock = setTimeout(() => {
      cancelAnimationFrame(frame);
      place();
    }, 250);
  };
  const place = (): void => {
    const row = rows[asked];
    if (!row || !shown?.picture || !fit) return;
    const { chart, state, frame, scale } = shown.picture;
    const boxes = rowBoxes(deck.charts[chart]!.data as SpansData, state, frame);
    row.place(
      boxes.map(({ top, height }) => ({ top: top * scale, height: height * scale })),
      fit.width,
      fit.tall
    );
  };

  /** All that the stage shows at a place: what is equal looks the same. */
  const showing = ({ t, band, lift, edge, width, height }: Reading) => {
    if (fit?.width !== width || fit.tall !== height) {
      fit = { ...frameFor(width, height), width, tall: height };
      long = 0;
    }
    long ||= slabs?.clientWidth ?? 0;
    const at = drawnAt(t);
    let error: unknown;
    let picture: (Pose & { scale: number }) | undefined;
    try {
      // Words that go up and down by themselves leave the picture as it was.
      const { chart, state, frame } = poseOf(deck, at, fit.name, { height: fit.height });
      picture = { chart, state, frame, scale: fit.scale };
    } catch (none) {
      error = none;
    }
    return {
      picture,
      error,
      near: Math.round(at),
      // On whole pixels: its line is sharp, and a frame in which it moves by less changes nothing.
      cut: Math.round(band),
      lift,
      edge,
      // On whole pixels: its edges are sharp.
      bar: slab(at, 100 / (long || 1000))
    };
  };

  /** Draws the stage as it stands at a place that is read: its picture, what is cut off of it, and the slab. Whether it stays as it was. */
  const stand = (reading: Reading): boolean => {
    const next = showing(reading);
    if (same(next, shown)) return true;
    const { picture, error, near, cut, lift, edge, bar } = next;
    try {
      if (!picture) throw error;
      const { chart, state, frame, scale } = picture;
      const anew = !same(picture, shown?.picture);
      if (anew) {
        const drawn = draw(deck, picture);
        if (!sound(drawn)) throw new Error(`chart "${chart}" has no sound places`);
        show({ scene: drawn, frame, scale });
        scene = drawn;
      }
      // Rows can be asked wherever they are drawn whole, in a passage too, if no other chart is on the stage by then.
      const whole = chart === deck.stops[near]?.chart && Number(state.figures) > 0.9 && Number(state.close) < 0.02 && Number(state.solo) === 0;
      const now = whole ? near : -1;
      if (rows[now] && (anew || now !== asked)) {
        changed = performance.now();
        resting ||= window.setTimeout(rest, 100);
      }
      offer(now);
      rows[asked]?.lift(lift);
      put();
      shown = next;
    } catch (failure) {
      shown = undefined;
      scene = instead(near, failure);
    }
    movePane(-cut - lift);
    moveView(cut);
    copy?.style.setProperty('--band', `${cut}px`);
    tellGround(scene.head);
    tellFoot(scene.foot);
    tellStoryFoot(scene.foot);
    edgeStage(edge);
    tellHead(steps[near]?.classList.contains('cover') ? 'paper' : scene.head);
    if (slabs) {
      moveSlab(`translate(${bar.x}%,${slabY(bar.side)}px) scaleX(${bar.width / 100})`);
      sideSlab(bar.side === 'out');
    }
    arrive(near);
    return false;
  };

  /**
   * px of the words of each opener that leaves along a line which have gone up past it: where they do, the dark ends at that line
   * and not at its own edge, for the ground turns where the data does, and no strip of dark lies over the paper.
   */
  const pastAt = ({ t, lift }: Reading, y: number, intros: readonly Lying[]): number[] =>
    splits.map(({ index }, i) => {
      const { top, height } = intros[i]!;
      const leaves = Math.floor(t) === index || Math.floor(t) === index + 1;
      return leaves ? Math.max(0, Math.min((scene.turn ?? -Infinity) * fit!.scale - lift - top + y, height)) : 0;
    });
  /** how far each has gone by now */
  let past: number[] = [];
  const tracker = track({
    steps,
    stage,
    line: 0.36,
    share: cardShare,
    also: splits.map(({ intro }) => intro),
    ...(scrollTo ? { scrollTo } : {}),
    ...(paused ? { paused } : {}),
    alike: (reading, y, intros) => same(showing(reading), shown) && same(pastAt(reading, y, intros), past),
    read: (reading, y, intros) => {
      // Most frames leave everything where it stood: a step that is at rest moves its words alone.
      const stays = reading === stood || stand(reading);
      stood = reading;
      const was = past;
      past = pastAt(reading, y, intros);
      past.forEach((px, i) => {
        splits[i]!.moveTurn(px);
        splits[i]!.moveIntro(-px);
      });
      return stays && same(past, was);
    }
  });
  Object.defineProperty(stage, 't', { configurable: true, get: () => stood && Math.round(tracker.t() * 1000) / 1000 });

  const stepOf = (hash: string): number => {
    const target = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    const step = target?.matches('.step') ? target : target?.querySelector<HTMLElement>('.step');
    const index = step ? steps.indexOf(step) : -1;
    // A place in a passage that is left out is where the passage leads to.
    return calm && !calm.hidden && passage[index] ? end : index;
  };

  // A link in the story goes to the step's place at rest, not to the top edge of its box.
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!link) return;
    const menu = link.closest('details');
    if (menu) menu.open = false;
    if (calm?.contains(link)) {
      leaveOut(false);
      steps.forEach((step, i) => passage[i] && lengthen(step));
      tracker.laid();
    }
    const index = stepOf(link.hash);
    if (index < 0) return;
    event.preventDefault();
    leaving?.();
    followed?.(link.hash);
    tracker.go(index);
    // Who follows a link by keyboard goes on reading from there.
    const chapter = steps[index]!.closest<HTMLElement>('.chapter');
    (chapter?.id === link.hash.slice(1) ? chapter : steps[index])?.focus({ preventScroll: true });
  });
  // What opens over the page closes as a reader expects: with Escape, and the smaller ones by a click beside them.
  const list = document.querySelector<HTMLDetailsElement>('details.menu');
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const inside = event.target instanceof Element ? event.target.closest<HTMLDetailsElement>('details[open]') : null;
    const box = inside ?? (list?.open ? list : steps[at]?.querySelector<HTMLDetailsElement>('details[open]'));
    if (!box) return;
    box.open = false;
    box.querySelector('summary')?.focus({ preventScroll: true });
  });
  addEventListener('pointerdown', (event) => {
    for (const box of document.querySelectorAll<HTMLDetailsElement>('details.menu[open], .save[open]'))
      if (event.target instanceof Node && !box.contains(event.target)) box.open = false;
  });

  // The story plays: nothing waits for the reader's hand any more, which a browser would ask the page about in every frame.
  window.onwheel = window.ontouchmove = window.onkeydown = null;

  return { steps, t: tracker.t, go: tracker.go, draw: tracker.draw, stepOf, stop: tracker.stop };
}
