import type { Frame } from '../../scene/frame.ts';
import { box, r, type Mark } from '../../scene/mark.ts';
import { textWidth, wrap, type Face } from '../../scene/type.ts';
import type { Look, Looks } from './looks.ts';

/** One thing drawn on a sheet, with nothing left to look up: a path, or one line of text. All lengths in px. */
export type Drawn = { d: string; look: Look } | Words;

export interface Words {
  text: string;
  x: number;
  y: number;
  /** px between letters, beyond the face's own */
  spacing: number;
  anchor: 'start' | 'middle' | 'end';
  face: Pick<Face, 'face' | 'weight' | 'size'>;
  fill: string;
  opacity: number;
  lang: string | null;
  /** px that the line keeps to where its own font is not there */
  fit?: number;
}

/** Some of a sheet that belongs together, at its place. `label` is the text alternative of a picture. */
export interface Part {
  x: number;
  y: number;
  scale: number;
  label: string | null;
  drawn: Drawn[];
}

/** A whole picture that stands alone: a chart with its frame, or a card. */
export interface Sheet {
  language: string;
  width: number;
  height: number;
  /** name and text alternative */
  title: string;
  desc: string;
  ground: string;
  parts: Part[];
}

/** Lines of words in a face, and the baseline where the next line would stand. */
export function paragraph(
  text: string,
  at: { x: number; y: number; width: number; face: Face; fill: string }
): { drawn: Drawn[]; next: number; lines: number } {
  const broken = wrap(text, at.width, at.face);
  const drawn = broken.map((line, i): Drawn => words(line, { ...at, y: at.y + i * at.face.leading }));
  return { drawn, next: at.y + broken.length * at.face.leading, lines: broken.length };
}

/** One line of words. */
export function words(text: string, at: { x: number; y: number; face: Face; fill: string; spacing?: number }): Words {
  return {
    text,
    x: r(at.x),
    y: r(at.y),
    spacing: at.spacing ?? 0,
    anchor: 'start',
    face: { face: at.face.face, weight: at.face.weight, size: at.face.size },
    fill: at.fill,
    opacity: 1,
    lang: null
  };
}

/** A filled bar: a rule between parts, or a ground. */
export const bar = (x: number, y: number, width: number, height: number, fill: string): Drawn => ({ d: box(x, y, width, height), look: { fill } });

/** The marks of a picture with their looks resolved, without those that are not seen. */
export function drawnMarks(marks: readonly Mark[], frame: Frame, looks: Looks): Drawn[] {
  return marks
    .filter((mark) => mark.opacity === undefined || mark.opacity > 0)
    .map((mark): Drawn => {
      const look = looks.of(mark, frame);
      if (mark.text === undefined) return { d: mark.d ?? '', look: Object.fromEntries(Object.entries(look).filter(([name]) => name !== 'd')) };
      const size = Number(look['font-size']);
      return {
        text: mark.text,
        x: Number(look.x),
        y: Number(look.y),
        spacing: r(parseFloat(String(look['letter-spacing'] ?? 0)) * size * 10) / 10,
        anchor: mark.anchor ?? 'start',
        face: { face: String(look['font-family']).includes(looks.token('serif')) ? 'serif' : 'sans', weight: Number(look['font-weight']), size },
        fill: String(look.fill),
        opacity: Number(look.opacity ?? 1),
        lang: mark.lang ?? null
      };
    })
    .filter((one) => !('d' in one) || one.look.stroke !== undefined || one.look.fill !== 'none');
}

/** The largest size at which one line of words is no wider than `width`, up to `most`. */
export const sizeFor = (text: string, width: number, face: Face, most: number): number =>
  Math.min(most, Math.floor(width / textWidth(text, { ...face, size: 1 })));
