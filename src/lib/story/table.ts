import { amountOf, factOf } from './figures.ts';
import { dayOf, daysBetween, lastDayOf } from './dates.ts';
import { dateWords, inDigits } from './numbers.ts';
import type { Bound, Fact, Series, Step, Story } from './schema.ts';

/** A table of the rows behind a chart: headings are keys of the interface words; cells are text. */
export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
}

/** Words that a table needs from the language of the page. */
export interface TableWords {
  bounds: Record<Exclude<Bound, 'exact'>, string>;
  unknown: string;
  about: string;
}

/** A date as it is known, short: 3 Feb 2001, Feb 2023, 2024. */
export function shortDate(date: string): string {
  const precision = date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
  return dateWords(dayOf(date), 'short', precision);
}

/**
 * The word for a figure's bound; none where it is exact. Who counts people knows of some and not of others: a count
 * given as exact is a minimum too, and says so.
 */
export function boundWord(bound: Bound | null | undefined, counted: boolean, words: TableWords): string {
  const told = bound === 'exact' || !bound ? (counted ? 'at-least' : null) : bound;
  return told ? words.bounds[told] : '';
}

/**
 * A table without the columns in which no row says anything. A table is a file too: what keeps a date on one line of a
 * page would there be a letter that nobody searches for.
 */
function filled({ title, columns, rows }: Table): Table {
  const said = columns.map((_, i) => rows.some((row) => row[i] !== ''));
  const kept = (row: string[]): string[] => row.filter((_, i) => said[i]).map((cell) => cell.replaceAll('\u00a0', ' '));
  return { title, columns: columns.filter((_, i) => said[i]), rows: rows.map(kept) };
}

/** Names sources by their publishers, each once. */
function publishersOf({ timeline }: Story): (ids: readonly string[]) => string {
  const names = new Map(timeline.sources.map(({ id, publisher }) => [id, publisher]));
  return (ids) => [...new Set(ids.map((id) => names.get(id) ?? id))].join('; ');
}

/** The columns of a table of facts. */
export const factColumns = ['date', 'what', 'value', 'by', 'sources'] as const;

/** Facts as rows of a table, with a cell for each of `factColumns`; one that says nothing is empty. */
export function factRows(facts: readonly Fact[], story: Story, words: TableWords): string[][] {
  const publishers = publishersOf(story);
  return facts.map((fact) => {
    const date = typeof fact.date === 'string' ? shortDate(fact.date) : `${shortDate(fact.date.start)} – ${shortDate(fact.date.end)}`;
    const value =
      fact.value === null ? '' : `${boundWord(fact.bound, fact.kind === 'count', words)} ${inDigits(fact.value)} ${fact.unit ?? ''}`.trim();
    return [date, fact.statement, value, (fact.claimedBy ?? []).join('; '), publishers(fact.sources)];
  });
}

/** The rows behind a step's picture, or null when it names none. Throws when they do not exist (the check tells first). */
export function tableOf(step: Step, story: Story, words: TableWords): Table | null {
  const table = wholeTable(step, story, words);
  return table && filled(table);
}

function wholeTable(step: Step, story: Story, words: TableWords): Table | null {
  if (!step.table) return null;
  const { timeline } = story;
  const publishers = publishersOf(story);
  if ('facts' in step.table) {
    const facts = step.table.facts.map((id) => {
      const fact = factOf(id, story);
      if (!fact) throw new RangeError(`there is no fact "${id}"`);
      return fact;
    });
    return { title: '', columns: [...factColumns], rows: factRows(facts, story, words) };
  }
  const series: Series | undefined = timeline.series[step.table.series];
  if (!series) throw new RangeError(`there is no series "${step.table.series}"`);
  const title = series.title;
  const nameOf = (id: string): string => timeline.people.find((person) => person.id === id)?.name ?? id;
  const to = dayOf(timeline.asOf.story);
  switch (series.kind) {
    case 'intervals':
      return {
        title,
        columns: ['person', 'lastContact', 'kind', 'origin', 'days', 'broken', 'freed', 'sources'],
        rows: series.rows.map((row) => {
          const known = row.start.precision === 'day';
          const days = known
            ? inDigits(daysBetween(row.start.date, to))
            : `${words.about} ${inDigits(daysBetween(lastDayOf(row.start.date), to))} – ${inDigits(daysBetween(row.start.date, to))}`;
          const breaks = row.breaks.map((b) => `${shortDate(b.date)}: ${b.what}${b.note ? ` (${b.note})` : ''}`).join('; ');
          return [
            nameOf(row.person),
            shortDate(row.start.date),
            row.start.what,
            row.start.origin,
            days,
            breaks,
            `${shortDate(row.freed.date)}: ${row.freed.what}`,
            publishers(row.sources)
          ];
        })
      };
    case 'restricted':
      return {
        title,
        columns: ['person', 'date', 'what', 'sources'],
        rows: series.rows.flatMap((row) => row.points.map((p) => [nameOf(row.person), shortDate(p.date), p.what, publishers(p.sources)]))
      };
    case 'counts':
      return {
        title,
        columns: ['date', 'bound', 'count', 'owner', 'sources'],
        rows: series.rows.map((row) => [
          shortDate(row.date),
          boundWord(row.bound, true, words),
          inDigits(row.count),
          row.basis,
          publishers(row.sources)
        ])
      };
    case 'terms':
      return {
        title,
        columns: ['name', 'years', 'verdict', 'sources'],
        rows: series.rows.map((row) => [row.name, inDigits(row.years + (row.extra?.years ?? 0)), shortDate(row.date), publishers(row.sources)])
      };
    case 'rounds':
      return {
        title,
        columns: ['round', 'count', 'women', 'men', 'how', 'owner', 'sources'],
        rows: series.rows.map((row) => [
          shortDate(row.date),
          inDigits(row.count) + (row.low !== undefined && row.high !== undefined ? ` (${inDigits(row.low)} – ${inDigits(row.high)})` : ''),
          row.women === null ? words.unknown : inDigits(row.women),
          row.men === null ? words.unknown : inDigits(row.men),
          row.how,
          row.owner,
          publishers(row.sources)
        ])
      };
    case 'ends':
      return {
        title,
        columns: ['name', 'date', 'sources'],
        rows: series.rows.map((row) => [row.name, row.date ? shortDate(row.date) : words.unknown, publishers(row.sources)])
      };
    case 'ranges':
      return {
        title,
        columns: ['owner', 'low', 'high', 'date', 'sources'],
        rows: series.rows.map((row) => [
          row.owner,
          row.low === null ? words.unknown : inDigits(row.low),
          inDigits(row.high),
          shortDate(row.date),
          publishers(row.sources)
        ])
      };
    case 'totals':
      return {
        title,
        columns: ['what', 'bound', 'count', 'owner', 'sources'],
        rows: series.rows.map((row) => [row.label, boundWord(row.bound, true, words), inDigits(row.count), row.owner, publishers(row.sources)])
      };
    case 'claims':
      return {
        title,
        columns: ['what', 'by', 'against'],
        rows: series.rows.map((row) => [row.what, row.by.map((c) => c.who).join('; '), row.against.map((c) => c.who).join('; ')])
      };
  }
}

/** The day a name in a step's span stands for, or the day that it is itself. Throws a RangeError when it stands for none. */
export const spanDay = (name: string, story: Story): number => {
  if (/^\d{4}(-\d{2}){0,2}$/.test(name)) return dayOf(name);
  const amount = amountOf(name, story);
  if (amount?.day === undefined) throw new RangeError(`"${name}" has no date`);
  return amount.day;
};
