import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/strip.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { dayOf, lastDayOf } from '../../story/dates.ts';
import { dateWords } from '../../story/numbers.ts';
import type { StripData } from '../strip.ts';
import { lookOfName } from '../../story/sure.ts';
import { dayFrom, seriesOf, stateFrom } from './common.ts';

type Config = InferOutput<typeof config>;

export function bind(story: Story, entry: Config): StripData {
  const say = (template: string): string => fill(template, story);
  const day = (name: string): number => dayFrom(name, story);
  const ticks = (list: readonly { day: string; label: string }[]) => list.map((tick) => ({ day: day(tick.day), label: say(tick.label) }));
  const person = (id: string) => {
    const found = story.timeline.people.find((candidate) => candidate.id === id);
    if (!found) throw new RangeError(`there is no person "${id}"`);
    return found;
  };
  switch (entry.form) {
    case 'campaign': {
      // A surname stands for a person only where no other in the picture has it.
      const surnames = [...entry.rows, ...entry.voices].map((one) => person(one.person).surname);
      const short = (id: string): string => {
        const { name, surname } = person(id);
        return surnames.filter((one) => one === surname).length > 1 ? name : surname;
      };
      return {
        form: 'campaign',
        from: day(entry.from),
        to: day(entry.to),
        rows: entry.rows.map((row) => ({
          key: row.person,
          name: person(row.person).name,
          short: short(row.person),
          held: row.held ? day(row.held) : null,
          tick: row.tick ? day(row.tick) : null,
          beyond: row.beyond ? day(row.beyond) : null,
          label: say(row.label),
          end: row.end ? say(row.end) : '',
          look: lookOfName(row.held ?? row.tick ?? '', story)
        })),
        voices: entry.voices.map((voice) => ({
          key: voice.person,
          name: person(voice.person).name,
          short: short(voice.person),
          row: voice.row,
          // The day of arrest is the first day held: what stands ends the day before.
          last: voice.held ? day(voice.held) - 1 : day(voice.last),
          held: voice.held ? day(voice.held) : null,
          beyond: voice.beyond,
          label: say(voice.label),
          look: lookOfName(entry.join.day, story),
          heldLook: lookOfName(voice.held ?? '', story)
        })),
        join: { day: day(entry.join.day), label: say(entry.join.label) },
        vote: { day: day(entry.vote.day), label: say(entry.vote.label) },
        months: ticks(entry.months),
        legend: say(entry.legend)
      };
    }
    case 'border':
      return {
        form: 'border',
        from: day(entry.from),
        to: day(entry.to),
        seized: day(entry.seized),
        torn: day(entry.torn),
        border: say(entry.border),
        seizedLabel: say(entry.seizedLabel),
        tornLabel: say(entry.tornLabel),
        note: say(entry.note),
        look: lookOfName(entry.seized, story),
        ticks: ticks(entry.ticks)
      };
    case 'ends': {
      const { rows } = seriesOf(story, entry.series, 'ends');
      const last = Math.max(...rows.map((row) => (row.date ? lastDayOf(row.date) : -Infinity)));
      return {
        form: 'ends',
        from: day(entry.from),
        to: Math.max(last, day(entry.to)),
        title: say(entry.title),
        rows: [...rows]
          .sort((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9'))
          .map((row, i) => ({
            key: `${i}`,
            name: row.name,
            day: row.date ? dayOf(row.date) : null,
            last: row.date ? lastDayOf(row.date) : null,
            label: row.date ? dateWords(dayOf(row.date), 'date', row.date.length === 10 ? 'day' : 'month') : say(entry.unknown)
          })),
        ticks: ticks(entry.ticks)
      };
    }
  }
}

export const state = (story: Story, _entry: Config, written: Record<string, number | string>): State => stateFrom(story, written, ['until']);
