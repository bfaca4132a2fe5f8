import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const day = v.pipe(v.string(), v.minLength(1, 'a date, or the id of a fact or figure with a date'));

/** Step: a count over time. The counts of the series' owner are drawn as a step; others, and rounded ones, are points. */
export const config = v.strictObject({
  kind: v.literal('step'),
  series: text,
  from: day,
  to: day,
  most: v.number(),
  stale: v.pipe(v.number(), v.integer()),
  levels: v.array(v.strictObject({ count: v.number(), label: text })),
  first: text,
  notes: v.array(v.strictObject({ key: text, at: text, figure: text, label: text, from: day, to: v.optional(day), inside: v.boolean() })),
  aside: v.strictObject({ at: text, label: text, from: day })
});

export const state = v.strictObject({ until: v.optional(day) });
