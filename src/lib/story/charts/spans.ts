import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const day = v.pipe(v.string(), v.minLength(1, 'a date, or the id of a fact or figure with a date'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Spans: a row for each interval of a series. */
export const config = v.strictObject({
  kind: v.literal('spans'),
  form: v.picklist(['silence', 'after']),
  series: text,
  /** language of the names shown at the end */
  own: text,
  focus: text,
  restricted: v.optional(v.strictObject({ series: text, label: text, letter: text })),
  header: text,
  /** said when only names are left */
  names: text,
  /** what ended each silence of a person, after its length: "to a meeting" */
  ended: v.optional(v.record(v.string(), v.array(text))),
  passing: text,
  story: text,
  about: text,
  seen: v.record(v.string(), text),
  freed: text,
  key: v.strictObject({ stand: text, first: text }),
  rests: v.array(day)
});

export const state = v.strictObject({
  from: v.optional(day),
  until: v.optional(day),
  slide: v.optional(share),
  pitch: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(40))),
  solo: v.optional(share),
  fuse: v.optional(share),
  figures: v.optional(share),
  extra: v.optional(share),
  close: v.optional(share),
  names: v.optional(v.picklist(['latin', 'own']))
});
