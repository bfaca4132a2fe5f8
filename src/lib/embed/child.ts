import { keys, mark, sound, version, type Hello, type ToChild, type ToHost } from './protocol.ts';

/** What the page in a frame hears of its host. */
export interface Hearing {
  /** null: it says nothing, and stays in its box */
  hello: Pick<Hello, 'wants' | 'open' | 'asked'> | null;
  mode?(mode: NonNullable<ToChild['mode']>): void;
  /** px of the content that have gone by */
  gone?(y: number): void;
}

/** What it can say. */
export interface Line {
  joined(): boolean;
  say(said: ToHost): void;
}

/**
 * Opens the line from the page in a frame to the page around it: says hello, and again when it is asked, and hears the host
 * from the moment that it answers with a port. Only the window around it is heard; a host that answers anew takes the place of
 * the one before.
 */
export function call({ hello, mode, gone }: Hearing): Line {
  const id = Math.random();
  let port: MessagePort | null = null;
  const greet = (): void => {
    if (hello && parent !== window) parent.postMessage({ [mark]: version, say: 'hello', id, ...hello } satisfies Hello, '*');
  };
  addEventListener('message', ({ data, source, ports }: MessageEvent<{ [mark]?: unknown; say?: unknown } | null>) => {
    if (source !== parent || data?.[mark] !== version) return;
    if (data.say === 'who') greet();
    if (data.say !== 'join' || !ports[0] || !hello) return;
    port?.close();
    port = ports[0];
    port.onmessage = ({ data: said }: MessageEvent<ToChild | null>) => {
      if (said?.mode === 'box' || said?.mode === 'pin' || said?.mode === 'flow') mode?.(said.mode);
      if (sound(said?.y)) gone?.(said.y);
    };
  });
  greet();
  return { joined: () => port !== null, say: (said) => port?.postMessage(said) };
}

/** Hands keys that scroll, and that nothing in the page uses, to the host: with the focus in a frame it would not get them. */
export function forwardKeys(line: Line): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !line.joined()) return;
    const at = event.target;
    if (at instanceof Element && at.closest('input, textarea, select, [contenteditable]')) return;
    // Space presses a button; in a list or a table that scrolls by itself keys are its own.
    if (at instanceof Element && event.key === ' ' && at.closest('button, summary, a')) return;
    if (at instanceof Element && at.closest('.scroller, .menu[open]')) return;
    const name = event.key === ' ' ? (event.shiftKey ? 'ShiftSpace' : 'Space') : event.key;
    const key = (keys as readonly string[]).indexOf(name);
    if (key < 0) return;
    event.preventDefault();
    line.say({ key });
  });
}

let heights: (() => void) | null = null;

/**
 * Tells hosts that are not ours how tall the page would be: AMP, pym.js and WordPress each have their own words for it.
 * @param height px
 * @param secret what WordPress wrote into the frame's address
 * @param pym the id that pym.js wrote into the frame's address
 */
export function tellForeign(height: number, { secret, pym }: { secret: string | null; pym: string | null }): void {
  const say = (message: unknown): void => parent.postMessage(message, '*');
  // WordPress may ask for it once its own script has come.
  if (secret && !heights)
    addEventListener('message', ({ data, source }: MessageEvent<{ message?: unknown; secret?: unknown } | null>) => {
      if (source === parent && data?.message === 'ready' && data.secret === secret) heights?.();
    });
  heights = () => {
    say({ sentinel: 'amp', type: 'embed-size', height });
    if (pym) say(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
    if (secret) say({ message: 'height', value: height, secret });
  };
  heights();
}
