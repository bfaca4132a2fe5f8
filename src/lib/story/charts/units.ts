import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const group = v.strictObject({ key: text, n: text, figure: text, label: text });

/** Units: people or arrests as equal marks. `n` names the fact or figure that they are counted from. */
export const config = v.variant('form', [
  v.strictObject({ kind: v.literal('units'), form: v.literal('row'), group, remark: text, note: text }),
  v.strictObject({
    kind: v.literal('units'),
    form: v.literal('blocks'),
    n: text,
    per: v.pipe(v.number(), v.integer(), v.minValue(1)),
    figure: text,
    label: text,
    note: text,
    small: v.boolean()
  }),
  v.strictObject({
    kind: v.literal('units'),
    form: v.literal('horizon'),
    out: v.pipe(v.array(group), v.minLength(1)),
    held: v.pipe(v.array(v.strictObject({ key: text, n: text, figure: v.optional(text), label: text, note: text })), v.minLength(1)),
    stacked: v.boolean()
  }),
  v.strictObject({
    kind: v.literal('units'),
    form: v.literal('diagram'),
    rows: v.pipe(v.number(), v.integer()),
    per: v.pipe(v.number(), v.integer()),
    note: text
  })
]);

export const state = v.strictObject({ out: v.optional(text), held: v.optional(text), pan: v.optional(share) });
