import { amountOf } from '../../story/figures.ts';
import { dayOf } from '../../story/dates.ts';
import type { Series, Story } from '../../story/schema.ts';
import { factsOf, happening, lookOfAll, type Look } from '../../story/sure.ts';
import type { State } from '../deck.ts';

/** The day that a name stands for: a date, or a fact or figure that has one. Throws a RangeError when there is none. */
export function dayFrom(name: string, story: Story): number {
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(name)) return dayOf(name);
  const day = amountOf(name, story)?.day;
  if (day === undefined) throw new RangeError(`"${name}" has no date`);
  return day;
}

/** The number that a name stands for. Throws a RangeError when there is none. */
export function numberFrom(name: string, story: Story): number {
  const value = amountOf(name, story)?.value;
  if (value === undefined) throw new RangeError(`"${name}" has no number`);
  return value;
}

/**
 * The look of a point of an interval: that of the fact it names, or of a happening with its sources. Contact that others
 * passed on is an outline whatever the fact: that it was made public is sure, not that it came from the person freely.
 */
export function lookOfPoint(point: { fact?: string; sources: string[]; relayed?: boolean }, story: Story): Look {
  if (point.relayed) return 'outline';
  return lookOfAll(point.fact ? factsOf([point.fact], story) : [happening(point.sources, story)]);
}

/** A series of one kind. Throws a RangeError when there is none. */
export function seriesOf<K extends Series['kind']>(story: Story, name: string, kind: K): Extract<Series, { kind: K }> {
  const series = story.timeline.series[name];
  if (series?.kind !== kind) throw new RangeError(`there is no series "${name}" of kind "${kind}"`);
  return series as Extract<Series, { kind: K }>;
}

/** A state as written, with dates and names of figures as numbers where `days` and `numbers` say so. */
export function stateFrom(story: Story, written: Record<string, number | string>, days: readonly string[], numbers: readonly string[] = []): State {
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => [
      key,
      typeof value === 'string' && days.includes(key)
        ? dayFrom(value, story)
        : typeof value === 'string' && numbers.includes(key)
          ? numberFrom(value, story)
          : value
    ])
  );
}
