import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Claims: statements and values with their owners. */
export const config = v.variant('form', [
  v.strictObject({
    kind: v.literal('claims'),
    form: v.literal('shares'),
    columns: v.array(v.strictObject({ fact: text, figure: text, label: text, stand: v.boolean() })),
    note: text,
    credit: text
  }),
  v.strictObject({
    kind: v.literal('claims'),
    form: v.literal('bracket'),
    accounts: v.array(v.strictObject({ key: text, owner: text, words: text, open: v.boolean() })),
    note: text
  }),
  v.strictObject({ kind: v.literal('claims'), form: v.literal('readings'), series: text, against: text, note: text }),
  v.strictObject({ kind: v.literal('claims'), form: v.literal('empty'), title: text, text }),
  v.strictObject({
    kind: v.literal('claims'),
    form: v.literal('ranges'),
    series: text,
    title: text,
    between: text,
    upTo: text,
    most: v.number(),
    ticks: v.array(v.number())
  })
]);

export const state = v.strictObject({ disputes: v.optional(share) });
