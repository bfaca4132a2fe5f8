/**
 * `npm run fonts`: cuts the two typefaces to the characters and axes that the story uses, and writes what follows from
 * them: the faces and their stand-ins (`src/lib/view/fonts.css`) and the advance of each character
 * (`src/lib/scene/widths.ts`). The results are committed; a build needs none of this.
 */
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { Blob as Bytes, Face, Font, Variation } from 'harfbuzzjs';
import subset from 'subset-font';

const folder = 'src/lib/view/fonts';
const serif = 'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4';
const sans = 'node_modules/@fontsource-variable/commissioner/files/commissioner';
/** All faces together, in bytes. */
const most = 70_000;

type Axes = Record<string, number | { min: number; max: number }>;

const cyrillic = (c: string): boolean => c >= '\u0400' && c <= '\u052f';

/** Every character that may be set: those of the story and of the interface, ASCII, and signs the writing of numbers and days needs. */
async function characters(): Promise<string[]> {
  const data = (await readdir('data')).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json')).map((name) => `data/${name}`);
  const words = (await readdir('src/lib/words')).filter((name) => name.endsWith('.ts')).map((name) => `src/lib/words/${name}`);
  const text = (await Promise.all([...data, ...words].map((file) => readFile(file, 'utf8')))).join('');
  const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
  const signs = '\u00a0“”‘’«»–—…×½№°·→←−';
  const names = 'ŁłŬŭŚśĆćŹźČčŠšŽžéáüöąęńóż';
  return [...new Set(`${text}${ascii}${signs}${names}`)].filter((c) => c >= ' ' && c !== '\u007f' && !cyrillic(c));
}

/** Names in the people's own script are the one other script that the story shows. */
async function ownLetters(): Promise<string[]> {
  const { people } = JSON.parse(await readFile('data/timeline.json', 'utf8')) as { people: unknown };
  return [...new Set(JSON.stringify(people))].filter(cyrillic);
}

function open(bytes: Uint8Array, axes: Record<string, number> = {}): { font: Font; face: Face } {
  const face = new Face(new Bytes(new Uint8Array(bytes).buffer));
  const font = new Font(face);
  font.setVariations(Object.entries(axes).map(([tag, value]) => new Variation(tag, value)));
  return { font, face };
}

interface Job {
  out: string;
  family: 'Source Serif 4' | 'Commissioner';
  file: string;
  wanted: string[];
  weights: string;
  axes: Axes;
  /** the names come late, in a picture: they replace what stands in for them, and nothing moves but they */
  display?: 'swap';
}

// The optical size is pinned: with its axis the serif alone would be larger than all faces may be together.
const serifAxes: Axes = { wght: { min: 200, max: 900 }, opsz: 24 };
const sansAxes: Axes = { wght: { min: 400, max: 650 } };
const all = await characters();
const jobs: Job[] = [
  { out: 'serif', family: 'Source Serif 4', file: `${serif}-latin-opsz-normal.woff2`, wanted: all, weights: '200 900', axes: serifAxes },
  { out: 'serif-ext', family: 'Source Serif 4', file: `${serif}-latin-ext-opsz-normal.woff2`, wanted: all, weights: '200 900', axes: serifAxes },
  {
    out: 'serif-names',
    family: 'Source Serif 4',
    file: `${serif}-cyrillic-opsz-normal.woff2`,
    wanted: [...(await ownLetters()), '№'],
    weights: '200 900',
    axes: { wght: 400, opsz: 24 },
    display: 'swap'
  },
  { out: 'sans', family: 'Commissioner', file: `${sans}-latin-wght-normal.woff2`, wanted: all, weights: '400 650', axes: sansAxes },
  { out: 'sans-ext', family: 'Commissioner', file: `${sans}-latin-ext-wght-normal.woff2`, wanted: all, weights: '400 650', axes: sansAxes }
];

