import { readFile } from 'node:fs/promises';
import { Blob as Bytes, Buffer as Run, Face, Font, Variation, shape } from 'harfbuzzjs';
import subset from 'subset-font';
import type { Sheet, Words } from './sheet.ts';

/**
 * The faces of the pages in files: cut to the characters of one file and put into it, or drawn as outlines where there is
 * nobody to set type. Both come from the same fonts as the pages', so that a file looks like the page it left.
 */
const families = {
  serif: { name: 'Source Serif 4', files: ['serif', 'serif-ext', 'serif-names'] },
  sans: { name: 'Commissioner', files: ['sans', 'sans-ext'] }
};
type Family = keyof typeof families;

/** What a family is called in a file, and what stands in where a program ignores the fonts in it. */
export const familyNames: Record<Family, string> = {
  serif: "'Source Serif 4', Georgia, 'Times New Roman', serif",
  sans: 'Commissioner, system-ui, Arial, sans-serif'
};

interface Source {
  bytes: Uint8Array;
  face: Face;
  has: Set<number>;
  /** the font's own range of weights; null when it has one weight only */
  weights: { min: number; max: number } | null;
}

const sources = new Map<Family, Promise<Source[]>>();

function sourcesOf(family: Family): Promise<Source[]> {
  let found = sources.get(family);
  if (!found)
    sources.set(
      family,
      (found = Promise.all(
        families[family].files.map(async (file) => {
          const bytes = await subset(await readFile(`src/lib/view/fonts/${file}.woff2`), undefined, {
            targetFormat: 'truetype',
            keepAllGlyphs: true
          });
          const face = new Face(new Bytes(new Uint8Array(bytes).buffer));
          const axis = face.getAxisInfos().wght;
          return { bytes, face, has: new Set(face.collectUnicodes()), weights: axis ? { min: axis.min, max: axis.max } : null };
        })
      ))
    );
  return found;
}

/** A weight that the font has. */
const within = ({ weights }: Source, weight: number): number => (weights ? Math.min(Math.max(weight, weights.min), weights.max) : weight);

const instances = new Map<string, Promise<Uint8Array>>();

/** A font at one weight, made once. */
function instance(family: Family, index: number, source: Source, weight: number): Promise<Uint8Array> {
  const key = `${family} ${index} ${weight}`;
  let made = instances.get(key);
  if (!made)
    instances.set(
      key,
      (made = source.weights
        ? subset(source.bytes, undefined, { targetFormat: 'truetype', keepAllGlyphs: true, variationAxes: { wght: within(source, weight) } })
        : Promise.resolve(source.bytes))
    );
  return made;
}

const keepFeatures = ['kern', 'mark', 'mkmk', 'liga', 'calt', 'ccmp', 'locl', 'rlig'];

const wordsOf = (sheet: Sheet): Words[] => sheet.parts.flatMap((part) => part.drawn.flatMap((one) => ('text' in one ? [one] : [])));

/** The style of a file: its faces, each with only the characters that the file sets in it. */
export async function facesFor(sheet: Sheet): Promise<string> {
  const wanted = new Map<string, { family: Family; weight: number; letters: Set<string> }>();
  for (const { text, face } of wordsOf(sheet)) {
    const key = `${face.face} ${face.weight}`;
    const one = wanted.get(key) ?? { family: face.face, weight: face.weight, letters: new Set<string>() };
    for (const letter of text) one.letters.add(letter);
    wanted.set(key, one);
  }
  const rules: string[] = [];
  for (const [, { family, weight, letters }] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let left = [...letters].sort();
    for (const [index, source] of (await sourcesOf(family)).entries()) {
      const here = left.filter((letter) => source.has.has(letter.codePointAt(0)!));
      left = left.filter((letter) => !here.includes(letter));
      if (here.length === 0) continue;
      const font = await subset(await instance(family, index, source, weight), here.join(''), { targetFormat: 'woff2', keepFeatures });
      const range = here.map((letter) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase()}`).join(',');
      rules.push(
        `@font-face{font-family:'${families[family].name}';font-weight:${weight};src:url(data:font/woff2;base64,${Buffer.from(font).toString('base64')}) format('woff2');unicode-range:${range}}`
      );
    }
  }
  return rules.join('');
}

const fonts = new Map<string, Font>();

function fontAt(family: Family, index: number, source: Source, weight: number): Font {
  const key = `${family} ${index} ${weight}`;
  let font = fonts.get(key);
  if (!font) {
    font = new Font(source.face);
    if (source.weights) font.setVariations([new Variation('wght', within(source, weight))]);
    fonts.set(key, font);
  }
  return font;
}

/** A line of words as the outlines of its letters, in px, and its width. */
export async function outlines(words: Words): Promise<{ d: string; width: number }> {
  const { face, size, weight } = words.face;
  const all = await sourcesOf(face);
  // Runs of letters that one font has.
  const runs: { index: number; text: string }[] = [];
  for (const letter of words.text) {
    const found = all.findIndex((source) => source.has.has(letter.codePointAt(0)!));
    const index = found < 0 ? 0 : found;
    const last = runs.at(-1);
    if (last && (last.index === index || letter === ' ')) last.text += letter;
    else runs.push({ index, text: letter });
  }
  const glyphs: { path: string; x: number; y: number; scale: number }[] = [];
  let x = 0;
  for (const { index, text } of runs) {
    const source = all[index]!;
    const font = fontAt(face, index, source, weight);
    const scale = size / source.face.upem;
    const run = new Run();
    run.addText(text);
    run.guessSegmentProperties();
    shape(font, run);
    for (const glyph of run.getGlyphInfosAndPositions()) {
      glyphs.push({ path: font.glyphToPath(glyph.codepoint), x: x + (glyph.xOffset ?? 0) * scale, y: (glyph.yOffset ?? 0) * scale, scale });
      x += (glyph.xAdvance ?? 0) * scale + words.spacing;
    }
  }
  const start = words.x - (words.anchor === 'end' ? x : words.anchor === 'middle' ? x / 2 : 0);
  const d = glyphs.map((glyph) => placed(glyph.path, start + glyph.x, words.y - glyph.y, glyph.scale)).join('');
  return { d, width: x };
}

/** A path of the font's units, upward, as one of px, downward. */
function placed(path: string, x: number, y: number, scale: number): string {
  let across = true;
  return path.replace(/[A-Za-z]|-?\d+(?:\.\d+)?/g, (part) => {
    if (/[A-Za-z]/.test(part)) {
      across = true;
      return part;
    }
    const value = across ? x + Number(part) * scale : y - Number(part) * scale;
    across = !across;
    return String(Math.round(value * 100) / 100);
  });
}
