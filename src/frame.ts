/**
 * What runs in the page that stands in a frame, /embed/. The page is complete without it; with it the page goes through the
 * story one step at a time, and where the host answers it is pinned or unrolled. It touches neither history nor storage, and
 * works where its origin is opaque: a classic script, since a module would need leave of its own server there.
 */
import { call, forwardKeys, tellForeign } from './lib/embed/child.ts';
import { optionsOf } from './lib/embed/options.ts';
import type { Mode } from './lib/embed/protocol.ts';
import { onPaper } from './lib/scroll/track.ts';
import { copyLinks } from './lib/view/copy.ts';
import { play } from './lib/view/play.ts';

const root = document.documentElement;

function start(): void {
  const options = optionsOf(location.hash);
  const pym = new URLSearchParams(location.search).get('childId');
  const framed = parent !== window;
  /** the page itself is read step by step, in no frame */
  const own = !framed && document.querySelector('.stepper.own') !== null;
  const all = <T extends Element>(selector: string): T[] => [...document.querySelectorAll<T>(selector)];

  // One chapter, or one chart: the rest leaves the page.
  const found = document.getElementById(options.chart ?? options.only ?? '');
  const chart = options.chart && found?.matches('.step:not(.rest-page)') ? found : null;
  const chapter = chart ? chart.closest('.chapter') : found?.matches('.chapter') ? found : null;
  if (chapter) {
    for (const other of all('.chapter')) if (other !== chapter) other.remove();
    for (const link of all('.menu a[data-chapter]')) if (link.getAttribute('data-chapter') !== chapter.id) link.closest('li')!.remove();
  }
  if (chart) for (const step of all('.step')) if (step !== chart && !step.matches('.opener')) step.remove();
  const steps = all<HTMLElement>('.step');
  const alone = chart !== null;
  root.classList.toggle('dim', options.dim);
  root.classList.toggle('alone', alone);
  root.classList.toggle('framed', framed);
  root.classList.toggle('opened', options.opened);

  let mode: Mode = 'flow';
  /** the scroll place that the host gave, px */
  let given = 0;
  let heard = -1e4;
  let focused = -1e4;
  let touched = -1e4;
  const now = (): number => performance.now();
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, () => (touched = now()), true);

  const scrollTo = (y: number): void => {
    if (mode === 'box' || !framed) {
      root.scrollTop = y;
      played.draw();
    } else {
      // Where the host stands there already it has nothing to tell: paper had only this page leap.
      if (Math.abs(y - given) <= 2) root.scrollTop = y;
      line.say({ seek: y });
    }
  };
  // Its listener comes before what follows links in the story.
  copyLinks();
  const played = play({
    only: steps.map((step) => step.dataset.step ?? step.id),
    scrollTo,
    followed: (hash) => mode === 'box' && show(played.stepOf(hash))
  });

  /** Stands the page as the host says, and keeps the reader's place. */
  const stand = (next: Mode): void => {
    const t = played.t();
    mode = next;
    root.dataset.mode = framed || own ? next : 'open';
    // A host that gives the frame the height it tells: then there is no bar to scroll it by, whose width would change that height.
    root.classList.toggle('grown', next === 'flow' && (line.joined() || pym !== null));
    // A chart alone has no stage.
    root.classList.toggle('live', next !== 'flow' && !alone);
    if (next === 'box') show(t > 0 ? Math.round(t) : at);
    else if (framed && t > 0)
      requestAnimationFrame(() =>
        next === 'pin' ? played.go(t) : line.say({ seek: steps[Math.round(t)]!.getBoundingClientRect().top + root.scrollTop })
      );
    measure();
  };

  /* One step at a time, in a box whose height is the host's. */
  let at = 0;
  const low = (): boolean => !matchMedia('(min-height: 600px)').matches;
  const counter = document.querySelector('.stepper .at');
  const [previous, next] = all<HTMLButtonElement>('.stepper button');
  const show = (index: number): void => {
    at = Math.min(Math.max(index, 0), steps.length);
    for (const [i, step] of [...steps, document.querySelector<HTMLElement>('.end')!].entries()) step.classList.toggle('now', i === at);
    if (counter) counter.textContent = `${Math.min(at + 1, steps.length)} / ${steps.length}`;
    // A button that is switched off would lose the focus to the page.
    previous?.setAttribute('aria-disabled', String(at === 0));
    next?.setAttribute('aria-disabled', String(at === steps.length));
    if (low()) root.scrollTop = 0;
    else if (at === steps.length) scrollTo(root.scrollHeight);
    else played.go(at);
  };
  const forward = (): void => {
    const card = steps[at]?.querySelector('.card, .intro > :last-child, .front > :last-child');
    const below = (card?.getBoundingClientRect().bottom ?? 0) - innerHeight;
    // Words that go on below are read before the next step.
    if (!low() && at < steps.length && below > 8) scrollTo(root.scrollTop + Math.min(below, innerHeight * 0.7));
    else show(at + 1);
  };
  previous?.addEventListener('click', () => show(at - 1));
  next?.addEventListener('click', forward);
  addEventListener('keydown', (event) => {
    if (mode !== 'box' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest('.scroller, .rows, .menu[open]')) return;
    if (event.key === 'ArrowRight') forward();
    else if (event.key === 'ArrowLeft') show(at - 1);
    else return;
    event.preventDefault();
  });

  const wants = options.mode === 'flow' || alone || pym ? 'flow' : 'pin';
  const line = call({
    hello: options.mode === 'step' ? null : { wants, open: true, asked: options.opened },
    mode: stand,
    gone(y) {
      if (mode !== 'pin') return;
      given = y;
      heard = now();
      root.scrollTop = y;
      played.draw();
      // A layout that was due may have taken the place back.
      if (Math.abs(root.scrollTop - y) > 2) root.scrollTop = y;
    }
  });
  /** Asks the host to come to where the page stands; once for a place. */
  const follow = (): void => {
    given = root.scrollTop;
    line.say({ seek: given });
  };
  const astray = (): boolean => mode === 'pin' && line.joined() && Math.abs(root.scrollTop - given) > 2 && !onPaper();
  // A key pressed right after the page went to the focus counts from there: the host hears of the place first, and not after.
  addEventListener('keydown', () => now() - focused < 500 && astray() && follow());
  forwardKeys(line);
  // When the page scrolls by itself, for the focus or for what was found in it, the host follows. What a browser does to a
  // place that the host has just given, or a throw back to the very beginning, is nobody's wish: there the host is right.
  addEventListener('focusin', () => (focused = now()));
  addEventListener('scroll', () => {
    if (!astray()) return;
    if (now() - focused < 500 || (now() - heard > 250 && root.scrollTop > 0)) follow();
    else root.scrollTop = given;
  });

  /** Tells how long the page is, when that has changed. */
  let told = 0;
  function measure(): void {
    const size = Math.ceil(document.body.getBoundingClientRect().height);
    if (mode === 'box' || onPaper()) return;
    told = size;
    line.say({ size, asked: now() - touched < 1000 });
    if (!line.joined() && framed && mode === 'flow') tellForeign(size, { secret: options.secret, pym });
  }
  new ResizeObserver(() => Math.ceil(document.body.getBoundingClientRect().height) !== told && measure()).observe(document.body);

  // A frame that WordPress keeps apart may open nothing: it asks for the page of a link.
  if (options.secret)
    addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]:not([href^="#"], .close)') : null;
      if (!link) return;
      event.preventDefault();
      parent.postMessage({ message: 'link', value: link.href, secret: options.secret }, '*');
    });
  // Close leads back to the card that stood here, without an entry in the history.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.close') : null;
    if (!link) return;
    event.preventDefault();
    location.replace(`${link.href}${location.hash.replace(/\bopened\b/, 'closed')}`);
  });

  stand(!framed && !own ? 'pin' : wants === 'flow' && (pym || alone) ? 'flow' : 'box');
  const first = options.start ? `#${options.start}` : own ? location.hash : '';
  if (first) show(played.stepOf(first));
  // Words that stood in another face may have been longer: the step they led to stands elsewhere then.
  void document.fonts?.ready.then(() => mode === 'box' && !low() && show(at));
  if (framed && wants === 'pin') tellForeign(640, { secret: options.secret, pym });
}

try {
  start();
} catch (error) {
  root.classList.remove('live');
  delete root.dataset.mode;
  throw error;
}
