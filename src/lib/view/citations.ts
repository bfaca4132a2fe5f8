import { dayOf } from '../story/dates.ts';
import { factOf, factsBehind, rowsBehind } from '../story/figures.ts';
import { dateWords, inDigits } from '../story/numbers.ts';
import { lookOf } from '../story/sure.ts';
import type { Fact, Source, Step, Story } from '../story/schema.ts';
import { shortDate, boundWord } from '../story/table.ts';
import { fill, references } from '../story/words.ts';
import type { InterfaceWords } from '../words/en.ts';

/** What a step rests on: facts, each once, and rows of series that its figures are read off or its table shows. */
export interface Grounds {
  facts: Fact[];
  tables: { series: string; rows: object[] }[];
}

/** A source as it is cited: its number in the chapter's list. */
export interface Cite {
  number: number;
  publisher: string;
  state: boolean;
}

export interface FactEntry {
  id: string;
  /** what kind of statement it is and whose: stands before the statement, so that no claim reads as a fact */
  label: string;
  /** drawn as an outline in charts, and so marked here */
  outline: boolean;
  statement: string;
  /** when, how much and how sure */
  details: string[];
  cites: Cite[];
}

export interface TableEntry {
  series: string;
  label: string;
  statement: string;
  cites: Cite[];
}

export interface StepEntry {
  id: string;
  /** the address in the story's page that leads back to the step */
  place: string;
  /** the first words of the step */
  opening: string;
  facts: FactEntry[];
  tables: TableEntry[];
}

export interface SourceEntry {
  id: string;
  number: number;
  publisher: string;
  state: boolean;
  title: string;
  published: string | null;
  /** null where the data gives no address, for the safety of readers */
  url: string | null;
}

export interface ChapterEntry {
  id: string;
  number: number | null;
  title: string;
  steps: StepEntry[];
  /** every source of the chapter once, in order of first use */
  sources: SourceEntry[];
}

const plain = (template: string, story: Story): string => fill(template, story).replace(/\*/g, '');

/** The facts and rows behind the words, the table and the picture's alternative of a step, in order of use. */
export function restsOn(step: Step, story: Story): Grounds {
  const { timeline } = story;
  const named = [...step.text, step.foot ?? '', step.caption ?? '', step.alt ?? '', step.link?.text ?? '', step.calm?.text ?? '']
    .flatMap((text) => references(text))
    .filter((ref) => !ref.literal)
    .map((ref) => ref.id);
  const ids = [...named.flatMap((id) => factsBehind(id, story)), ...(step.facts ?? [])];
  const rows = named.flatMap((id) => rowsBehind(id, story));
  if (step.table && 'facts' in step.table) ids.push(...step.table.facts);
  else if (step.table) {
    const { series } = step.table;
    rows.push(...(timeline.series[series]?.rows ?? []).map((row) => ({ series, row })));
  }
  // A row of claims has no sources of its own: it names facts.
  for (const { row } of rows) if ('against' in row) for (const side of [...(row as Claims).by, ...(row as Claims).against]) ids.push(...side.facts);
  const facts = [...new Set(ids)].flatMap((id) => factOf(id, story) ?? []);
  const sourced = rows.filter(({ row }) => sourceIds(row).length > 0);
  return {
    facts,
    tables: [...new Set(sourced.map(({ series }) => series))].map((series) => ({
      series,
      rows: [...new Set(sourced.filter((one) => one.series === series).map(({ row }) => row))]
    }))
  };
}

interface Claims {
  by: { facts: string[] }[];
  against: { facts: string[] }[];
}

/** The ids of sources in a row of a series, however deep they stand. */
function sourceIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(sourceIds);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => (key === 'sources' ? (one as string[]) : sourceIds(one)));
}

const idsOf = ({ facts, tables }: Grounds): string[] => [...facts.flatMap((fact) => fact.sources), ...tables.flatMap(({ rows }) => sourceIds(rows))];

/** The sources of what a step rests on, each once, in order of first use. */
export const sourcesOf = (grounds: Grounds, story: Story): Source[] =>
  [...new Set(idsOf(grounds))].flatMap((id) => story.timeline.sources.find((source) => source.id === id) ?? []);

