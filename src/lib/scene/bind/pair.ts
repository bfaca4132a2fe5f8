import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/pair.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { factsOf, lookOfAll } from '../../story/sure.ts';
import type { PairData } from '../pair.ts';

type Config = InferOutput<typeof config>;

export function bind(story: Story, entry: Config): PairData {
  const say = (template: string): string => fill(template, story);
  return {
    rooms: entry.rooms.map((room) => ({
      key: room.key,
      title: say(room.title),
      items: room.items.map(say),
      empty: say(room.empty),
      traits: room.traits.map(say)
    })),
    note: say(entry.note),
    look: lookOfAll(factsOf(entry.facts, story))
  };
}

export const state = (): State => ({});
