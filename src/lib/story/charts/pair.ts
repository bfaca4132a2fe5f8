import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));

export const config = v.strictObject({
  kind: v.literal('pair'),
  rooms: v.pipe(
    v.array(v.strictObject({ key: text, title: text, items: v.array(text), empty: v.string(), traits: v.array(text) })),
    v.length(2, 'two rooms')
  ),
  note: text,
  /** the facts that tell of the rooms: they say how sure it looks */
  facts: v.pipe(v.array(text), v.minLength(1))
});

export const state = v.strictObject({});
