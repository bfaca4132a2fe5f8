import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const config = v.strictObject({
  kind: v.literal('terms'),
  series: text,
  /** words after the years of a term with an addition, and after the years since arrest */
  plus: text,
  since: text,
  ticks: v.array(v.strictObject({ years: v.number(), label: text })),
  note: text
});

export const state = v.strictObject({ since: v.optional(share) });
