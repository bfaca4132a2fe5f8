import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/terms.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { dayOf } from '../../story/dates.ts';
import { inDigits } from '../../story/numbers.ts';
import type { TermsData } from '../terms.ts';
import { lookOf, lookOfName } from '../../story/sure.ts';
import { dayFrom, seriesOf } from './common.ts';

type Config = InferOutput<typeof config>;

/** Terms by length; the years since arrest are counted to the story's day. */
export function bind(story: Story, entry: Config): TermsData {
  const asOf = dayOf(story.timeline.asOf.story);
  const half = (years: number): string => (years % 1 === 0.5 ? `${Math.floor(years) || ''}½` : inDigits(years));
  return {
    rows: seriesOf(story, entry.series, 'terms')
      .rows.filter((row) => row.held !== undefined)
      .map((row) => {
        const since = (asOf - dayFrom(row.held!, story)) / 365.2425;
        const extra = row.extra?.years ?? 0;
        return {
          key: row.person ?? row.name,
          name: row.name,
          years: row.years,
          extra,
          label: extra > 0 ? `${inDigits(row.years)} + ${half(extra)} ${fill(entry.plus, story)}` : inDigits(row.years),
          since,
          look: lookOf({ kind: 'event', confidence: row.confidence }),
          sinceLook: lookOfName(row.held!, story),
          sinceBare: inDigits(since, 1),
          sinceLabel: `${inDigits(since, 1)} ${fill(entry.since, story)}`
        };
      })
      .sort((a, b) => b.years + b.extra - a.years - a.extra),
    ticks: entry.ticks.map((tick) => ({ years: tick.years, label: fill(tick.label, story) })),
    note: fill(entry.note, story)
  };
}

export const state = (_story: Story, _entry: Config, written: Record<string, number | string>): State => ({ ...written });
