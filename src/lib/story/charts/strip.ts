import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const day = v.pipe(v.string(), v.minLength(1, 'a date, or the id of a fact or figure with a date'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const tick = v.strictObject({ day, label: text });

/** Strip: events on lines over a date axis. */
export const config = v.variant('form', [
  v.strictObject({
    kind: v.literal('strip'),
    form: v.literal('campaign'),
    from: day,
    to: day,
    rows: v.array(
      v.strictObject({ person: text, held: v.optional(day), tick: v.optional(day), beyond: v.optional(day), label: text, end: v.optional(text) })
    ),
    voices: v.array(
      v.strictObject({ person: text, row: v.pipe(v.number(), v.integer()), last: day, held: v.optional(day), beyond: v.boolean(), label: v.string() })
    ),
    join: tick,
    vote: tick,
    months: v.array(tick),
    legend: text
  }),
  v.strictObject({
    kind: v.literal('strip'),
    form: v.literal('border'),
    from: day,
    to: day,
    seized: day,
    torn: day,
    border: text,
    seizedLabel: text,
    tornLabel: text,
    note: text,
    ticks: v.array(tick)
  }),
  v.strictObject({
    kind: v.literal('strip'),
    form: v.literal('ends'),
    from: day,
    to: day,
    title: text,
    series: text,
    unknown: text,
    ticks: v.array(tick)
  })
]);

export const state = v.strictObject({ rise: v.optional(share), men: v.optional(share), until: v.optional(day) });
