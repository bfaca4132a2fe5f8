import type { Frame } from './frame.ts';
import type { Mark, TypeToken } from './mark.ts';
import { characters, widths } from './widths.ts';

/** A face as measured: the font of a token on a frame. Size in px of the frame. */
export interface Face {
  face: 'serif' | 'sans';
  weight: number;
  size: number;
  leading: number;
}

const big: Record<TypeToken, Face> = {
  figure: { face: 'serif', weight: 200, size: 60, leading: 62 },
  title: { face: 'serif', weight: 200, size: 104, leading: 104 },
  name: { face: 'sans', weight: 600, size: 18, leading: 23 },
  label: { face: 'sans', weight: 600, size: 17, leading: 22 },
  remark: { face: 'sans', weight: 400, size: 17, leading: 22 },
  serif: { face: 'serif', weight: 400, size: 22, leading: 28 },
  small: { face: 'sans', weight: 400, size: 15, leading: 20 },
  axis: { face: 'sans', weight: 400, size: 13, leading: 17 }
};
const narrow: Record<TypeToken, Face> = {
  figure: { face: 'serif', weight: 250, size: 38, leading: 40 },
  title: { face: 'serif', weight: 200, size: 64, leading: 64 },
  name: { face: 'sans', weight: 600, size: 14, leading: 18 },
  label: { face: 'sans', weight: 600, size: 13, leading: 17 },
  remark: { face: 'sans', weight: 400, size: 13, leading: 17 },
  serif: { face: 'serif', weight: 400, size: 17, leading: 22 },
  small: { face: 'sans', weight: 400, size: 13, leading: 17 },
  axis: { face: 'sans', weight: 400, size: 12, leading: 15 }
};
const small: Record<TypeToken, Face> = {
  ...narrow,
  name: { ...narrow.name, size: 15, leading: 19 },
  label: { ...narrow.label, size: 14, leading: 18 },
  remark: { ...narrow.remark, size: 14, leading: 18 }
};
const middle: Record<TypeToken, Face> = {
  ...narrow,
  figure: { ...big.figure, size: 48, leading: 50 },
  title: { ...big.title, size: 84, leading: 84 },
  name: { ...narrow.name, size: 16, leading: 21 },
  label: { ...narrow.label, size: 15, leading: 20 },
  remark: { ...narrow.remark, size: 15, leading: 20 },
  small: { ...narrow.small, size: 14, leading: 18 }
};

/** The face of a token on a frame. Never under 12 px. */
export const faceOf = (token: TypeToken, frame: Frame): Face =>
  (frame.name === 'phone320' ? narrow : frame.size === 'phone' ? small : frame.size === 'tablet' ? middle : big)[token];

/** What is known of texts by their face. A picture's words are the same in most of its frames, and are measured once. */
function notes<T>(): (face: Face) => Map<string, T> {
  const faces = new WeakMap<Face, Map<string, T>>();
  return (face) => {
    let texts = faces.get(face);
    if (!texts) faces.set(face, (texts = new Map()));
    return texts;
  };
}
const widthsIn = notes<number>();
/** by width, since some words try several in a picture; those of one text are forgotten where a width glides */
const linesIn = notes<Map<number, readonly string[]>>();

/** Width of `text` in px, from the table made of the fonts (`widths.ts`), never from a DOM. */
export function textWidth(text: string, face: Face): number {
  const known = widthsIn(face);
  let width = known.get(text);
  if (width === undefined) {
    const table = widths[face.face === 'serif' ? (face.weight < 300 ? 'serif-light' : 'serif') : face.weight >= 500 ? 'sans-bold' : 'sans'];
    let sum = 0;
    for (const character of text) sum += table[characters.indexOf(character)] ?? table[characters.indexOf('n')]!;
    known.set(text, (width = (sum / 1000) * face.size));
  }
  return width;
}

/** Breaks `text` into lines no wider than `width` px; a word wider than that has its own line. */
export function wrap(text: string, width: number, face: Face): readonly string[] {
  const texts = linesIn(face);
  let known = texts.get(text);
  if (!known || known.size > 99) texts.set(text, (known = new Map()));
  const before = known.get(width);
  if (before) return before;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, face) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  known.set(width, lines);
  return lines;
}

/** The box a text mark fills, in px of the frame: used to keep labels apart and inside. */
export function textBox(mark: Mark, frame: Frame): { left: number; right: number; top: number; bottom: number } {
  const face = faceOf(mark.type ?? 'label', frame);
  const width = textWidth(mark.text ?? '', face);
  const left = (mark.x ?? 0) - (mark.anchor === 'end' ? width : mark.anchor === 'middle' ? width / 2 : 0);
  // Digits and capitals have no part under the line; only letters with descenders and commas reach down.
  const under = /[gjpqy()]/.test(mark.text ?? '') ? 0.22 : /[,;]/.test(mark.text ?? '') ? 0.15 : 0.03;
  return { left, right: left + width, top: (mark.y ?? 0) - face.size * 0.74, bottom: (mark.y ?? 0) + face.size * under };
}
