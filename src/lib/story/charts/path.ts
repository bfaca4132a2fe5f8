import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const config = v.strictObject({
  kind: v.literal('path'),
  steps: v.pipe(v.array(v.strictObject({ key: text, title: text, note: text })), v.minLength(1)),
  out: v.strictObject({ title: text, note: text, far: text })
});

export const state = v.strictObject({ out: v.optional(share) });
