import * as v from 'valibot';

/**
 * The shape of `data/timeline.json` (facts) and `data/story.json` (words), in one definition: the TypeScript types,
 * the check and the published JSON Schemas all come from here.
 */

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'an id: small letters, digits and hyphens'));
/** A UTC date known to the day, the month or the year: 2001-02-03, 2001-02, 2001. */
export const dateSchema = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date: 2001-02-03, 2001-02 or 2001'));
const daySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day: 2001-02-03'));
const text = v.pipe(v.string(), v.minLength(1, 'some words'));
const sources = v.pipe(v.array(id), v.minLength(1, 'at least one source id'));
const bound = v.picklist(['exact', 'about', 'nearly', 'under', 'at-least', 'at-most']);
const precision = v.picklist(['day', 'month', 'year', 'approx']);
const confidence = v.picklist(['seed', 'corroborated', 'single-source', 'derived']);
const count = v.pipe(v.number(), v.integer('a whole number'), v.minValue(0, 'nought or more'));
const amount = v.pipe(v.number(), v.minValue(0, 'nought or more'));

const name = v.strictObject({ text, status: v.picklist(['attested', 'derived', 'unverified']) });

export const personSchema = v.strictObject({
  id,
  name: text,
  surname: text,
  /** names in other scripts by language code */
  names: v.optional(v.record(v.string(), name)),
  alsoSeen: v.optional(v.array(text)),
  role: v.optional(text),
  note: v.optional(v.string())
});

export const sourceSchema = v.strictObject({
  id,
  publisher: text,
  title: text,
  published: v.nullable(dateSchema),
  linkPolicy: v.picklist(['link', 'name-only']),
  /** only where linkPolicy is "link" */
  url: v.optional(v.pipe(v.string(), v.url('an https address'))),
  /** an outlet of the state: labelled as such wherever it is named */
  state: v.optional(v.boolean()),
  /** sources that share an origin count once */
  group: v.optional(text)
});

export const factSchema = v.strictObject({
  id,
  /** an event, a count by someone, a claim by someone, or our arithmetic */
  kind: v.picklist(['event', 'count', 'claim', 'arithmetic']),
  date: v.union([dateSchema, v.strictObject({ start: dateSchema, end: dateSchema })]),
  precision,
  topic: text,
  people: v.array(id),
  statement: text,
  value: v.nullable(v.number()),
  unit: v.nullable(text),
  bound: v.nullable(bound),
  confidence,
  sources,
  claimedBy: v.optional(v.array(text)),
  disputedBy: v.optional(v.array(text)),
  /** words of the owner that must stand in the same step as this fact, one of them at least */
  attribute: v.optional(v.array(text)),
  note: v.optional(v.string())
});

export const intervalSchema = v.strictObject({
  person: id,
  /** `fact`, here and below: the fact that a mark stands for, whose kind says how sure it looks; without one, the sources do */
  start: v.strictObject({
    date: dateSchema,
    precision,
    range: v.optional(v.tuple([daySchema, daySchema])),
    what: text,
    origin: text,
    fact: v.optional(id),
    sources
  }),
  /** contact; `ends` says whether it ends a silence; `relayed` contact is drawn as an outline */
  breaks: v.array(
    v.strictObject({
      date: daySchema,
      what: text,
      ends: v.boolean(),
      relayed: v.boolean(),
      fact: v.optional(id),
      sources,
      note: v.optional(v.string())
    })
  ),
  /** seen, not heard: windows inside the bar */
  seen: v.array(v.strictObject({ date: daySchema, what: text, sources })),
  /** the end of the last silence: held, but not known to be silent, from here to `freed` */
  heldFrom: v.optional(daySchema),
  freed: v.strictObject({ date: daySchema, what: text, fact: v.optional(id), sources }),
  confidence,
  sources,
  note: v.optional(v.string())
});

const seriesOf = <K extends string, R extends v.GenericSchema>(kind: K, row: R) =>
  v.strictObject({
    kind: v.literal(kind),
    title: text,
    owner: v.optional(text),
    note: v.optional(v.string()),
    rows: v.pipe(v.array(row), v.minLength(1, 'at least one row'))
  });

