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
  /** whether a step in the history is being taken: until the page stands where it leads, its entry keeps its own place */
  let going = false;

  /** The entry of the history remembers the place for the way back. */
  const remember = (t: number, address?: string): void => {
    try {
      history.replaceState({ t, y: window.scrollY, tall: root.scrollHeight } satisfies Place, '', address);
    } catch {
      // An opaque origin, a file or a browser's limit may refuse; the story goes on.
    }
  };
  /**
   * The address follows the reader without filling the history. Browsers limit how often it may change, so only where the reader
   * pauses, and Chromium reads the page's icon anew for each: not between one fling and the next.
   */
  const note = (): void => {
    if (going) return;
    const at = t();
    const index = Math.round(at);
    const id = steps[index]?.id || steps[index]?.closest('.chapter')?.id;
    remember(at, index === 0 || !id ? location.pathname + location.search : `#${id}`);
  };

  // Where the page became an article because this came late, the reader keeps the step that is read.
  const late = !root.classList.contains('live');
  let read = late ? [...document.querySelectorAll('.step')].findIndex((step) => step.getBoundingClientRect().bottom > innerHeight / 2) : 0;
  root.classList.add('live');
  // Its listener comes before what follows links in the story.
  copyLinks();
  const { steps, t, go, draw, stepOf, stop } = play({
    paused: note,
    leaving: note,
    followed: (hash) => history.pushState(null, '', hash)
  });

  // Coming in by the address of a step, or by one typed in. After a reload the browser knows better where the reader was.
  const arriveByAddress = (hash = location.hash): void => {
    const index = stepOf(hash);
    if (index < 0) return;
    go(index);
    // A browser that is slow to its first frame must not have the story believe meanwhile that the reader is at its beginning.
    draw();
  };
  /** Back to where the reader was in this entry of the history. */
  const back = (place: Place): void => {
    if (place.tall === root.scrollHeight) window.scrollTo({ top: place.y, behavior: 'instant' });
    else go(place.t);
  };
  const kind = performance.getEntriesByType('navigation')[0];
  const fresh = !(kind instanceof PerformanceNavigationTiming) || kind.type === 'navigate';
  /**
   * Until a second after the page is loaded, whenever the browser goes to the top edge of the address's box: from there to a better
   * place. Where the browser goes by itself it is let be: after a reload it knows of the last second, and the history may not.
   */
  const rather = (to: () => void): void => {
    const box = document.getElementById(location.hash.slice(1));
    if (!box) return;
    /** where it was led to last */
    let stood = NaN;
    const lead = (): void => {
      to();
      stood = window.scrollY;
    };
    const watch = (): void => {
      if (Math.abs(box.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(box).scrollMarginTop)) < 2) lead();
    };
    const end = (): void => {
      removeEventListener('scroll', watch);
      watch();
    };
    addEventListener('scroll', watch);
    addEventListener('load', () => setTimeout(end, 1000));
    if (fresh) lead();
    else watch();
    // Faces that come after this change how much lies above: who has stood there since is led there again.
    document.fonts?.ready.then(() => {
      if (Math.abs(window.scrollY - stood) < 1) lead();
    });
  };
  if (fresh) {
    const { hash } = location;
    // Browsers go to that edge once more when all is loaded.
    rather(() => arriveByAddress(hash));
  } else {
    // WebKit goes there after a reload too, and forgets where the reader was; the entry of the history remembers.
    const place = history.state as Place | null;
    if (place) {
      rather(() => back(place));
      // and knows it better than what a page that came late shows where it stands
      read = 0;
    }
  }
  addEventListener('pagehide', () => remember(t()));
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    const place = state as Place | null;
    going = true;
    const { hash } = location;
    // After the browser's own scrolling, which follows this event: back to where the reader was, or to the new address.
    requestAnimationFrame(() => {
      if (place) back(place);
      else arriveByAddress(hash);
      going = false;
    });
  });

  if (read > 0) go(read);
  if (import.meta.hot) import.meta.hot.dispose(stop);
}

try {
  start();
} catch (error) {
  root.classList.remove('live');
  throw error;
}
