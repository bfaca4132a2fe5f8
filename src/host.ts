/**
 * The loader that a page embedding the story includes: /embed/v1.js. It finds our frames, sees whether they can be pinned,
 * pins them and tells them how far they have gone by. It makes no names, styles, history or sound of its own; the frames that
 * it does not reach are complete without it. At most 2,048 bytes gzipped, so a frame is kept in the variables of a function,
 * whose names a build can shorten. What it says and hears is in src/lib/embed/protocol.ts. All lengths are px of the window.
 */
import { leastHeight, mark, sound, version, type Hello, type Mode, type ToChild, type ToHost } from './lib/embed/protocol.ts';

const root = document.documentElement;
const attribute = 'data-' + mark;
const once = Symbol.for(mark);
const page = document as Document & Record<symbol, unknown>;
const { min, max } = Math;

const { now } = Date;
const rect = (element: Element): DOMRect => element.getBoundingClientRect();
const top = (element: Element): number => rect(element).top;
const overflow = (element: Element): string => getComputedStyle(element).overflowY;
const scrolls = (element: Element): boolean => !/visible|clip/.test(overflow(element));

/** Sets styles over those of the host: `name:value` pairs, parted by `;`. */
const style = (element: HTMLElement, styles: string): void => {
  element.style.cssText += styles.replace(/;|$/g, '!important;');
};

/** What looks where each frame in care is: all of them in one turn, however many there are. */
const places = new Set<() => void>();
let queued = 0;
const look = (): void => {
  queued = 0;
  places.forEach((place) => place());
};
const soon = (): void => {
  if (queued) return;
  // By the clock where no frame comes: a busy browser leaves frames out, and a page behind others gets none.
  setTimeout(look, 250);
  queued = requestAnimationFrame(look);
};

