import { dayOf, daysBetween, lastDayOf } from './dates.ts';
import type { Fact, Figure, Series, Story } from './schema.ts';

const byId = new WeakMap<readonly Fact[], Map<string, Fact>>();

/** The fact of an id; undefined when there is none. The first asked for of a story makes an index of all of them. */
export function factOf(id: string, { timeline: { facts } }: Pick<Story, 'timeline'>): Fact | undefined {
  let index = byId.get(facts);
  if (!index) {
    index = new Map();
    // The first of an id that stands twice, as the check tells of the second.
    for (const fact of facts) if (!index.has(fact.id)) index.set(fact.id, fact);
    byId.set(facts, index);
  }
  return index.get(id);
}

/** What a reference stands for: a number, a day, or both, and how well the day is known. */
export interface Amount {
  value?: number;
  unit?: string;
  day?: number;
  lastDay?: number;
  precision?: 'day' | 'month' | 'year';
}

/** Facts, sources and people of a figure: what stands behind it. */
export interface Origin {
  facts: string[];
}

const precisionOf = (date: string): 'day' | 'month' | 'year' => (date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year');
const amountOfDate = (date: string): Amount => ({ day: dayOf(date), lastDay: lastDayOf(date), precision: precisionOf(date) });

function rowOf(series: Series, key: string): Record<string, unknown> | undefined {
  const rows = series.rows as unknown as Record<string, unknown>[];
  return rows.find((row) => [row.id, row.person, row.name, row.date, row.owner, row.label].includes(key));
}

/** The day that a word in a figure stands for: `story`, a date, or a fact (its date, or `fact.start`/`fact.end`). */
function pointOf(point: string, story: Story, seen: Set<string>): number {
  if (point === 'story') return dayOf(story.timeline.asOf.story);
  if (/^\d{4}/.test(point)) return dayOf(point);
  const [name, side] = point.split('.');
  const fact = factOf(name!, story);
  if (fact && typeof fact.date === 'object') return dayOf(side === 'start' ? fact.date.start : fact.date.end);
  const amount = amountOf(name!, story, seen);
  if (amount?.day === undefined) throw new RangeError(`"${point}" is no date, fact or figure with a date`);
  return amount.day;
}

const valueOf = (id: string, story: Story, seen: Set<string>): number => {
  const value = amountOf(id, story, seen)?.value;
  if (value === undefined) throw new RangeError(`"${id}" has no number`);
  return value;
};

/** Computes a figure. Throws a RangeError that says what is missing. */
export function compute(figure: Figure, story: Story, seen: Set<string> = new Set()): Amount {
  const value = (id: string) => valueOf(id, story, seen);
  const point = (id: string) => pointOf(id, story, seen);
  if ('days' in figure) return { value: daysBetween(point(figure.days[0]), point(figure.days[1])), unit: 'days' };
  if ('years' in figure) return { value: daysBetween(point(figure.years[0]), point(figure.years[1])) / 365.2425, unit: 'years' };
  if ('sum' in figure) return { value: figure.sum.reduce((sum, id) => sum + value(id), 0) };
  if ('minus' in figure) return { value: value(figure.minus[0]) - value(figure.minus[1]) };
  if ('ratio' in figure) return { value: value(figure.ratio[0]) / value(figure.ratio[1]) };
  if ('least' in figure) return { value: Math.min(...figure.least.map(value)) };
  if ('most' in figure) return { value: Math.max(...figure.most.map(value)) };
  if ('date' in figure) return amountOfDate(figure.date);
  if ('rows' in figure) {
    const series = story.timeline.series[figure.rows];
    if (!series) throw new RangeError(`there is no series "${figure.rows}"`);
    return { value: series.rows.length };
  }
  if ('row' in figure) {
    const [name, key, field] = figure.row;
    const series = story.timeline.series[name];
    const row = series && rowOf(series, key);
    if (!row) throw new RangeError(`series "${name}" has no row "${key}"`);
    let found: unknown = row;
    for (const part of field.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
    const date = field.endsWith('date') ? found : row.date;
    const dated = typeof date === 'string' ? amountOfDate(date) : {};
    if (typeof found === 'number') return { value: found, ...dated };
    if (typeof found === 'string' && /^\d{4}/.test(found)) return amountOfDate(found);
    throw new RangeError(`row "${key}" of series "${name}" has no number or date "${field}"`);
  }
  const [name, person, to] = figure.silence;
  const series = story.timeline.series[name];
  const row = series?.kind === 'intervals' ? series.rows.find((r) => r.person === person) : undefined;
  if (!row) throw new RangeError(`series "${name}" has no silence of "${person}"`);
  const start = row.start;
  // A start known to the month has no one length: the forms -low and -high count from its last and its first day.
  const from = to.endsWith('-low') ? lastDayOf(start.date) : dayOf(start.date);
  const first = row.breaks.find((b) => b.ends);
  const end = to.startsWith('story') ? story.timeline.asOf.story : to === 'break' ? (first?.date ?? row.freed.date) : row.freed.date;
  return { value: daysBetween(from, end), unit: 'days' };
}

/**
 * What `id` stands for: a figure of the words, a fact, or the words `story`, `facts`. Undefined when there is no such thing.
 * Throws a RangeError when a figure cannot be computed or leads back to itself.
 */
export function amountOf(id: string, story: Story, seen: Set<string> = new Set()): Amount | undefined {
  if (id === 'story') return amountOfDate(story.timeline.asOf.story);
  if (id === 'facts') return amountOfDate(story.timeline.asOf.facts);
  const figure = story.words.figures[id];
  if (figure) {
    if (seen.has(id)) throw new RangeError(`figure "${id}" leads back to itself`);
    return compute(figure, story, new Set([...seen, id]));
  }
  const fact = factOf(id, story);
  if (!fact) return undefined;
  const date = typeof fact.date === 'string' ? fact.date : fact.date.end;
  const amount = amountOfDate(date);
  // A date known only "about" is told by its month.
  if (fact.precision !== 'day' && amount.precision === 'day') amount.precision = fact.precision === 'year' ? 'year' : 'month';
  return { ...amount, ...(fact.value === null ? {} : { value: fact.value, unit: fact.unit ?? undefined }) };
}

/** The rows of series behind `id`, for figures that are read off a series. Empty for a fact. */
export function rowsBehind(id: string, story: Story, seen: Set<string> = new Set()): { series: string; row: object }[] {
  const figure = story.words.figures[id];
  if (!figure || seen.has(id)) return [];
  if ('rows' in figure) return (story.timeline.series[figure.rows]?.rows ?? []).map((row) => ({ series: figure.rows, row }));
  if ('row' in figure || 'silence' in figure) {
    const [name, key] = 'row' in figure ? figure.row : figure.silence;
    const series = story.timeline.series[name];
    const row = series && rowOf(series, key);
    return row ? [{ series: name, row }] : [];
  }
  const names = Object.values(figure)
    .flat()
    .filter((part): part is string => typeof part === 'string');
  return names.flatMap((part) => rowsBehind(part.split('.')[0]!, story, new Set([...seen, id])));
}

/** The ids of the facts behind `id`: the fact itself, or those its figure is computed from. */
export function factsBehind(id: string, story: Story, seen: Set<string> = new Set()): string[] {
  if (seen.has(id)) return [];
  const figure = story.words.figures[id];
  if (!figure) return factOf(id, story) ? [id] : [];
  const names = Object.values(figure)
    .flat()
    .filter((part): part is string => typeof part === 'string');
  return [...new Set(names.flatMap((part) => factsBehind(part.split('.')[0]!, story, new Set([...seen, id]))))];
}
