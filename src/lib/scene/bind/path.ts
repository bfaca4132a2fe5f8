import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/path';
import type { Story } from '../../story/schema';
import { fill } from '../../story/words';
import type { State } from '../deck';
import type { PathData } from '../path';

type Config = InferOutput<typeof config>;

export function bind(story: Story, entry: Config): PathData {
  const say = (template: string): string => fill(template, story);
  return {
    steps: entry.steps.map((step) => ({ key: step.key, title: say(step.title), note: say(step.note) })),
    out: { title: say(entry.out.title), note: say(entry.out.note), far: say(entry.out.far) }
  };
}

export const state = (_story: Story, _entry: Config, written: Record<string, number | string>): State => ({ ...written });
