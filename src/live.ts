/**
 * What runs in the browser: it reads the deck that stands in the page, draws the stage and follows the reader. The page
 * is complete without it; when it cannot start, the page goes back to being an article.
 */
import { mount } from 'svelte';
import type { Deck } from './lib/scene/deck';
import { cardShare } from './lib/scene/frame';
import { picture } from './lib/scene/picture';
import { track } from './lib/scroll/track';
import { Reader } from './lib/view/reader.svelte';
import Stage from './lib/view/Stage.svelte';
import { slab, type Span } from './lib/view/spine';

const root = document.documentElement;

function start(): void {
  const stage = document.querySelector<HTMLElement>('.stage');
  const story = document.querySelector<HTMLElement>('.story');
  const data = document.getElementById('deck')?.textContent;
  if (!stage || !story || !data) throw new Error('the page has no stage, or no deck');
  const { deck, spine } = JSON.parse(data) as { deck: Deck; spine: Span[] };
  const steps = [...document.querySelectorAll<HTMLElement>('.step')];
  if (steps.length !== deck.stops.length) throw new Error(`the page has ${steps.length} steps, the deck ${deck.stops.length}`);
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  // Passages have their own length; it is set here, through the style object, which a strict policy allows.
  for (const step of steps) if (step.dataset.glide && !still.matches) step.style.setProperty('padding-top', step.dataset.glide);

  const reader = new Reader();
  const grounds = deck.stops.map((_, i) => picture(deck, i, 'phone390').scene);
  const slabs = document.querySelector<SVGRectElement>('.spine .slab');
  const here = document.querySelector<HTMLElement>('.menu .here');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.menu a[data-chapter]')];
  let mounted = false;
  let at = -1;
  let noted = 0;

  const arrive = (index: number): void => {
    if (index === at) return;
    at = index;
    const chapter = steps[index]?.closest<HTMLElement>('.chapter');
    for (const link of links) {
      if (link.dataset.chapter === chapter?.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const name = links.find((link) => link.dataset.chapter === chapter?.id)?.querySelector('.name')?.textContent;
    if (here && name) here.textContent = name;
    // The address follows the reader without filling the history; browsers limit how often, so not at every pixel.
    clearTimeout(noted);
    noted = window.setTimeout(() => {
      const id = steps[index]?.id || chapter?.id;
      if (!id || location.hash === `#${id}` || (index === 0 && !location.hash)) return;
      try {
        history.replaceState(history.state, '', index === 0 ? location.pathname + location.search : `#${id}`);
      } catch {
        // An opaque origin or a file may refuse; the story goes on.
      }
    }, 250);
  };

  const tracker = track({
    steps,
    stage,
    line: 0.36,
    share: cardShare,
    enter: () => undefined,
    read: ({ t, band, lift }) => {
      const shown = still.matches ? Math.round(t) : t;
      reader.width = stage.offsetWidth;
      reader.height = stage.offsetHeight;
      reader.t = shown;
      const near = Math.round(t);
      const scene = grounds[near]!;
      stage.style.setProperty('--band', `${band.toFixed(1)}px`);
      stage.style.setProperty('--lift', `${lift.toFixed(1)}px`);
      stage.dataset.ground = scene.head;
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
      if (!mounted && reader.width > 0) {
        mounted = true;
        mount(Stage, { target: stage, props: { deck, reader } });
      }
    }
  });

  // A link in the story goes to the step's place at rest, not to the top edge of its box.
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!link) return;
    const menu = link.closest('details');
    if (menu) menu.open = false;
    const target = document.getElementById(link.hash.slice(1));
    const index = target ? steps.indexOf(target) : -1;
    if (index < 0) return;
    event.preventDefault();
    history.pushState(null, '', link.hash);
    tracker.go(index);
  });
  // Coming in, or back, by the address of a step. After a reload the browser knows better where the reader was.
  const arriveByAddress = (): void => {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const index = target ? steps.indexOf(target) : -1;
    if (index >= 0) tracker.go(index);
  };
  const kind = performance.getEntriesByType('navigation')[0];
  if (!(kind instanceof PerformanceNavigationTiming) || kind.type === 'navigate') arriveByAddress();
  addEventListener('hashchange', arriveByAddress);

  if (import.meta.hot) import.meta.hot.dispose(() => tracker.stop());
  root.classList.add('awake');
}

try {
  start();
} catch (error) {
  root.classList.remove('live');
  throw error;
}
