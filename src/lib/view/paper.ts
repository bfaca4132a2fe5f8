import qrcode from 'qrcode-generator';
import { config } from '../../config.ts';
import { shortDate } from '../story/table.ts';
import { dayOf } from '../story/dates.ts';
import { dateWords } from '../story/numbers.ts';
import type { Chapter, Story } from '../story/schema.ts';
import { fill } from '../story/words.ts';
import type { InterfaceWords } from '../words/en.ts';
import { restsOn, sourcesOf } from './citations.ts';

/** A source as the printed edition lists it. */
export interface PaperSource {
  number: number;
  publisher: string;
  state: boolean;
  title: string;
  published: string | null;
  /** printed only where the data says that it may be given (RULINGS 1), without what every address begins with */
  address: string | null;
}

/** What the printed edition has besides the article: it stands in every page of the story, and shows on paper. */
export interface Paper {
  author: string | null;
  /** day of the edition, in words */
  edition: string;
  /** address of the story as it is read out, and as a picture to point a phone at; null where the site does not know it */
  address: string | null;
  code: { d: string; size: number } | null;
  /** what the signs say, each with what it stands for here */
  reading: { title: string; text: string }[];
  sources: PaperSource[];
}

/** Sources by id, in order of first use in the story, from 1. */
export function sourceNumbers(story: Story): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const chapter of story.words.chapters)
    for (const step of chapter.steps)
      for (const { id } of sourcesOf(restsOn(step, story), story)) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers;
}

/** Numbers as they are written after a statement: 1, 4–7. */
export function ranges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const n of sorted) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ');
}

/** The numbers of a chapter's printed figures, by step: that of the chapter, with a letter where there are several. */
export function figureNumbers(chapter: Chapter): Map<string, string> {
  const printed = chapter.steps.filter((step) => step.paper);
  const name = chapter.number === null ? 'i' : String(chapter.number);
  return new Map(printed.map((step, i) => [step.id, printed.length > 1 ? `${name}${String.fromCharCode(97 + i)}` : name]));
}

/** A code to point a phone at, as one path of squares of 1 px, `size` squares wide, with the quiet edge that readers need. */
export function codeOf(text: string): { d: string; size: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const edge = 4;
  const count = code.getModuleCount();
  let d = '';
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++) {
      if (!code.isDark(row, column)) continue;
      let run = 1;
      while (column + run < count && code.isDark(row, column + run)) run++;
      d += `M${column + edge},${row + edge}h${run}v1h-${run}z`;
      column += run - 1;
    }
  return { d, size: count + 2 * edge };
}

const bare = (address: string): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');

/** The parts of the printed edition that are not the article. */
export function paperOf(story: Story, words: InterfaceWords): Paper {
  const numbers = sourceNumbers(story);
  const { signs } = story.words;
  const told = (name: keyof NonNullable<typeof signs>): { title: string; text: string }[] =>
    signs?.[name] ? [{ title: words.signs.names[name].title, text: fill(signs[name], story) }] : [];
  return {
    author: config.byline ?? config.publisher,
    edition: dateWords(dayOf(config.edition ?? story.timeline.asOf.compiled), 'date', 'day'),
    address: config.siteUrl ? bare(config.siteUrl) : null,
    code: config.siteUrl ? codeOf(`${config.siteUrl}/`) : null,
    reading: [...told('standing'), ...told('hanging'), ...told('outline'), ...told('hatch'), ...told('dots'), ...told('window')],
    sources: story.timeline.sources
      .filter(({ id }) => numbers.has(id))
      .sort((a, b) => numbers.get(a.id)! - numbers.get(b.id)!)
      .map(({ id, publisher, title, published, linkPolicy, url, state }) => ({
        number: numbers.get(id)!,
        publisher,
        state: state ?? false,
        title,
        published: published ? shortDate(published) : null,
        address: linkPolicy === 'link' && url ? bare(url) : null
      }))
  };
}
