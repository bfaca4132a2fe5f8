import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/spans.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { dayOf, lastDayOf, monthsBetween, partsOf } from '../../story/dates.ts';
import { dateWords, inDigits } from '../../story/numbers.ts';
import type { SpanRow, SpansData } from '../spans.ts';
import { happening, lookOf } from '../../story/sure.ts';
import { dayFrom, lookOfPoint, seriesOf, stateFrom } from './common.ts';

type Config = InferOutput<typeof config>;

/** A row for each interval: lengths are counted here, by the one day count. */
export function bind(story: Story, entry: Config): SpansData {
  const say = (template: string): string => fill(template, story);
  const { rows } = seriesOf(story, entry.series, 'intervals');
  const asOf = dayOf(story.timeline.asOf.story);
  const personOf = (id: string) => {
    const person = story.timeline.people.find((candidate) => candidate.id === id);
    if (!person) throw new RangeError(`there is no person "${id}"`);
    return person;
  };
  const ordered = [...rows].sort((a, b) => dayOf(a.start.date) + lastDayOf(a.start.date) - dayOf(b.start.date) - lastDayOf(b.start.date));
  const number = (first: number, last: number, end: number): string =>
    first === last ? inDigits(end - first) : `${inDigits(end - last)}–${inDigits(end - first)}`;
  const length = (first: number, last: number, end: number): string =>
    first === last ? number(first, last, end) : `${say(entry.about)} ${number(first, last, end)}`;
  const data = ordered.map((row): SpanRow => {
    const person = personOf(row.person);
    const start = dayOf(row.start.date);
    const startLast = lastDayOf(row.start.date);
    const freed = dayOf(row.freed.date);
    const held = row.heldFrom ? dayOf(row.heldFrom) : null;
    const ends = row.breaks.filter((b) => b.ends).map((b) => dayOf(b.date));
    const points = [start, ...ends, freed];
    // Silence runs from contact to contact; what is held but not known to be silent is no silence.
    const silent = points
      .slice(1)
      .map((end, i): [number, number] => [points[i]!, end])
      .filter(([from, to]) => to > from && (held === null || from < held));
    const own = person.names?.[entry.own];
    return {
      key: row.person,
      name: person.name,
      own: { text: own?.text ?? person.name, lang: own ? entry.own : story.words.language },
      start,
      startLast,
      startLabel: row.start.precision === 'day' ? dateWords(start, 'day-month') : dateWords(start, 'month-name'),
      startLook: start === startLast ? lookOfPoint(row.start, story) : 'outline',
      silent,
      held: held === null ? null : [held, freed],
      stands: row.breaks.map((b) => ({ day: dayOf(b.date), label: b.what, look: lookOfPoint(b, story) })),
      seen: row.seen.map((seen) => ({ day: dayOf(seen.date), label: say(entry.seen[row.person] ?? seen.what) })),
      freed: { day: freed, label: `${say(entry.freed)} ${dateWords(freed, 'short')}`, look: lookOfPoint(row.freed, story) },
      figure: length(start, startLast, asOf),
      number: number(start, startLast, asOf),
      about: start === startLast ? '' : say(entry.about),
      lengths: silent.map(([from, to], i) => {
        const bare = i === 0 ? length(start, startLast, to) : inDigits(to - from);
        const ended = entry.ended?.[row.person]?.[i];
        return { number: i === 0 ? number(start, startLast, to) : bare, told: ended ? `${bare} ${say(ended)}` : bare };
      })
    };
  });
  const from = Math.min(...data.map((row) => row.start));
  const to = Math.max(asOf, ...data.map((row) => row.freed.day));
  const restricted = entry.restricted && seriesOf(story, entry.restricted.series, 'restricted').rows[0];
  const months = monthsBetween(from, to);
  return {
    form: entry.form,
    rows: data,
    focus: entry.focus,
    extra:
      restricted && entry.restricted
        ? {
            name: personOf(restricted.person).name,
            from: dayOf(restricted.from),
            to: dayOf(restricted.to),
            label: say(entry.restricted.label),
            points: restricted.points
              .filter((p) => p.heard && p.date.length === 10)
              .map((p) => ({ day: dayOf(p.date), label: say(entry.restricted!.letter), look: lookOf(happening(p.sources, story)) }))
          }
        : null,
    story: { day: asOf, label: say(entry.story) },
    header: say(entry.header),
    names: say(entry.names),
    passing: say(entry.passing),
    key: { stand: say(entry.key.stand), first: say(entry.key.first) },
    datesFrom: from,
    dates: entry.form === 'silence' ? Array.from({ length: asOf - from + 1 }, (_, i) => dateWords(from + i, 'date')) : [],
    rests: entry.rests.map((name) => dayFrom(name, story)),
    ticks: months
      .filter((day) => partsOf(day).month === 0)
      .map((day) => ({ day, label: dateWords(day, entry.form === 'after' ? 'year' : 'short-month') })),
    months
  };
}

export const state = (story: Story, _entry: Config, written: Record<string, number | string>): State => stateFrom(story, written, ['from', 'until']);
