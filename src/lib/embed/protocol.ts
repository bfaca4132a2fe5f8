/**
 * What a page that embeds the story (the host) and the page in its frame (the child) say to each other. Both sides are typed
 * from here. The words of it are in docs/EMBED-PROTOCOL.md. Fields that a side does not know are ignored, for ever.
 */

/** The mark of our messages, and the version of the protocol as its value. */
export const mark = 'storyframe';
export const version = 1;

/** Window message, child to host: it is there. Said when its script runs, and whenever it is asked. */
export interface Hello {
  [mark]: typeof version;
  say: 'hello';
  /** one number for each load of the child: a hello that is said again changes nothing */
  id: number;
  /** what it would be: pinned while its length goes by, or as tall as its content */
  wants: 'pin' | 'flow';
  /** the living story, and not the card that stands for it */
  open: boolean;
  /** the reader asked for it just now: its growth need not wait until nothing after it is seen */
  asked: boolean;
}

/** Window message, host to child: who is there? For frames that were there before the loader. */
export interface Who {
  [mark]: typeof version;
  say: 'who';
}

/** Window message, host to child, with a MessagePort: from here on only the port is used. */
export interface Join {
  [mark]: typeof version;
  say: 'join';
}

/** Over the port, host to child. */
export interface ToChild {
  /** how the child stands */
  mode?: Mode;
  /** px of its content that have gone by above it; said when it changes, twice a frame at most */
  y?: number;
}
/** In a box of fixed height; pinned in the host's window while its length goes by; unrolled, as tall as its content. */
export type Mode = 'box' | 'pin' | 'flow';

/** Over the port, child to host. Of what is read, nothing. */
export interface ToHost {
  /** px: how long its content is in the mode it was told */
  size?: number;
  /** the new size follows from what the reader did in the child just now */
  asked?: boolean;
  /** px of its content that it would have go by above it, because it scrolled by itself: a link, the focus */
  seek?: number;
  /** a key that scrolls, and that nothing in the child used: its place in `keys` */
  key?: number;
}

/** Keys that scroll a page. */
export const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Space', 'ShiftSpace'] as const;

/** The most px that either side believes of the other. */
export const most = 1e6;

/** A child whose window is lower than this (px) is not pinned: the story unrolls there, at home too. */
export const leastHeight = 600;

/** A number that may be acted on: finite, not below zero, not absurd. */
export const sound = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= most;
