import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/path.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { factsOf, lookOfAll } from '../../story/sure.ts';
import type { PathData } from '../path.ts';

type Config = InferOutput<typeof config>;

export function bind(story: Story, entry: Config): PathData {
  const look = (facts: readonly string[]) => lookOfAll(factsOf(facts, story));
  const say = (template: string): string => fill(template, story);
  return {
    steps: entry.steps.map((step) => ({ key: step.key, title: say(step.title), note: say(step.note), look: look(step.facts) })),
    out: {
      title: say(entry.out.title),
      note: say(entry.out.note),
      far: say(entry.out.far.text),
      look: look(entry.out.facts),
      farLook: look(entry.out.far.facts)
    }
  };
}

export const state = (_story: Story, _entry: Config, written: Record<string, number | string>): State => ({ ...written });
