import { readFileSync } from 'node:fs';
import { applyEdits, modify } from 'jsonc-parser';
import * as v from 'valibot';
import type { ChartKind } from '../../src/lib/story/charts/index.ts';

/** The one chart kind of the invented story in `tests/bad/base`. */
export const kinds: Record<string, ChartKind> = {
  bars: {
    config: v.strictObject({
      kind: v.literal('bars'),
      table: v.optional(v.picklist(['yes', 'no'])),
      series: v.string(),
      label: v.optional(v.string())
    }),
    state: v.strictObject({
      shown: v.optional(v.pipe(v.number(), v.minValue(0, 'a number from 0 to 1'), v.maxValue(1, 'a number from 0 to 1'))),
      focus: v.optional(v.picklist(['none', 'ships']))
    })
  }
};

const names = ['timeline', 'story'] as const;
export const base = names.map((name) => ({ name: `${name}.json`, text: readFileSync(new URL(`../bad/base/${name}.json`, import.meta.url), 'utf8') }));

/** What makes a good file bad: a value set (or taken out, when none is given) at a path, or words replaced. */
export interface Bad {
  file: (typeof names)[number];
  edit?: [path: (string | number)[], value?: unknown];
  text?: [find: string, replace: string][];
  expect: string | string[];
}

export function spoiled(bad: Bad): { name: string; text: string }[] {
  return base.map(({ name, text }) => {
    if (name !== `${bad.file}.json`) return { name, text };
    let spoilt = text;
    if (bad.edit)
      spoilt = applyEdits(text, modify(text, bad.edit[0], bad.edit[1], { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } }));
    for (const [find, replace] of bad.text ?? []) {
      if (!spoilt.includes(find)) throw new Error(`the base has no ${JSON.stringify(find)}`);
      spoilt = spoilt.replace(find, () => replace);
    }
    if (spoilt === text) throw new Error('the edit changes nothing');
    return { name, text: spoilt };
  });
}
