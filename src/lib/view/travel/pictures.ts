import { config } from '../../../config.ts';
import type { Story } from '../../story/schema.ts';
import type { InterfaceWords } from '../../words/en.ts';
import { cardSheet, stepCard } from './card.ts';
import { articleOnce, chartSheet, publishersOf, travellers } from './chart.ts';
import { outlined, pngOf, svgFile } from './file.ts';
import { readLooks } from './looks.ts';

/** A picture as a file, and what it measures. */
export interface PictureFile {
  name: string;
  type: 'image/svg+xml' | 'image/png';
  /** px; an SVG's own */
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a chart's files are called, after the id of its step. */
const endings = ['.svg', '.png', '-640.png', '-1280.png', '-1200x630.png'] as const;
type Ending = (typeof endings)[number];

/** The names of all files of charts. */
export const chartFiles = (story: Story, words: InterfaceWords): string[] =>
  travellers(articleOnce(story, words)).flatMap((id) => endings.map((ending) => `${id}${ending}`));

// Files are asked for one by one, and once more by what lists them: each is drawn once for a story.
const drawn = new WeakMap<Story, Map<string, Promise<unknown>>>();

function once<T>(story: Story, key: string, make: () => Promise<T>): Promise<T> {
  const made = drawn.get(story) ?? new Map<string, Promise<unknown>>();
  drawn.set(story, made);
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as Promise<T>;
}

/** What a PNG file says of its size. */
const sizeOf = (png: Uint8Array): { width: number; height: number } => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

async function chartFile(id: string, ending: Ending, story: Story, words: InterfaceWords): Promise<PictureFile> {
  const name = `${id}${ending}`;
  if (ending === '-1200x630.png') {
    const bytes = pngOf(await outlined(await stepCard(id, story, words, await readLooks('screen'))), { scale: 1 });
    return { name, type: 'image/png', ...sizeOf(bytes), bytes };
  }
  const sheet = chartSheet(id, story, words, await readLooks('print'));
  if (ending === '.svg')
    return { name, type: 'image/svg+xml', width: sheet.width, height: sheet.height, bytes: new TextEncoder().encode(await svgFile(sheet)) };
  const svg = await once(story, `outlines of ${id}`, () => outlined(sheet));
  const bytes = pngOf(svg, ending === '.png' ? { scale: 2 } : { width: ending === '-640.png' ? 640 : 1280 });
  return { name, type: 'image/png', ...sizeOf(bytes), bytes };
}

/** A file of a chart by its name; null when there is none of that name. */
export async function chartFileOf(name: string, story: Story, words: InterfaceWords): Promise<PictureFile | null> {
  const ids = travellers(articleOnce(story, words));
  for (const ending of endings) {
    const id = name.slice(0, -ending.length);
    if (name === `${id}${ending}` && ids.includes(id)) return once(story, name, () => chartFile(id, ending, story, words));
  }
  return null;
}

/** The picture that stands for a chapter, as a file. */
export const cardFile = (chapter: string, story: Story, words: InterfaceWords): Promise<PictureFile> =>
  once(story, `card of ${chapter}`, async () => {
    const bytes = pngOf(await outlined(await cardSheet(chapter, story, words, await readLooks('screen'))), { scale: 1 });
    return { name: `${chapter}.png`, type: 'image/png', ...sizeOf(bytes), bytes };
  });

/** What is to be known of every picture by who uses it elsewhere: where it belongs, what it shows, whose it is, and its files. */
export interface Manifest {
  title: string;
  language: string;
  licence: string;
  credit: string;
  risk: string;
  /** day of the edition, and the last month that has facts */
  edition: string;
  facts: string;
  pictures: {
    step: string;
    chapter: { id: string; number: number | null; title: string };
    /** the picture's name: its chapter's with the first words of its step */
    title: string;
    alt: string;
    caption: string | null;
    foot: string | null;
    sources: string | null;
    /** relative to this file */
    files: { file: string; type: string; width: number; height: number; bytes: number }[];
  }[];
}

/** The list of all pictures of charts. */
export async function manifestOf(story: Story, words: InterfaceWords): Promise<Manifest> {
  const article = articleOnce(story, words);
  const ids = travellers(article);
  const pictures: Manifest['pictures'] = [];
  for (const chapter of article.chapters)
    for (const step of chapter.steps) {
      if (!ids.includes(step.id)) continue;
      const files = [];
      for (const ending of endings) {
        const { name, type, width, height, bytes } = (await chartFileOf(`${step.id}${ending}`, story, words))!;
        files.push({ file: name, type, width, height, bytes: bytes.length });
      }
      const publishers = publishersOf(step.id, story, words);
      pictures.push({
        step: step.id,
        chapter: { id: chapter.id, number: chapter.number, title: chapter.title },
        title: chartSheet(step.id, story, words, await readLooks('print')).title,
        alt: step.still!.alt,
        caption: step.still!.caption,
        foot: step.foot,
        sources: publishers.length > 0 ? words.travel.sources(publishers.join('; ')) : null,
        files
      });
    }
  return {
    title: article.title,
    language: article.language,
    licence: config.licence,
    credit: words.dataPage.credit(
      article.title,
      [config.byline, config.publisher].filter((who) => who !== null)
    ),
    risk: article.cover.risk,
    edition: config.edition ?? story.timeline.asOf.compiled,
    facts: story.timeline.asOf.facts,
    pictures
  };
}