export const seriesSchema = v.variant('kind', [
  seriesOf('intervals', intervalSchema),
  seriesOf(
    'restricted',
    v.strictObject({
      person: id,
      from: dateSchema,
      to: dateSchema,
      points: v.array(v.strictObject({ date: dateSchema, what: text, heard: v.boolean(), sources })),
      note: v.optional(v.string()),
      sources
    })
  ),
  seriesOf('counts', v.strictObject({ date: dateSchema, precision, count, bound, basis: text, sources, note: v.optional(v.string()) })),
  seriesOf(
    'terms',
    v.strictObject({
      person: v.optional(id),
      name: text,
      years: amount,
      date: dateSchema,
      extra: v.optional(v.strictObject({ years: amount, date: daySchema, sources })),
      held: v.optional(id),
      absent: v.boolean(),
      confidence,
      sources,
      note: v.optional(v.string())
    })
  ),
  seriesOf(
    'rounds',
    v.strictObject({
      id,
      date: dateSchema,
      precision,
      count,
      low: v.optional(count),
      high: v.optional(count),
      women: v.nullable(count),
      men: v.nullable(count),
      how: text,
      owner: text,
      confidence,
      sources,
      note: v.optional(v.string())
    })
  ),
  seriesOf('ends', v.strictObject({ name: text, date: v.nullable(dateSchema), sources, note: v.optional(v.string()) })),
  seriesOf('ranges', v.strictObject({ owner: text, date: dateSchema, low: v.nullable(count), high: count, sources, note: v.optional(v.string()) })),
  seriesOf(
    'totals',
    v.strictObject({ label: text, count, bound, owner: text, from: dateSchema, to: dateSchema, sources, note: v.optional(v.string()) })
  ),
  seriesOf(
    'claims',
    v.strictObject({
      id,
      what: text,
      by: v.array(v.strictObject({ who: text, side: v.picklist(['official', 'other']), facts: v.array(id) })),
      against: v.array(v.strictObject({ who: text, side: v.picklist(['official', 'other']), facts: v.array(id) }))
    })
  )
]);

const pattern = v.pipe(
  text,
  v.check((source) => {
    try {
      return Boolean(new RegExp(source, 'iu'));
    } catch {
      return false;
    }
  }, 'a regular expression')
);

/**
 * What may not be said, and what must stand beside what. Patterns ignore case and read the filled words of one step.
 * `when`: only steps whose words match, or that use one of the facts, or a figure of one of the series (any of the three).
 * `forbid`: no such words. `need`: such words in the same step.
 */
export const ruleSchema = v.strictObject({
  id,
  why: text,
  when: v.optional(v.strictObject({ words: v.optional(pattern), facts: v.optional(v.array(id)), series: v.optional(v.array(id)) })),
  forbid: v.optional(pattern),
  need: v.optional(pattern)
});

export const timelineSchema = v.strictObject({
  $schema: v.optional(v.string()),
  title: text,
  /** the day the story is told on, the last month with facts, the day they were compiled */
  asOf: v.strictObject({ story: daySchema, facts: dateSchema, compiled: daySchema }),
  people: v.array(personSchema),
  sources: v.array(sourceSchema),
  facts: v.array(factSchema),
  series: v.record(id, seriesSchema),
  rules: v.optional(v.array(ruleSchema))
});

/** A figure computed from facts; see `figures.ts`. Dates are fact ids, `story` (the story's day) or a date. */
export const figureSchema = v.union([
  v.strictObject({ days: v.tuple([text, text]) }),
  v.strictObject({ years: v.tuple([text, text]) }),
  v.strictObject({ sum: v.array(text) }),
  v.strictObject({ minus: v.tuple([text, text]) }),
  v.strictObject({ ratio: v.tuple([text, text]) }),
  /** a field of a row of a series: ["held", "2001-02-03", "count"]; rows are found by id, person, name, date or owner */
  v.strictObject({ row: v.tuple([id, text, text]) }),
  /** days of a silence of a person: to "story", to "break" (the first that ends it), to "freed"; `low`/`high` for a start known to the month */
  v.strictObject({ silence: v.tuple([id, id, v.picklist(['story', 'story-low', 'story-high', 'break', 'freed', 'freed-low', 'freed-high'])]) }),
  /** how many rows a series has, or the smallest or largest value of a figure list */
  v.strictObject({ rows: id }),
  v.strictObject({ least: v.array(text) }),
  v.strictObject({ most: v.array(text) }),
  /** a date as a figure, for its forms only */
  v.strictObject({ date: text })
]);