// What text needs; small capitals, fractions and the other extras of the typefaces are left out.
const keepFeatures = ['kern', 'mark', 'mkmk', 'liga', 'calt', 'ccmp', 'locl', 'rlig', 'lnum', 'tnum'];

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
// Their licence asks that it goes with the fonts.
for (const name of ['source-serif-4', 'commissioner'])
  await copyFile(`node_modules/@fontsource-variable/${name}/LICENSE`, `${folder}/${name}.LICENSE.txt`);
const made: (Job & { letters: string[]; bytes: Uint8Array })[] = [];
let total = 0;
for (const job of jobs) {
  const source = await readFile(job.file);
  const has = new Set(open(await subset(source, job.wanted.join(''), { targetFormat: 'truetype' })).face.collectUnicodes());
  const taken = new Set(made.filter((one) => one.family === job.family).flatMap((one) => one.letters));
  const letters = job.wanted.filter((c) => has.has(c.codePointAt(0)!) && !taken.has(c)).sort();
  if (letters.length === 0) throw new Error(`${job.file} has none of the characters that ${job.out} should have`);
  const options = { variationAxes: job.axes, keepFeatures };
  const woff2 = await subset(source, letters.join(''), { ...options, targetFormat: 'woff2' });
  await writeFile(`${folder}/${job.out}.woff2`, woff2);
  made.push({ ...job, letters, bytes: await subset(source, letters.join(''), { ...options, targetFormat: 'truetype' }) });
  total += woff2.length;
  console.log(`${job.out.padEnd(12)} ${String(woff2.length).padStart(6)} bytes, ${letters.length} characters`);
}
console.log(`${'all faces'.padEnd(12)} ${String(total).padStart(6)} bytes of at most ${most}`);
for (const family of ['Source Serif 4', 'Commissioner']) {
  const has = new Set(made.filter((one) => one.family === family).flatMap((one) => one.letters));
  const missing = all.filter((c) => !has.has(c));
  if (missing.length > 0) console.log(`${family} does not have ${missing.join(' ')}: a font of the reader's is used`);
}
if (total > most) throw new Error('The faces are too large together.');

/** The advance of each character of a family at a weight, in em. */
function advances(family: Job['family'], weight: number): Record<string, number> {
  const table: Record<string, number> = {};
  for (const one of made.filter((job) => job.family === family)) {
    const { font, face } = open(one.bytes, typeof one.axes.wght === 'object' ? { wght: weight } : {});
    for (const c of one.letters) table[c] = Math.round((font.glyphHAdvance(font.glyph(c.codePointAt(0)!)!) / face.upem) * 1000) / 1000;
  }
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => a.codePointAt(0)! - b.codePointAt(0)!));
}

const tables = {
  'serif-light': advances('Source Serif 4', 230),
  serif: advances('Source Serif 4', 400),
  sans: advances('Commissioner', 400),
  'sans-bold': advances('Commissioner', 600)
};
// A character that a family does not have is as wide as its n.
const known = [...new Set(Object.values(tables).flatMap((table) => Object.keys(table)))];
const rows = Object.entries(tables).map(([name, table]) => `  '${name}': [${known.map((c) => Math.round((table[c] ?? table.n!) * 1000)).join(',')}]`);
await writeFile(
  'src/lib/scene/widths.ts',
  `// Made by \`npm run fonts\` from the fonts themselves. The characters stand once, not in each table: a third less to send.
// prettier-ignore
/** The characters that may be set. */
export const characters = ${JSON.stringify(known.join('')).replace('\u00a0', '\\u00a0')};

// prettier-ignore
/** The advance of each of them, in thousandths of an em. */
export const widths: Record<'serif-light' | 'serif' | 'sans' | 'sans-bold', readonly number[]> = {
${rows.join(',\n')}
};
`
);

