import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/step.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { lastDayOf, monthsBetween, partsOf } from '../../story/dates.ts';
import { dateWords, inDigits } from '../../story/numbers.ts';
import type { StepData } from '../steps.ts';
import { countRow, lookOf } from '../../story/sure.ts';
import { dayFrom, seriesOf, stateFrom } from './common.ts';

type Config = InferOutput<typeof config>;

/**
 * Counts in order of date. A count known to the month stands at the month's end, for that is what it was. The step is made
 * of the counts that the owner of the series made and did not round; the basis of such a count names the owner. Counts by
 * others are circles even when they are exact: two owners do not count the same people.
 */
export function bind(story: Story, entry: Config): StepData {
  const say = (template: string): string => fill(template, story);
  const { rows, owner } = seriesOf(story, entry.series, 'counts');
  const to = dayFrom(entry.to, story);
  const at = (date: string) => {
    const row = rows.find((candidate) => candidate.date === date);
    if (!row) throw new RangeError(`series "${entry.series}" has no count of ${date}`);
    return { day: lastDayOf(row.date), count: row.count };
  };
  const from = dayFrom(entry.from, story);
  return {
    from,
    to,
    most: entry.most,
    stale: entry.stale,
    rows: rows
      .map((row) => ({
        key: row.date,
        day: lastDayOf(row.date),
        count: row.count,
        sure: lookOf(countRow(row)) === 'solid' && (owner === undefined || row.basis.includes(owner))
      }))
      .filter((row) => row.day <= to)
      .sort((a, b) => a.day - b.day),
    years: monthsBetween(from, to)
      .filter((day) => partsOf(day).month === 0)
      .map((day) => ({ day, label: dateWords(day, 'year') })),
    levels: entry.levels.map((level) => ({ count: level.count, label: `${inDigits(level.count)} ${say(level.label)}` })),
    first: say(entry.first),
    notes: entry.notes.map((note) => ({
      key: note.key,
      ...at(note.at),
      figure: say(note.figure),
      label: say(note.label),
      from: dayFrom(note.from, story),
      to: note.to ? dayFrom(note.to, story) : to + 1000,
      inside: note.inside
    })),
    aside: { ...at(entry.aside.at), label: say(entry.aside.label), from: dayFrom(entry.aside.from, story) }
  };
}

export const state = (story: Story, _entry: Config, written: Record<string, number | string>): State => stateFrom(story, written, ['until']);