/** Takes a frame that said hello into care, until it leaves the page or is loaded anew. Gives what ends it. */
function adopt(frame: HTMLIFrameElement, hello: Partial<Hello>, port: MessagePort): () => void {
  const box = frame.parentElement!;
  const whole = document.scrollingElement ?? root;
  /** the style attributes of both as the host wrote them */
  const wroteBox = box.style.cssText;
  const wroteFrame = frame.style.cssText;
  const asks = (name: string): string | null => box.getAttribute(attribute + name) || frame.getAttribute(attribute + name);
  // Only a box that holds nothing else may become as long as the story.
  let pins = hello.wants === 'pin' && (box.hasAttribute(attribute) || (!box.children[1] && !box.textContent.trim()));
  let mode: Mode = 'box';
  /** the size of the window for which the mode was chosen, and its size now */
  let chosen = '';
  let size = '';
  /** what scrolls around the frame, and px of it that the host keeps for its header */
  let scroller = whole;
  let head = 0;
  /** the length that the child told, and the length that it has */
  let told = 0;
  let long = 0;
  /** until then (ms) a change of length is one that the reader asked for; and whether the page shall scroll to it */
  let asked = hello.asked ? now() + 2999 : 0;
  let arriving = asked;
  let seek = -1;
  let key = -1;
  /** what the child was last told of its place, and where the page stood then */
  let was = -1;
  let stood = 0;
  /** looks in a row, two a frame at most, that did not find it where a pinned one is */
  let off = 0;

  const inWindow = (): boolean => scroller === whole;
  const start = (): number => (inWindow() ? 0 : top(scroller) + scroller.clientTop);
  const release = (): void => {
    box.style.cssText = wroteBox;
    frame.style.cssText = wroteFrame;
  };
  const scrollBy = (by: number): void => scroller.scrollBy({ top: by, behavior: 'instant' });
  const say = (said: ToChild): void => port.postMessage(said);

  /** Whether the frame sticks: asked to stand a little lower it does, at once. `stand` takes it back before anything is painted. */
  const sticks = (): boolean => {
    if (scroller.scrollHeight <= scroller.clientHeight || (!inWindow() && overflow(scroller) === 'hidden')) {
      // What the reader cannot scroll is no scroller: keys and links move the window.
      scroller = whole;
      return false;
    }
    const tall = frame.offsetHeight;
    style(box, `overflow:visible;height:${box.offsetHeight + tall + 99}px`);
    style(frame, `position:static;height:${tall}px`);
    const from = top(frame);
    style(frame, `position:sticky;top:${from - start() + 9}px`);
    return Math.round(top(frame) - from) === 9;
  };

  /** In the next frame: in this one the browser still keeps in view what it finds there, words after the story too. */
  const arrive = (): void => {
    if (!arriving) return;
    seek = 0;
    soon();
  };

  /** Stands the frame in its mode. Over what stood before: a style taken away and set anew would reach the child as a new size. */
  const stand = (): void => {
    const had = box.offsetHeight;
    if (mode === 'box') return;
    style(frame, 'position:static;order:-1;flex:none;width:100%;max-width:none;min-height:0;max-height:none;margin:0');
    // What a host puts before the frame to give it a shape comes after it, and takes no room.
    style(box, 'display:flex;flex-flow:column;max-height:none;overflow:visible;padding:0');
    if (asks('-width')) {
      style(box, `position:relative;left:0;max-width:none;width:${whole.clientWidth}px`);
      style(box, `left:${-rect(box).left}px`);
    }
    if (mode === 'pin')
      style(frame, `position:sticky;top:${head}px;height:calc(${inWindow() ? '100svh' : scroller.clientHeight + 'px'} - ${head}px)`);
    else if (long) style(frame, `height:${long}px`);
    // Until the child has told its length, the place keeps the height that it had.
    style(box, `height:${max(long || had, frame.offsetHeight)}px`);
  };

  const choose = (): void => {
    chosen = size;
    scroller = box;
    // The overflow of the body belongs to the window, unless the root has one of its own.
    do scroller = scroller.parentElement ?? whole;
    while (!inWindow() && (!scrolls(scroller) || (scroller === document.body && !scrolls(root))));
    const header = asks('-top') ?? 0;
    head = +header;
    // Not a number: it names the header.
    if (!(head >= 0))
      try {
        head = max(rect(document.querySelector(header as string)!).bottom - start(), 0);
      } catch {
        head = 0;
      }
    const next = pins && scroller.clientHeight - head >= leastHeight && (mode === 'pin' || sticks()) ? 'pin' : 'flow';
    if (next !== mode) {
      mode = next;
      told = long = 0;
      was = -1;
      say({ mode });
      // A frame out of view may be left asleep before it has told its length.
      arrive();
    }
    stand();
  };

  function place(): void {
    if (frame.parentElement !== box || !box.isConnected) return drop();
    const { top: from, bottom } = rect(box);
    // The bars of a phone's browser come and go: that is no change.
    if (size !== (size = whole.clientWidth + '/' + whole.clientHeight) && chosen) asked = max(asked, now() + 999);
    const pages = [-0.06, 0.06, -0.9, 0.9, -1e6, 1e6, 0.9, -0.9][key];
    // A key that was pressed on the way to a place counts from there.
    const by = (pages || 0) * scroller.clientHeight + (seek < 0 ? 0 : from + seek - start() - head);
    seek = key = -1;
    /** Nothing after the frame may be seen to move: its end is below the view, before and after. */
    const free = (to: number): boolean =>
      now() < asked || min(bottom, to) > min(innerHeight, inWindow() ? innerHeight : start() + scroller.clientHeight) - 1;
    if (chosen !== size && free(bottom)) choose();
    if (told !== long && free(from + told)) {
      long = told;
      stand();
      arrive();
      arriving = 0;
      frame.dispatchEvent(new CustomEvent(mark, { bubbles: true, detail: { open: hello.open, mode, height: long } }));
    }
    stood = scroller.scrollTop;
    if (mode === 'pin' && long) {
      const y = min(max(start() + head - from, 0), max(long - frame.offsetHeight, 0));
      // One that has not moved is not looked at: of many in a page most stand still at an end.
      if (was !== (was = y) || off) {
        say({ y });
        off = (top(frame) - from - y) ** 2 > 4 ? off + 1 : 0;
      }
      // A pin that does not hold is taken out, and the story unrolls.
      if (off > 5) {
        pins = false;
        choose();
      }
      if (off) soon();
    }
    if (by) scrollBy(by);
  }

  const watch = new ResizeObserver(soon);
  const stop = new AbortController();
  function drop(): void {
    places.delete(place);
    stop.abort();
    watch.disconnect();
    port.close();
    release();
  }

  // On paper a pinned frame would be pages of nothing: it takes its first place, and the child shows a picture and a link.
  addEventListener('beforeprint', release, stop);
  addEventListener(
    'afterprint',
    () => {
      stand();
      scrollBy(stood - scroller.scrollTop);
    },
    stop
  );
  watch.observe(root);
  watch.observe(box);
  port.onmessage = ({ data }: MessageEvent<ToHost | null>) => {
    if (sound(data?.size)) {
      told = data.size;
      if (data.asked) asked = now() + 999;
    }
    if (sound(data?.seek)) seek = data.seek;
    if (sound(data?.key)) key = data.key;
    soon();
  };
  places.add(place);
  soon();
  return drop;
}

function run(): void {
  const home = (document.currentScript as HTMLScriptElement | null)?.src.replace(/[^/]*$/, '');
  const known = new WeakMap<Element, [id: number | undefined, joined: number, drop: () => void]>();
  const frames = (): HTMLIFrameElement[] =>
    [...document.querySelectorAll('iframe')].filter((frame) => frame.closest(`[${attribute}]`) ?? (home && frame.src.startsWith(home)));

  addEventListener('message', ({ data, origin, source }: MessageEvent<Partial<Hello> | null>) => {
    if (data?.[mark] !== version || data.say !== 'hello') return;
    const frame = frames().find((one) => one.contentWindow === source);
    // The origin of a frame that is kept apart is "null": it is believed of no other.
    const opaque = frame?.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    if (!frame || origin !== (opaque ? 'null' : new URL(frame.src).origin)) return;
    const [id, joined, drop] = known.get(frame) ?? [];
    // A child says this once when it is loaded: more than that is noise.
    if (drop && (id === data.id || now() - joined! < 99)) return;
    drop?.();
    const { port1, port2 } = new MessageChannel();
    known.set(frame, [data.id, now(), adopt(frame, data, port1)]);
    frame.contentWindow!.postMessage({ [mark]: version, say: 'join' }, opaque ? '*' : origin, [port2]);
  });

  // A browser tells of scrolling once a frame, with its layout done: no later turn is asked for. Captured, for scrollers inside the page.
  addEventListener('scroll', look, true);
  addEventListener('resize', soon);
  for (const frame of frames()) frame.contentWindow?.postMessage({ [mark]: version, say: 'who' }, '*');
}

if (!page[once]) {
  page[once] = true;
  run();
}