/** How often a character stands in English prose, per thousand. */
// prettier-ignore
const often: Record<string, number> = {
  ' ': 136, e: 102, t: 73, a: 65, o: 62, i: 57, n: 56, s: 51, h: 49, r: 48, d: 34, l: 32, u: 22, c: 22, m: 19, w: 19, f: 18, y: 16, g: 16, p: 15,
  b: 12, ',': 9, '.': 8, v: 8, k: 6
};
const mean = (table: Record<string, number>): number => {
  const sum = Object.values(often).reduce((a, b) => a + b, 0);
  return Object.entries(often).reduce((all, [c, share]) => all + table[c]! * share, 0) / sum;
};

/**
 * The readers' own fonts that stand in until ours are there, with the mean width of their English prose in em (from
 * their tables, as published by Capsize). Each is stretched to the width of ours and given the lines of ours.
 */
const standIns: { family: string; of: Job['family']; weight: number; weights: string; local: string[]; mean: number }[] = [
  { family: 'Source Serif fallback', of: 'Source Serif 4', weight: 400, weights: '200 599', local: ['Georgia'], mean: 913 / 2048 },
  {
    family: 'Source Serif fallback',
    of: 'Source Serif 4',
    weight: 700,
    weights: '600 900',
    local: ['Georgia Bold', 'Georgia-Bold'],
    mean: 1062 / 2048
  },
  {
    family: 'Source Serif fallback 2',
    of: 'Source Serif 4',
    weight: 400,
    weights: '200 599',
    local: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos', 'Nimbus Roman'],
    mean: 832 / 2048
  },
  {
    family: 'Source Serif fallback 2',
    of: 'Source Serif 4',
    weight: 700,
    weights: '600 900',
    local: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold', 'Tinos Bold', 'Nimbus Roman Bold'],
    mean: 886 / 2048
  },
  {
    family: 'Commissioner fallback',
    of: 'Commissioner',
    weight: 400,
    weights: '400 549',
    local: ['Arial', 'ArialMT', 'Helvetica', 'Liberation Sans', 'Arimo', 'Nimbus Sans'],
    mean: 913 / 2048
  },
  {
    family: 'Commissioner fallback',
    of: 'Commissioner',
    weight: 600,
    weights: '550 700',
    local: ['Arial Bold', 'Arial-BoldMT', 'Helvetica Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Nimbus Sans Bold'],
    mean: 983 / 2048
  },
  { family: 'Commissioner fallback 2', of: 'Commissioner', weight: 400, weights: '400 700', local: ['Roboto', 'Roboto Regular'], mean: 911 / 2048 }
];

/** Code points as CSS ranges: `U+20-7E,U+A0`. */
function ranges(letters: string[]): string {
  const codes = letters.map((c) => c.codePointAt(0)!).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  const hex = (n: number): string => n.toString(16).toUpperCase();
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(', ');
}

const percent = (share: number): string => `${(share * 100).toFixed(2).replace(/\.?0+$/, '')}%`;
const faces = made.map(
  (one) =>
    `@font-face { font-family: '${one.family}'; src: url('./fonts/${one.out}.woff2') format('woff2'); font-weight: ${one.weights}; font-display: ${one.display ?? 'optional'}; unicode-range: ${ranges(one.letters)}; }`
);
const fallbacks = standIns.map((one) => {
  const main = made.find((job) => job.family === one.of)!;
  const { font, face } = open(main.bytes, { wght: one.weight });
  const adjust = mean(advances(one.of, one.weight)) / one.mean;
  const { ascender, descender, lineGap } = font.hExtents();
  const line = (units: number): string => percent(units / face.upem / adjust);
  const local = one.local.map((name) => `local('${name}')`).join(', ');
  return `@font-face { font-family: '${one.family}'; src: ${local}; font-weight: ${one.weights}; size-adjust: ${percent(adjust)}; ascent-override: ${line(ascender)}; descent-override: ${line(-descender)}; line-gap-override: ${line(lineGap)}; }`;
});
await writeFile(
  'src/lib/view/fonts.css',
  `/* Made by \`npm run fonts\`: only the characters and axes of the story. The stand-ins are the reader's own fonts, stretched to
   the width and given the lines of ours, so that nothing moves when a face arrives. */
${[...faces, ...fallbacks].join('\n')}
`
);