export const stepSchema = v.strictObject({
  id,
  /** paragraphs; templates in braces; *emphasis* between asterisks; none for a silent step */
  text: v.array(text),
  /** the line of sources under the words */
  foot: v.optional(text),
  /** a link inside the story, under the words: to a step or chapter id */
  link: v.optional(v.strictObject({ to: id, text })),
  /** a step without words that a passage of steps without words leads to: what is said to readers who asked for less motion, for whom the passage is left out, and the link that brings it back */
  calm: v.optional(v.strictObject({ text, again: text })),
  /** what the picture says, in a sentence */
  alt: v.optional(text),
  /** what a mark is: the caption of the still, and the key in the card */
  caption: v.optional(text),
  /** false: the picture says its caption itself, so the card does not */
  key: v.optional(v.literal(false)),
  chart: id,
  state: v.optional(v.record(v.string(), v.union([v.number(), v.string()]))),
  /** facts this step rests on besides those named in its words */
  facts: v.optional(v.array(id)),
  /** the span of time on screen, for the spine: inside (held, silent) or outside */
  span: v.optional(v.strictObject({ from: text, to: text, side: v.picklist(['in', 'out']) })),
  /** a passage before this step that is scrubbed: px of scroll per day or in all */
  glide: v.optional(v.union([v.strictObject({ pxPerDay: v.number(), days: text }), v.strictObject({ svh: v.number() })])),
  /** where the cut to this step falls in the passage before it, 0..1 */
  cut: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** no still of this step in the unrolled page (a passage, or a state another still shows) */
  still: v.optional(v.boolean()),
  /** how the step rests: a page that covers the stage, words in a band at the foot, or (left out) in a column on wide screens */
  rest: v.optional(v.picklist(['page', 'band', 'column'])),
  /** the rows behind the picture: a series, or facts */
  table: v.optional(v.union([v.strictObject({ series: id }), v.strictObject({ facts: v.array(id) })])),
  /** a figure of the printed edition */
  paper: v.optional(v.boolean())
});

export const chapterSchema = v.strictObject({
  id,
  number: v.nullable(v.pipe(v.number(), v.integer())),
  title: text,
  /** weight of the title: volume */
  weight: v.pipe(v.number(), v.minValue(200), v.maxValue(900)),
  when: text,
  steps: v.pipe(v.array(stepSchema), v.minLength(1))
});

export const chartEntrySchema = v.looseObject({ kind: text, table: v.optional(v.picklist(['yes', 'no'])) });

/** A step in the booklet: its words and its foot, under the name of its chapter. */
const zinePage = v.array(id);

const sheetItem = v.strictObject({ step: id, half: v.optional(v.boolean()), words: v.optional(v.boolean()) });

export const storySchema = v.strictObject({
  $schema: v.optional(v.string()),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language: en, or be-Latn')),
  title: text,
  description: text,
  cover: v.strictObject({ lede: text, risk: text, byline: v.optional(text) }),
  figures: v.record(id, figureSchema),
  charts: v.record(id, chartEntrySchema),
  chapters: v.pipe(v.array(chapterSchema), v.minLength(1)),
  method: v.array(v.strictObject({ title: text, text: v.array(text) })),
  /** what a sign of the charts stands for in this story, in a sentence; what it means in any story is said by the page */
  signs: v.optional(
    v.strictObject({
      standing: v.optional(text),
      hanging: v.optional(text),
      solid: v.optional(text),
      outline: v.optional(text),
      open: v.optional(text),
      hatch: v.optional(text),
      dots: v.optional(text),
      short: v.optional(text),
      window: v.optional(text),
      gap: v.optional(text),
      circle: v.optional(text)
    })
  ),
  /**
   * the printed edition of one leaf: on each side steps with a figure of their own, in order, `half` as wide where two stand
   * side by side, and `words` with what the step says
   */
  sheet: v.optional(v.strictObject({ front: v.array(sheetItem), back: v.array(sheetItem) })),
  /**
   * the booklet folded of one sheet: the steps of its pages 2, 3, 6, 7 and 8, in order, and the one whose picture lies across
   * its pages 4 and 5
   */
  zine: v.optional(v.strictObject({ pages: v.pipe(v.array(zinePage), v.length(5, 'five pages: 2, 3, 6, 7 and 8')), spread: id })),
  /** facts that the data holds and the story leaves out, with the reason */
  leftOut: v.optional(v.record(id, text))
});

export type Timeline = v.InferOutput<typeof timelineSchema>;
export type Words = v.InferOutput<typeof storySchema>;
export type Fact = v.InferOutput<typeof factSchema>;
export type Person = v.InferOutput<typeof personSchema>;
export type Source = v.InferOutput<typeof sourceSchema>;
export type Rule = v.InferOutput<typeof ruleSchema>;
export type Series = v.InferOutput<typeof seriesSchema>;
export type Interval = v.InferOutput<typeof intervalSchema>;
export type Chapter = v.InferOutput<typeof chapterSchema>;
export type Figure = v.InferOutput<typeof figureSchema>;
export type Step = v.InferOutput<typeof stepSchema>;
export type Bound = v.InferOutput<typeof bound>;

/** A checked story: the facts and the words. */
export interface Story {
  timeline: Timeline;
  words: Words;
}
