/** Small parts that several chart kinds are composed of. All lengths in px of the frame. */
import { range } from 'd3-array';
import type { State } from './deck.ts';
import type { Frame } from './frame.ts';
import { box, boxes, px, r, segment, type Ground, type Mark, type TypeToken } from './mark.ts';
import type { Look } from '../story/sure.ts';
import { faceOf, textBox, textWidth, wrap } from './type.ts';

export interface LinesOptions {
  key: string;
  text: string;
  x: number;
  /** baseline of the first line */
  y: number;
  /** px to wrap at; one line when left out */
  width?: number;
  type: TypeToken;
  /** a look for words: `label`, `remark`, `stand` ...; the type's own name when left out */
  cls?: string;
  on: Ground;
  anchor?: Mark['anchor'];
  opacity?: number;
  lang?: string;
}

/** Text as one mark per line, and the baseline where the next line would stand. Nothing for an empty text. */
export function lines(frame: Frame, options: LinesOptions): { marks: Mark[]; next: number } {
  const { key, text, x, y, width, type, cls = type, on, anchor, opacity, lang } = options;
  if (!text || opacity === 0) return { marks: [], next: y };
  const face = faceOf(type, frame);
  const broken = width === undefined ? [text] : wrap(text, width, face);
  const marks = broken.map((line, i): Mark => {
    const mark: Mark = { key: i === 0 ? key : `${key}-${i + 1}`, cls, on, text: line, x: r(x), y: r(y + i * face.leading), type };
    if (anchor && anchor !== 'start') mark.anchor = anchor;
    if (opacity !== undefined && opacity < 1) mark.opacity = opacity;
    if (lang) mark.lang = lang;
    return mark;
  });
  return { marks, next: y + broken.length * face.leading };
}

/** How wide a text is as a type token on a frame. */
export const widthOf = (text: string, type: TypeToken, frame: Frame): number => textWidth(text, faceOf(type, frame));

/** An upright line at `x` from `top` to `bottom` that is broken where it would strike out the words of `marks`. */
export function besideWords(x: number, top: number, bottom: number, marks: readonly Mark[], frame: Frame): string {
  let from = top;
  let d = '';
  const met = marks
    .filter((mark) => mark.text !== undefined && mark.opacity !== 0)
    .map((mark) => textBox(mark, frame))
    .filter((word) => word.left - 3 < x && word.right + 3 > x && word.top - 3 < bottom && word.bottom + 3 > top)
    .sort((a, b) => a.top - b.top);
  for (const word of met) {
    if (word.top - 3 > from) d += segment(x, from, x, word.top - 3);
    from = Math.max(from, word.bottom + 3);
  }
  return bottom > from ? d + segment(x, from, x, bottom) : d;
}

/** 45 degree strokes that fill a box: "somewhere in here". Drawn as lines, so that a file needs no pattern. */
export function hatch(x: number, y: number, w: number, h: number, gap = 5): string {
  if (w <= 0 || h <= 0) return '';
  // Each stroke is the part of the line a + b = s that lies in the box (a to the right, b downward).
  return range(gap, w + h, gap)
    .map((s) => {
      const a = Math.min(s, w);
      const b = Math.min(s, h);
      return `M${px(x + a)},${px(y + s - a)}L${px(x + s - b)},${px(y + b)}`;
    })
    .join('');
}

/** An outline narrower than this, in px, closes up and looks solid. */
export const leastOutline = 5;

/** How deep a short mark hangs, as a share of its row: held, but not known to be silent. */
export const shortShare = 0.4;

/** The class of a mark: its side and how sure it is. */
export const clsOf = (side: 'stand' | 'hang', look: Look): string => (look === 'solid' ? side : `outline-${side}`);

/** One mark with its left-top corner at `x`, `y`. An outline lies inside it, so that it is as large, and is wide enough to be one. */
export function markPath(x: number, y: number, w: number, h: number, look: Look): string {
  if (look === 'solid') return box(x, y, w, h);
  const wide = Math.max(w, leastOutline);
  return box(x - (wide - w) / 2 + 0.75, y + 0.75, wide - 1.5, Math.max(1, h - 1.5));
}

/**
 * Equal marks as one path; `places` are their left-top corners. Where an outline of each would close up, each unbroken
 * run of them has one outline: how many they are is said by the words.
 */
export function marksPath(places: readonly (readonly [number, number])[], w: number, h: number, look: Look): string {
  if (look === 'solid') return boxes(places, w, h);
  if (w >= leastOutline) return places.map(([x, y]) => markPath(x, y, w, h, look)).join('');
  const step = places.length > 1 ? Math.abs(places[1]![0] - places[0]![0]) : 0;
  const runs: { x: number; y: number; end: number }[] = [];
  for (const [x, y] of places) {
    const run = runs.at(-1);
    if (run && run.y === y && x - (run.end - w) <= step * 1.2) run.end = x + w;
    else runs.push({ x, y, end: x + w });
  }
  return runs.map(({ x, y, end }) => markPath(x, y, end - x, h, look)).join('');
}

/** Ground that bleeds over the frame's width, from `top` to `bottom`. */
export const groundMark = (frame: Frame, key: string, on: Ground, top: number, bottom: number): Mark => ({
  key,
  cls: 'ground',
  on,
  d: box(frame.bleed.left, top, frame.bleed.right - frame.bleed.left, Math.max(0, bottom - top))
});

/** True where a picture is drawn on white and no ground is ink: paper. */
export const onPaper = (frame: Frame): boolean => frame.name === 'paper';

/** The ground that a scene wants, or paper where there is no ink. */
export const groundOf = (frame: Frame, wanted: Ground): Ground => (onPaper(frame) ? 'paper' : wanted);

/** A day of a state, or `otherwise` where the step asks for none. */
export const dayOr = (day: State[string] | undefined, otherwise: number): number =>
  typeof day === 'number' && Number.isFinite(day) ? day : otherwise;

/** Clamps to 0..1. */
export const share = (n: number): number => Math.min(1, Math.max(0, n));

/** A size that differs by the frame. */
export const bySize = (frame: Frame, phone: number, tablet: number, wide: number): number =>
  frame.size === 'phone' ? phone : frame.size === 'tablet' ? tablet : wide;
