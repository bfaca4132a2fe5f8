import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const day = v.pipe(v.string(), v.minLength(1, 'a date, or the id of a fact or figure with a date'));

/** Days: one person's days from contact to contact. */
export const config = v.strictObject({
  kind: v.literal('days'),
  form: v.picklist(['cover', 'page']),
  series: text,
  person: text,
  start: text,
  breaks: v.array(text),
  after: v.array(text),
  freed: text,
  story: v.strictObject({ count: text, label: text }),
  foot: text
});

export const state = v.strictObject({ until: v.optional(day) });
