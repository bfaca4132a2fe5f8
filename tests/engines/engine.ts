// One small interface over browsers of other engines, each driven by what it has: what these tests do with a page, and no more.
import { suites, gather } from '../../tools/suites.ts';
import { launchFirefox } from './firefox.ts';
import { launchWebkit } from './webkit.ts';

/** A document: the page's own, or that of the frame in it. Functions run there, and so may use nothing from outside them. */
export interface Place {
  evaluate<A extends unknown[], R>(work: (...given: A) => R, ...given: A): Promise<Awaited<R>>;
}

export type Key = 'PageDown' | 'PageUp' | 'Home' | 'End' | 'Space';

export interface Page extends Place {
  /** Opens an address and waits until it is loaded; what was said and asked before is forgotten. */
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  /** the document of the first frame in the page */
  frame: Place;
  /** Sets the size of the view, px. An engine's window may be wider than that at least: see the size it comes to. */
  size(width: number, height: number): Promise<void>;
  /** A turn of a real wheel, by `down` px, over a place of the view. */
  wheel(x: number, y: number, down: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  press(key: Key): Promise<void>;
  /** Errors and warnings since the page was opened, of itself and its frames, as far as the engine tells them. */
  said(): Promise<string[]>;
  /** Addresses that were asked for since the page was opened, by itself and its frames. */
  asked(): Promise<string[]>;
  /** Names of cookies. */
  cookies(): Promise<string[]>;
  /** How many things in an element the engine itself tells a screen reader with this role and name, where it can be asked. */
  aloud?(within: string, role: string, name: string): Promise<number>;
  /** The page on paper, where the engine can be told to print. */
  pdf?(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Launch {
  /** whether pages may run script */
  script: boolean;
  /** paths of the programs, by the names of tools/suites.ts */
  programs: Record<string, string>;
}

export const engine = process.env.ENGINE as 'firefox' | 'webkit';

/** Starts the engine that is tested, with one page. */
export async function launch({ script = true }: { script?: boolean } = {}): Promise<Page> {
  const suite = suites.find(({ name }) => name === engine);
  if (!suite) throw new Error(`ENGINE is "${engine}": set it to firefox or webkit, or run "npm run test:all".`);
  const programs = gather(suite, false);
  return engine === 'firefox' ? launchFirefox({ script, programs }) : launchWebkit({ script, programs });
}
