import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/units.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import type { UnitsData } from '../units.ts';
import { numberFrom, stateFrom } from './common.ts';

type Config = InferOutput<typeof config>;

/** Rows of units from the story: counts come from the facts and figures that the chart names. */
export function bind(story: Story, entry: Config): UnitsData {
  const say = (template: string): string => fill(template, story);
  const group = (g: { key: string; n: string; figure: string; label: string }) => ({
    key: g.key,
    n: numberFrom(g.n, story),
    figure: say(g.figure),
    label: say(g.label)
  });
  switch (entry.form) {
    case 'row':
      return { form: 'row', group: group(entry.group), remark: say(entry.remark), note: say(entry.note) };
    case 'blocks': {
      // "about" and "nearly" leave the last block open; the fact says which it is
      const bound = story.timeline.facts.find((fact) => fact.id === entry.n)?.bound;
      return {
        form: 'blocks',
        n: numberFrom(entry.n, story),
        per: entry.per,
        about: bound !== undefined && bound !== 'exact',
        figure: say(entry.figure),
        label: say(entry.label),
        note: say(entry.note),
        small: entry.small
      };
    }
    case 'horizon':
      return {
        form: 'horizon',
        out: entry.out.map(group),
        held: entry.held.map((held) => ({ key: held.key, n: numberFrom(held.n, story), label: say(held.label), note: say(held.note) })),
        stacked: entry.stacked
      };
    case 'diagram':
      return { form: 'diagram', rows: entry.rows, per: entry.per, note: say(entry.note) };
  }
}

export const state = (story: Story, _entry: Config, written: Record<string, number | string>): State => stateFrom(story, written, [], ['out']);
