import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/days.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { dayOf } from '../../story/dates.ts';
import type { DaysData } from '../days.ts';
import { lookOfPoint, seriesOf, stateFrom } from './common.ts';

type Config = InferOutput<typeof config>;

/** One person's days from contact to contact, with the words for each. */
export function bind(story: Story, entry: Config): DaysData {
  const say = (template: string): string => fill(template, story);
  const row = seriesOf(story, entry.series, 'intervals').rows.find((candidate) => candidate.person === entry.person);
  if (!row) throw new RangeError(`series "${entry.series}" has no row for "${entry.person}"`);
  const contacts = [
    { day: dayOf(row.start.date), label: entry.start, look: lookOfPoint(row.start, story) },
    ...row.breaks.map((b, i) => ({ day: dayOf(b.date), label: entry.breaks[i] ?? '', look: lookOfPoint(b, story) })),
    { day: dayOf(row.freed.date), label: entry.freed, look: lookOfPoint(row.freed, story) }
  ];
  return {
    form: entry.form,
    stands: contacts.map((contact, i) => ({
      day: contact.day,
      label: contact.label ? say(contact.label) : '',
      look: contact.look,
      after: entry.after[i] ? say(entry.after[i]) : ''
    })),
    story: { day: dayOf(story.timeline.asOf.story), count: say(entry.story.count), label: say(entry.story.label) },
    held: row.heldFrom ? dayOf(row.heldFrom) : null,
    end: dayOf(row.freed.date),
    foot: say(entry.foot)
  };
}

export const state = (story: Story, _entry: Config, written: Record<string, number | string>): State => stateFrom(story, written, ['until']);
