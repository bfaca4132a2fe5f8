import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const facts = v.pipe(v.array(text), v.minLength(1));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const config = v.strictObject({
  kind: v.literal('path'),
  /** `facts`: what tells of a step; they say how sure it looks */
  steps: v.pipe(v.array(v.strictObject({ key: text, title: text, note: text, facts })), v.minLength(1)),
  out: v.strictObject({ title: text, note: text, facts, far: v.strictObject({ text, facts }) })
});

export const state = v.strictObject({ out: v.optional(share) });
