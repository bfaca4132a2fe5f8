/** What a scene is made of: marks as plain data. Views draw them; tests count them. */

/** Type tokens; sizes for each frame are in `type.ts`. */
export type TypeToken = 'figure' | 'name' | 'label' | 'remark' | 'axis' | 'small' | 'title' | 'serif';

/** Which ground a mark stands on; its colour follows from this and its class. */
export type Ground = 'paper' | 'ink';

/**
 * One drawn thing. Either `d` (a path) or `text` with `x`, `y` (baseline, px of the frame).
 * - `key` is unique in its scene and stable between steps, so that a view can keep the element.
 * - `cls` is one of the looks in `looks.css`: `hang` `stand` `outline-hang` `outline-stand` `line` `hair`
 *   `inside` beside another look: words that stand in a bar, and not on a ground;
 *   `dots` `dots-stand` `hatch` `window` `ground` `fused` `tick` `grid` `badge` `leader` `label` ...
 * - `count` says how many units (days, people, arrests) the path draws; tests add them up.
 * - `opacity` 0..1 is for labels that come and go; never for doubt.
 */
export interface Mark {
  key: string;
  cls: string;
  on: Ground;
  d?: string;
  text?: string;
  x?: number;
  y?: number;
  anchor?: 'start' | 'middle' | 'end';
  type?: TypeToken;
  lang?: string;
  opacity?: number;
  count?: number;
  /** stroke width, px, where it follows from the data's scale */
  width?: number;
  /** px that a path is moved down: a long one that is panned is written once */
  down?: number;
}

/** A picture as data: its marks in drawing order, and the ground under the top bar and under the card. */
export interface Scene {
  marks: Mark[];
  /** ground of the whole frame behind the marks, at its top edge and at its foot */
  head: Ground;
  foot: Ground;
  /** used height in px when the picture is a still; the frame's height otherwise */
  height: number;
  /** px from the top where the ground of the head gives way to ink, where a picture has such a line: openers leave along it */
  turn?: number;
}

/** Round to a tenth of a px: small HTML, no hydration mismatch, stable snapshots. */
export const r = (n: number): number => Math.round(n * 10) / 10 + 0;

/** Texts of tenths of a px, by their number; enough for a large screen. */
const tenths: string[] = [];
/**
 * The text of a length in px, as `r` rounds it. What a browser needs longest for when it draws a thousand marks is to write
 * fractions as decimals, and there are only so many tenths of a px on a screen: each is written once.
 */
export const px = (n: number): string => {
  const tenth = Math.round(n * 10);
  return tenth >= 0 && tenth < 20_000 ? (tenths[tenth] ??= String(tenth / 10)) : String(r(n));
};

/** Path of an axis-parallel box. All in px. */
export const box = (x: number, y: number, w: number, h: number): string => `M${px(x)},${px(y)}h${px(w)}v${px(h)}h${px(-w)}z`;

/** Path of many equal boxes: `places` are their left-top corners. One path, so one element. */
export const boxes = (places: readonly (readonly [number, number])[], w: number, h: number): string => {
  // What all of them share is written once: a frame may draw a thousand.
  const sides = box(0, 0, w, h).slice('M0,0'.length);
  let d = '';
  for (const [x, y] of places) d += `M${px(x)},${px(y)}${sides}`;
  return d;
};

/** Path of equal boxes in a row: `lefts` are the texts of their left edges (see `px`). Rows one over the other share those texts. */
export const boxRow = (lefts: readonly string[], y: number, w: number, h: number): string => {
  if (lefts.length === 0) return '';
  const rest = box(0, y, w, h).slice('M0'.length);
  return `M${lefts.join(`${rest}M`)}${rest}`;
};

/** Path of a straight line. */
export const segment = (x1: number, y1: number, x2: number, y2: number): string => `M${px(x1)},${px(y1)}L${px(x2)},${px(y2)}`;
