/**
 * What runs in the browser: it reads the deck that stands in the page, draws the stage and follows the reader. The page
 * is complete without it; when it cannot start, the page goes back to being an article.
 */
import { mount } from 'svelte';
import { cardShare, frameFor } from './lib/scene/frame.ts';
import { picture } from './lib/scene/picture.ts';
import { rowBoxes, type SpansData } from './lib/scene/spans.ts';
import { track } from './lib/scroll/track.ts';
import { copyLinks } from './lib/view/copy.ts';
import { Reader } from './lib/view/reader.svelte.ts';
import Stage from './lib/view/Stage.svelte';
import Rows from './lib/view/Rows.svelte';
import type { Sent } from './lib/view/sent.ts';
import { slab } from './lib/view/spine.ts';

const root = document.documentElement;

/** Where the reader was, kept in the entry of the history: the position, the scroll place, and the page's height then. */
interface Place {
  t: number;
  y: number;
  tall: number;
}

function start(): void {
  const stage = document.querySelector<HTMLElement>('.stage');
  const story = document.querySelector<HTMLElement>('.story');
  const data = document.getElementById('deck')?.textContent;
  if (!stage || !story || !data) throw new Error('the page has no stage, or no deck');
  const { deck, spine, asks, words } = JSON.parse(data) as Sent;
  const steps = [...document.querySelectorAll<HTMLElement>('.step')];
  if (steps.length !== deck.stops.length) throw new Error(`the page has ${steps.length} steps, the deck ${deck.stops.length}`);
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  // Passages have their own length; it is set here, through the style object, which a strict policy allows.
  for (const step of steps) if (step.dataset.glide && !still.matches) step.style.setProperty('padding-top', step.dataset.glide);

  const reader = new Reader();
  mount(Stage, { target: stage, props: { reader } });
  const slabs = document.querySelector<SVGRectElement>('.spine .slab');
  const here = document.querySelector<HTMLElement>('.menu .here');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.menu a[data-chapter]')];
  let at = -1;
  let last = 0;
  let noting = 0;

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

  /** The address follows the reader without filling the history, and the entry remembers the place for the way back. */
  const note = (t: number): void => {
    clearTimeout(noting);
    const index = Math.round(t);
    const id = steps[index]?.id || steps[index]?.closest('.chapter')?.id;
    const address = index === 0 || !id ? location.pathname + location.search : `#${id}`;
    try {
      history.replaceState({ t, y: window.scrollY, tall: root.scrollHeight } satisfies Place, '', address);
    } catch {
      // An opaque origin, a file or a browser's limit may refuse; the story goes on.
    }
  };

  // Where every row of a picture shows whole, it can be asked.
  deck.stops.forEach((stop, index) => {
    const chart = deck.charts[stop.chart];
    const answers = asks[stop.chart];
    if (chart?.kind !== 'spans' || !answers || Number(stop.state.figures) !== 1 || Number(stop.state.close)) return;
    const boxes = (): { key: string; top: number; height: number }[] => {
      const { state, frame, scale } = reader.drawn!;
      return rowBoxes(chart.data as SpansData, state, frame).map((box) => ({ key: box.key, top: box.top * scale, height: box.height * scale }));
    };
    mount(Rows, { target: steps[index]!, props: { index, asks: answers, boxes, reader, words } });
  });

  const tracker = track({
    steps,
    stage,
    line: 0.36,
    share: cardShare,
    read: ({ t, band, lift, edge }) => {
      const shown = still.matches ? Math.round(t) : t;
      const fit = frameFor(stage.offsetWidth, stage.offsetHeight);
      if (reader.fit?.width !== stage.offsetWidth || reader.fit.height !== fit.height)
        reader.fit = { ...fit, width: stage.offsetWidth, tall: stage.offsetHeight };
      reader.lift = lift;
      const { scene, frame, chart, state } = picture(deck, shown, fit.name, { height: fit.height });
      reader.drawn = { scene, frame, scale: fit.scale, chart, state };
      const near = Math.round(t);
      // Rows can be asked wherever they are drawn whole, in a passage too, if no other chart is on the stage by then.
      const whole = chart === deck.stops[near]?.chart && Number(state.figures) > 0.9 && Number(state.close) < 0.02 && Number(state.solo) === 0;
      reader.asked = whole ? near : -1;
      stage.style.setProperty('--band', `${band.toFixed(1)}px`);
      stage.style.setProperty('--lift', `${lift.toFixed(1)}px`);
      stage.dataset.ground = scene.head;
      stage.classList.toggle('edged', edge);
      stage.dataset.foot = scene.foot;
      story.dataset.foot = scene.foot;
      root.dataset.head = steps[near]?.classList.contains('cover') ? 'paper' : scene.head;
      stage.dataset.t = t.toFixed(3);
      const bar = slab(spine, shown);
      if (slabs) {
        slabs.setAttribute('x', `${bar.x}%`);
        slabs.setAttribute('width', `${bar.width}%`);
        slabs.setAttribute('y', bar.side === 'out' ? '8' : '14');
        slabs.setAttribute('class', `slab side-${bar.side}`);
      }
      arrive(near);
      last = t;
      // Browsers limit how often an address may change, so only where the reader pauses.
      clearTimeout(noting);
      noting = window.setTimeout(() => note(t), 250);
    }
  });

  /** The step of an address in the page: that of a step, or of a chapter, whose first step it is. -1 for others. */
  const stepOf = (hash: string): number => {
    const target = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    const step = target?.matches('.step') ? target : target?.querySelector<HTMLElement>('.step');
    return step ? steps.indexOf(step) : -1;
  };

  copyLinks();
  // A link in the story goes to the step's place at rest, not to the top edge of its box.
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!link) return;
    const menu = link.closest('details');
    if (menu) menu.open = false;
    const index = stepOf(link.hash);
    if (index < 0) return;
    event.preventDefault();
    note(last);
    history.pushState(null, '', link.hash);
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

  // Coming in by the address of a step, or by one typed in. After a reload the browser knows better where the reader was.
  const arriveByAddress = (hash = location.hash): void => {
    const index = stepOf(hash);
    if (index >= 0) tracker.go(index);
  };
  const kind = performance.getEntriesByType('navigation')[0];
  if (!(kind instanceof PerformanceNavigationTiming) || kind.type === 'navigate') {
    arriveByAddress();
    // The browser goes to the top edge of the address's box once more when all is loaded: then again to its place at rest.
    addEventListener('load', () => setTimeout(() => Math.abs(last - stepOf(location.hash)) < 1 && arriveByAddress(), 100));
  }
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    const place = state as Place | null;
    // What the reader's last pause would still write belongs to the entry that is left, and would name it in this one.
    clearTimeout(noting);
    const { hash } = location;
    // After the browser's own scrolling, which follows this event: back to where the reader was, or to the new address.
    requestAnimationFrame(() => {
      if (!place) arriveByAddress(hash);
      else if (place.tall === root.scrollHeight) window.scrollTo({ top: place.y, behavior: 'instant' });
      else tracker.go(place.t);
    });
  });

  if (import.meta.hot) import.meta.hot.dispose(() => tracker.stop());
}

try {
  start();
} catch (error) {
  root.classList.remove('live');
  throw error;
}
