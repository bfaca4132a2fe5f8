/** How a page that embeds the story would have it: from the hash of the frame's address, so that one static file serves all. */
export interface Options {
  /** id of the chapter or step that it begins with */
  start: string | null;
  /** id of the one chapter that is shown */
  only: string | null;
  /** id of the one step whose chart is shown */
  chart: string | null;
  /** asked for: one step at a time, or unrolled; else whatever the host allows */
  mode: 'step' | 'flow' | null;
  language: string | null;
  /** a paper that is darker, for dark pages */
  dim: boolean;
  /** the reader opened it from its card, or closed it again */
  opened: boolean;
  closed: boolean;
  /** what WordPress asks to hear again with a height */
  secret: string | null;
}

const name = /^[a-z0-9-]+$/i;

/**
 * Reads `#start=…&only=…&chart=…&mode=step|flow&lang=…&paper=dim`. What it does not know it leaves alone; a value that is no
 * name of a step, a chapter or a mode counts as not given. WordPress appends `#?secret=…` to what stands there already.
 */
export function optionsOf(hash: string): Options {
  const given = new Map<string, string>();
  for (const pair of hash.split(/[#?&]/)) {
    const at = pair.indexOf('=');
    given.set(at < 0 ? pair : pair.slice(0, at), at < 0 ? '' : pair.slice(at + 1));
  }
  const named = (key: string): string | null => {
    const value = given.get(key);
    return value !== undefined && name.test(value) ? value : null;
  };
  const mode = given.get('mode');
  return {
    start: named('start'),
    only: named('only'),
    chart: named('chart'),
    mode: mode === 'step' || mode === 'flow' ? mode : null,
    language: named('lang'),
    dim: given.get('paper') === 'dim',
    opened: given.has('opened'),
    closed: given.has('closed'),
    secret: named('secret')
  };
}
