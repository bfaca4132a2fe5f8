/**
 * What runs in the story's own page: it plays the story and keeps the address and the history with the reader. The page is
 * complete without it; when it cannot start, the page goes back to being an article.
 */
import { copyLinks } from './lib/view/copy.ts';
import { play } from './lib/view/play.ts';

const root = document.documentElement;

/** Where the reader was, kept in the entry of the history: the position, the scroll place, and the page's height then. */
interface Place {
  t: number;
  y: number;
  tall: number;
}

function start(): void {
  let last = 0;
  let noting = 0;

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

  // Its listener comes before what follows links in the story.
  copyLinks();
  const { steps, go, stepOf, stop } = play({
    moved: (t) => {
      last = t;
      // Browsers limit how often an address may change, so only where the reader pauses.
      clearTimeout(noting);
      noting = window.setTimeout(() => note(t), 250);
    },
    leaving: () => note(last),
    followed: (hash) => history.pushState(null, '', hash)
  });

  // Coming in by the address of a step, or by one typed in. After a reload the browser knows better where the reader was.
  const arriveByAddress = (hash = location.hash): void => {
    const index = stepOf(hash);
    if (index >= 0) go(index);
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
      else go(place.t);
    });
  });

  if (import.meta.hot) import.meta.hot.dispose(stop);
}

try {
  start();
} catch (error) {
  root.classList.remove('live');
  throw error;
}
