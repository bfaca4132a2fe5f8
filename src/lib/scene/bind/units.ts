import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/units.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import type { UnitsData } from '../units.ts';
import { lookOfAll, lookOfName, roughName, statementsBehind } from '../../story/sure.ts';
import { numberFrom, stateFrom } from './common.ts';

type Config = InferOutput<typeof config>;

/** Rows of units from the story: counts come from the facts and figures that the chart names. */
export function bind(story: Story, entry: Config): UnitsData {
  const say = (template: string): string => fill(template, story);
  // A rounded number does not make all its marks outlines: the last one is, which may be there or not.
  const sure = (n: string) => {
    const rough = roughName(n, story);
    return { look: rough ? lookOfAll(statementsBehind(n, story).map((one) => ({ ...one, bound: null }))) : lookOfName(n, story), rough };
  };
  const group = (g: { key: string; n: string; figure: string; label: string }) => ({
    key: g.key,
    n: numberFrom(g.n, story),
    figure: say(g.figure),
    label: say(g.label),
    ...sure(g.n)
  });
  switch (entry.form) {
    case 'row':
      return { form: 'row', group: group(entry.group), remark: say(entry.remark), note: say(entry.note) };
    case 'blocks': {
      const { look, rough } = sure(entry.n);
      return {
        form: 'blocks',
        n: numberFrom(entry.n, story),
        per: entry.per,
        look,
        about: rough,
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
        held: entry.held.map((held) => ({
          key: held.key,
          n: numberFrom(held.n, story),
          figure: held.figure ? say(held.figure) : '',
          label: say(held.label),
          note: say(held.note),
          look: sure(held.n).look
        })),
        stacked: entry.stacked
      };
    case 'diagram':
      return { form: 'diagram', rows: entry.rows, per: entry.per, note: say(entry.note) };
  }
}

export const state = (story: Story, _entry: Config, written: Record<string, number | string>): State => stateFrom(story, written, [], ['out']);