/** A date as it is known, in words for text: 3 February 2001, February 2001, 2001. */
function longDate(date: string, precision: Fact['precision']): string {
  const known = date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
  const told = precision === 'year' ? 'year' : precision === 'day' ? known : known === 'day' ? 'month' : known;
  return dateWords(dayOf(date), 'date', told);
}

function dated({ date, precision }: Fact, words: InterfaceWords): string {
  if (typeof date === 'string') return precision === 'approx' ? `${words.about} ${longDate(date, precision)}` : longDate(date, precision);
  const [start, end] = [longDate(date.start, precision), longDate(date.end, precision)];
  return start === end ? start : words.cited.span(start, end);
}

function factEntry(fact: Fact, words: InterfaceWords, cite: (ids: readonly string[]) => Cite[]): FactEntry {
  const { cited } = words;
  const owner = fact.claimedBy?.length ? cited.list(fact.claimedBy) : null;
  const label = cited.kinds[fact.kind](owner) + (fact.disputedBy?.length ? cited.disputed(cited.list(fact.disputedBy)) : '');
  const figure = fact.value === null ? '' : fact.unit ? cited.amount(inDigits(fact.value), fact.unit) : inDigits(fact.value);
  const told = `${boundWord(fact.bound, fact.kind === 'count' && figure !== '', words)} ${figure}`.trim();
  const details = [dated(fact, words), ...(told ? [told] : [])];
  return {
    id: fact.id,
    label,
    outline: lookOf(fact) === 'outline',
    statement: fact.statement,
    details: [...details, (fact.kind === 'claim' ? cited.said : cited.sure)[fact.confidence]],
    cites: cite(fact.sources)
  };
}

/** The first sentence of a step, or what of it fits in a line or two; of a silent one, that of its picture. */
function openingOf(step: Step, title: string, story: Story): string {
  const text = plain(step.text[0] ?? step.alt ?? title, story);
  const sentence = /^.*?[.?!:](?=\s|$)/.exec(text)?.[0] ?? text;
  if (sentence.length <= 140) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', 130)).replace(/[\s,;:–-]+$/, '')}…`;
}

/** What every step rests on, chapter by chapter, with each source of a chapter written out once. Steps that rest on nothing are left out. */
export function citations(story: Story, words: InterfaceWords): ChapterEntry[] {
  const { cited } = words;
  return story.words.chapters.map((chapter, at): ChapterEntry => {
    const title = plain(chapter.title, story);
    const grounds = chapter.steps.map((step) => restsOn(step, story));
    const sources = [...new Set(grounds.flatMap(idsOf))].flatMap((id) => story.timeline.sources.find((source) => source.id === id) ?? []);
    const cite = (ids: readonly string[]): Cite[] =>
      sources.flatMap(({ id, publisher, state }, i) => (ids.includes(id) ? { number: i + 1, publisher, state: state ?? false } : []));
    return {
      id: chapter.id,
      number: chapter.number,
      title,
      steps: chapter.steps.flatMap((step, i): StepEntry[] => {
        const { facts, tables } = grounds[i]!;
        if (facts.length + tables.length === 0) return [];
        return [
          {
            id: step.id,
            // The first page of the story has one address for its chapter and its step.
            place: at === 0 && i === 0 ? chapter.id : step.id,
            opening: openingOf(step, title, story),
            facts: facts.map((fact) => factEntry(fact, words, cite)),
            tables: tables.map(({ series, rows }) => {
              const owner = story.timeline.series[series]?.owner;
              return {
                series,
                label: cited.table(owner ?? null),
                statement: cited.rows(rows.length, story.timeline.series[series]?.title ?? series),
                cites: cite(sourceIds(rows))
              };
            })
          }
        ];
      }),
      sources: sources.map(({ id, publisher, title, published, linkPolicy, url, state }, i) => ({
        id,
        number: i + 1,
        publisher,
        state: state ?? false,
        title,
        published: published ? shortDate(published) : null,
        url: linkPolicy === 'link' ? (url ?? null) : null
      }))
    };
  });
}
