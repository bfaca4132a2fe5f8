import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * `npm run scale -- 1000 folder`: writes an invented story of that many events, for measuring and for trying out how large a
 * story may be. The same number gives the same bytes, always.
 */

/** A story as its two files. */
export interface Scaled {
  timeline: string;
  story: string;
  /** what is in it: events, people held, and days that these people were held */
  events: number;
  people: number;
  personDays: number;
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const first = Date.UTC(1901, 0, 1);
const days = 3650;
const date = (day: number): string => new Date(first + day * 86_400_000).toISOString().slice(0, 10);
const verbs = [
  'was questioned',
  'was held',
  'was fined',
  'wrote home',
  'was seen',
  'was moved',
  'was let go',
  'was searched',
  'was tried',
  'was visited'
];
const places = ['the harbour', 'the mill', 'the station', 'the upper town', 'the post office', 'the ferry', 'the school', 'the market'];
const names = ['Ada', 'Bram', 'Cora', 'Dirk', 'Elsa', 'Finn', 'Gerda', 'Hugo', 'Ines', 'Joris', 'Kaja', 'Lars', 'Mina', 'Nils', 'Olga', 'Piet'];
const houses = [
  'Arden',
  'Birch',
  'Crane',
  'Dell',
  'Elder',
  'Fenn',
  'Grove',
  'Heath',
  'Isles',
  'Jessop',
  'Kerr',
  'Lund',
  'Marsh',
  'North',
  'Oaks',
  'Pell'
];

/**
 * A story of `events` events over ten years. It has a person for every hundred events, each held for about a thousand days, so
 * a hundred thousand events come with a million person-days. The pages show what any story of its shape shows: all events as
 * four hundred marks at most, of which each stands for more as they grow; a count of each month; and the days of the first three people.
 * Throws a RangeError for numbers that are none.
 * @param events whole number from 1 on
 * @param seed another gives another story of the same size
 */
export function scaled(events: number, seed = 1): Scaled {
  if (!Number.isInteger(events) || events < 1) throw new RangeError(`a story of ${events} events cannot be made`);
  const next = chance(seed * 7919 + events);
  const below = (n: number): number => Math.floor(next() * n);
  const count = Math.max(3, Math.ceil(events / 100));
  const sources = Math.max(4, Math.ceil(events / 500));
  const source = (): string => `source-${below(sources)}`;
  const people = Array.from({ length: count }, (_, i) => {
    const [name, surname] = [names[i % 16]!, houses[Math.floor(i / 16) % 16]!];
    return { id: `person-${i}`, name: `${name} ${surname}${i < 256 ? '' : ` the ${i}th`}`, surname };
  });
  const facts = Array.from({ length: events }, (_, i) => {
    const person = people[below(count)]!;
    return {
      id: `event-${i}`,
      kind: 'event',
      date: date(Math.floor((i * days) / events)),
      precision: 'day',
      topic: verbs[i % verbs.length]!.split(' ').at(-1)!,
      people: [person.id],
      statement: `${person.name} ${verbs[i % verbs.length]} at ${places[below(places.length)]}, says sheet ${i + 1} of the ledger.`,
      value: null,
      unit: null,
      bound: null,
      confidence: 'corroborated',
      sources: [source(), source()]
    };
  });
  let personDays = 0;
  const held = people.map(({ id }, i) => {
    // The first three are drawn, day by day: the same in every size, so that what is shown stays the same.
    const length = i < 3 ? 200 + i * 60 : 500 + below(1000);
    const start = i < 3 ? days - 420 : below(days - length);
    personDays += length;
    return {
      person: id,
      start: { date: date(start), precision: 'day', what: 'last seen', origin: 'the ledger', sources: ['source-0', 'source-1'] },
      breaks: [],
      seen: [],
      freed: { date: date(start + length), what: 'let go', sources: ['source-0', 'source-1'] },
      confidence: 'corroborated',
      sources: ['source-0', 'source-1']
    };
  });
  const counts = Array.from({ length: 24 }, (_, i) => ({
    date: date(days - 720 + i * 30),
    precision: 'day',
    count: 100 + Math.round(80 * Math.sin(i / 4)),
    bound: 'exact',
    basis: 'The Ledger',
    sources: ['source-0', 'source-1']
  }));
  const end = date(days);
  // How many events a mark stands for: a chart draws no more of them than can be seen.
  const stands = Math.max(1, Math.ceil(events / 400));
  const timeline = {
    title: 'Invented: a ledger of any length',
    asOf: { story: end, facts: end, compiled: end },
    people,
    sources: Array.from({ length: sources }, (_, i) => ({
      id: `source-${i}`,
      publisher: `Book ${i + 1} of the ledger (invented)`,
      title: 'Sheets',
      published: null,
      linkPolicy: 'name-only'
    })),
    facts: [
      ...facts,
      {
        id: 'entries',
        kind: 'count',
        date: end,
        precision: 'day',
        topic: 'ledger',
        people: [],
        statement: `The ledger has ${events} entries.`,
        value: events,
        unit: 'entries',
        bound: 'exact',
        confidence: 'corroborated',
        sources: ['source-0', 'source-1'],
        claimedBy: ['The Ledger']
      },
      {
        id: 'marks',
        kind: 'arithmetic',
        date: end,
        precision: 'day',
        topic: 'ledger',
        people: [],
        statement: `Entries of the ledger by ${stands}, rounded up.`,
        value: Math.ceil(events / stands),
        unit: null,
        bound: null,
        confidence: 'derived',
        sources: ['source-0', 'source-1']
      }
    ],
    series: {
      held: { kind: 'intervals', title: 'Held', owner: 'The Ledger', rows: held },
      told: { kind: 'intervals', title: 'Three of those held', owner: 'The Ledger', rows: held.slice(0, 3) },
      months: { kind: 'counts', title: 'Entries by month', owner: 'The Ledger', rows: counts }
    },
    rules: []
  };
  const peak = counts[6]!;
  const [who] = people;
  const from = date(days - 420);
  const words = {
    language: 'en',
    title: 'A ledger (invented)',
    description: 'An invented story of {entries} events, made to measure how the pages bear many.',
    cover: { lede: 'This story is invented. It is as long as it is asked to be.', risk: 'Nothing here happened.' },
    figures: {
      'days-first': { days: [from, 'story'] },
      people: { rows: 'held' },
      'peak-count': { row: ['months', peak.date, 'count'] },
      'first-count': { row: ['months', counts[0]!.date, 'count'] },
      'last-count': { row: ['months', counts.at(-1)!.date, 'count'] }
    },
    charts: {
      'cover-days': {
        kind: 'days',
        form: 'cover',
        series: 'told',
        person: who!.id,
        start: 'Last seen.',
        breaks: [],
        after: [],
        freed: 'Let go',
        story: { count: '{days-first} days', label: '{story:date}' },
        foot: 'Invented. One mark is one day.'
      },
      paper: { kind: 'opener', ground: 'paper' },
      entries: {
        kind: 'units',
        form: 'blocks',
        n: 'marks',
        per: 10,
        figure: '{entries}',
        label: 'entries in the ledger, to {entries:date}',
        note: `One mark is {=${stands}} of them.`,
        small: true
      },
      months: {
        kind: 'step',
        series: 'months',
        from: counts[0]!.date,
        to: 'story',
        most: 200,
        stale: 60,
        levels: [{ count: 100, label: 'entries' }],
        first: '{first-count} in the first month',
        notes: [{ key: 'peak', at: peak.date, figure: '{peak-count}', label: 'the most', from: peak.date, inside: true }],
        aside: { at: counts.at(-1)!.date, label: 'The last month: {last-count}', from: counts.at(-1)!.date }
      },
      days: {
        kind: 'days',
        form: 'page',
        series: 'told',
        person: who!.id,
        start: 'Last seen',
        breaks: [],
        after: ['held'],
        freed: 'Let go',
        story: { count: '{days-first} days', label: '{story:date}' },
        foot: 'One mark is one day.'
      }
    },
    chapters: [
      {
        id: 'cover',
        number: null,
        title: 'A ledger (invented)',
        weight: 800,
        when: '{entries:year}',
        steps: [
          {
            id: 'cover-days',
            text: [],
            alt: 'Marks under a line, one for each of {days-first} days.',
            chart: 'cover-days',
            span: { from, to: 'story', side: 'in' },
            rest: 'page',
            still: false
          }
        ]
      },
      {
        id: 'ledger',
        number: 1,
        title: 'The ledger',
        weight: 700,
        when: '{entries:year}',
        steps: [
          { id: 'ledger-opener', text: ['Somebody wrote it all down.'], chart: 'paper', rest: 'page', still: false },
          {
            id: 'ledger-entries',
            text: ['The Ledger has {entries} entries about {people} people.'],
            foot: 'The Ledger.',
            alt: 'Blocks of marks, {entries} in all.',
            caption: 'Standing: entries.',
            chart: 'entries',
            state: { pan: 0 },
            span: { from, to: 'story', side: 'out' }
          },
          {
            id: 'ledger-end',
            text: ['It ends on {entries:date}.'],
            chart: 'entries',
            state: { pan: 1 },
            span: { from, to: 'story', side: 'out' },
            glide: { svh: 80 },
            still: false
          },
          {
            id: 'ledger-months',
            text: ['Its best month has {peak-count}.'],
            foot: 'The Ledger.',
            alt: 'A step that rises to {peak-count}.',
            caption: 'Hanging: entries of a month.',
            chart: 'months',
            state: { until: peak.date },
            span: { from, to: 'story', side: 'in' },
            table: { series: 'months' }
          },
          {
            id: 'ledger-months-end',
            text: ['Its last has {last-count}.'],
            chart: 'months',
            state: { until: 'story' },
            span: { from, to: 'story', side: 'in' },
            still: false
          }
        ]
      },
      {
        id: 'people',
        number: 2,
        title: 'The people',
        weight: 500,
        when: '{entries:year}',
        steps: [
          { id: 'people-opener', text: ['They had names.'], chart: 'paper', rest: 'page', still: false },
          {
            id: 'people-days',
            text: ['For {days-first} days nobody saw one of them.'],
            foot: 'The Ledger.',
            alt: 'Marks under a line, one for each day.',
            caption: 'One mark is one day.',
            chart: 'days',
            state: { until: from },
            span: { from, to: 'story', side: 'in' }
          },
          {
            id: 'people-days-end',
            text: ['Then the Ledger ends.'],
            chart: 'days',
            state: { until: 'story' },
            span: { from, to: 'story', side: 'in' },
            glide: { svh: 120 },
            still: false
          }
        ]
      }
    ],
    method: [{ title: 'What is invented', text: ['All of it.'] }],
    sheet: { front: [{ step: 'ledger-entries' }], back: [{ step: 'ledger-months' }] }
  };
  return {
    timeline: `${JSON.stringify(timeline, null, 1)}\n`,
    story: `${JSON.stringify(words, null, 1)}\n`,
    events,
    people: count,
    personDays
  };
}

/** Writes a story of `events` events into a folder, which is made when it is not there. */
export function writeScaled(events: number, folder: string, seed?: number): Scaled {
  const made = scaled(events, seed);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/timeline.json`, made.timeline);
  writeFileSync(`${folder}/story.json`, made.story);
  return made;
}

if (process.argv[1]?.replace(/\\/g, '/').endsWith('tools/scale.ts')) {
  const [, , size, folder] = process.argv;
  if (!size || !folder) {
    console.error('Give a number of events and a folder: npm run scale -- 1000 ledger');
    process.exitCode = 1;
  } else {
    const { events, people, personDays } = writeScaled(Number(size), folder);
    console.log(`${folder}/: ${events} events, ${people} people, ${personDays} person-days`);
  }
}
