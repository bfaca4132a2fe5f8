import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));

export const config = v.strictObject({
  kind: v.literal('pair'),
  rooms: v.pipe(
    v.array(v.strictObject({ key: text, title: text, items: v.array(text), empty: v.string(), traits: v.array(text) })),
    v.length(2, 'two rooms')
  ),
  note: text
});

export const state = v.strictObject({});
