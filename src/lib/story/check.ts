import type { GenericSchema } from 'valibot';
import { charts, type ChartKind } from './charts/index.ts';
import { dayOf, lastDayOf } from './dates.ts';
import { nearest, shown, Source, written, type Fault, type Path } from './fault.ts';
import { amountOf, factOf, factsBehind } from './figures.ts';
import { storySchema, timelineSchema, type Fact, type Interval, type Rule, type Step, type Story, type Timeline, type Words } from './schema.ts';
import { keysOf, shapeFaults } from './shape.ts';
import { fill, references, resolves } from './words.ts';

export { tell, type Fault } from './fault.ts';

export interface Checked {
  /** null when there is any fault */
  story: Story | null;
  faults: Fault[];
  warnings: Fault[];
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const idsOf = (value: unknown): string[] => listOf(value).flatMap((one) => (isObject(one) && typeof one.id === 'string' ? [one.id] : []));
const keys = (value: unknown): string[] => (isObject(value) ? Object.keys(value) : []);
const dated = /^\d{4}(-\d{2}(-\d{2})?)?$/;
/** Whether words are a date: asked of every text there is, so most are told by their length. */
const isDated = (value: string): boolean => value.length >= 4 && value.length <= 10 && dated.test(value);
const named = /^[a-z0-9][a-z0-9.-]*$/;

/** One file as it was read, and the part of it whose shape is right. */
interface Part {
  source: Source;
  /** everything as it stands in the file */
  raw: unknown;
  /** what is left when all that is misshapen is taken out; undefined when that is not enough to go on */
  sound: unknown;
  /** where each object of `sound` stands in the file */
  paths: Paths;
}

/** Where objects stand in a file. Nobody asks of most of them, so nothing is kept until somebody does; then entries first. */
class Paths {
  readonly #root: unknown;
  #kept: Map<object, Path> | undefined;
  #entries: Map<object, Path> | undefined;

  /** @param root what stands where it was read; or, when parts of it will be taken out, nothing, and every object is told with `set` */
  constructor(root?: unknown) {
    this.#root = root;
  }
  set(object: object, path: Path): void {
    (this.#kept ??= new Map()).set(object, path);
  }
  get(object: object): Path | undefined {
    if (this.#root === undefined) return this.#kept?.get(object);
    return (this.#entries ??= this.#walked(2)).get(object) ?? (this.#kept ??= this.#walked(Infinity)).get(object);
  }
  #walked(deep: number): Map<object, Path> {
    const found = new Map<object, Path>();
    const walk = (value: unknown, path: Path): void => {
      if (typeof value !== 'object' || value === null) return;
      found.set(value, path);
      if (path.length >= deep) return;
      if (Array.isArray(value)) value.forEach((one, i) => walk(one, [...path, i]));
      else for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    };
    walk(this.#root, []);
    return found;
  }
}

/** Warnings of facts that nothing shows, at most. */
const mostUnused = 100;

/** Keys of a chart that hold a day: a date, or a fact or figure with a date. */
const dayKeys = new Set(['from', 'to', 'day', 'seized', 'torn', 'last', 'beyond', 'tick', 'held', 'rests']);
const containers = new Set(['series', 'figures', 'charts']);

function copied(value: unknown, path: Path, paths: Paths): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy: unknown = Array.isArray(value)
    ? value.map((one, i) => copied(one, [...path, i], paths))
    : Object.assign(
        // Looked up by name, so that "constructor" is no name of theirs.
        path.length === 1 && containers.has(String(path[0])) ? (Object.create(null) as object) : {},
        Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one, [...path, key], paths)]))
      );
  paths.set(copy as object, path);
  return copy;
}

/** The smallest entry around a path that can be left out by itself. */
function entryAround(path: Path): Path | undefined {
  for (let end = path.length; end > 1; end--) {
    const [before, last] = [path[end - 2], path[end - 1]];
    if (
      (typeof last === 'number' &&
        end > 1 &&
        ['people', 'sources', 'facts', 'rules', 'rows', 'steps', 'chapters', 'method'].includes(String(before))) ||
      (end === 2 && containers.has(String(before)))
    )
      if (!(end > 2 && ['sources', 'facts', 'people'].includes(String(before)))) return path.slice(0, end);
  }
  return undefined;
}

function soundPart(source: Source, schema: GenericSchema, faults: Fault[]): Part {
  const part: Part = { source, raw: source.value, sound: undefined, paths: new Paths() };
  if (source.faults.some((fault) => !fault.path)) return part;
  const found = shapeFaults(source, part.raw, schema, [], (path) => keysOf(schema, part.raw, path));
  for (const { fault } of found) faults.push(fault);
  // To the schema a list is an object too, with the keys 0, 1, 2.
  const misread = [...containers].map((key): Path => [key]).filter(([key]) => isObject(part.raw) && Array.isArray(part.raw[key!]));
  for (const path of misread) faults.push(source.fault(path, 'a list', 'an object', 'Write braces, with an id before every entry.'));
  if (misread.length > 0 || Array.isArray(part.raw)) return part;
  if (found.length === 0 && isObject(part.raw)) {
    // Nothing is to be taken out: what was read is what is sound. Looked up by name, so that "constructor" is no name of theirs.
    const named = (value: unknown): unknown => Object.assign(Object.create(null) as object, value);
    part.sound = Object.fromEntries(Object.entries(part.raw).map(([key, one]) => [key, containers.has(key) ? named(one) : one]));
    part.paths = new Paths(part.sound);
    return part;
  }
  const out: Path[] = [];
  for (const { path, key } of found) {
    if (key && path[0] !== 'figures') {
      out.push(path);
      continue;
    }
    const entry = entryAround(path);
    if (!entry) return part;
    out.push(entry);
  }
  const copy = copied(part.raw, [], part.paths);
  const places = [...new Set(out.map((path) => JSON.stringify(path)))].map((path) => JSON.parse(path) as Path);
  // From the back, so that places in lists stay right.
  places.sort((a, b) => {
    for (let i = 0; i < Math.min(a.length, b.length); i++)
      if (a[i] !== b[i])
        return typeof a[i] === 'number' && typeof b[i] === 'number' ? Number(b[i]) - Number(a[i]) : String(a[i]) < String(b[i]) ? -1 : 1;
    return b.length - a.length;
  });
  for (const path of places) {
    let at: unknown = copy;
    for (const step of path.slice(0, -1)) at = isObject(at) || Array.isArray(at) ? (at as Json)[step] : undefined;
    const last = path.at(-1)!;
    if (Array.isArray(at)) at.splice(Number(last), 1);
    else if (isObject(at)) delete at[last];
  }
  part.sound = copy;
  return part;
}

const ordinalWords =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth';
const numberWords =
  'zero nought two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? billions? dozens?';
const typed = new RegExp(
  `\\p{N}[\\p{N}.,:/]*\\p{N}|\\p{N}|(?<![\\p{L}\\p{N}])(${numberWords} ${ordinalWords})(?![\\p{L}\\p{N}])`.replace(/ (?=[a-z])/g, '|'),
  'giu'
);

/** The whole check: every fault of the files at once. It reports or accepts, and never throws. */
export function check(files: { name: string; text: string }[], kinds: Record<string, ChartKind> = charts): Checked {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];

  const read = (name: string, schema: GenericSchema): Part => {
    const file = files.find((one) => one.name === name || one.name.endsWith(`/${name}`));
    const source = new Source(file?.name ?? name, file?.text ?? '');
    if (!file) {
      faults.push({ file: name, path: '', line: 1, column: 1, found: 'no such file', expected: 'the file', mend: `Add ${name}.` });
      return { source, raw: undefined, sound: undefined, paths: new Paths() };
    }
    for (const fault of source.faults) faults.push(fault);
    return soundPart(source, schema, faults);
  };
  const t = read('timeline.json', timelineSchema);
  const w = read('story.json', storySchema);

  const rawTimeline: Json = isObject(t.raw) ? t.raw : {};
  const rawWords: Json = isObject(w.raw) ? w.raw : {};
  const chapters = listOf(rawWords.chapters).filter(isObject);
  /** Every id that stands in the files, sound or not: what is misshapen is told once, not at every mention. */
  const known = {
    person: new Set(idsOf(rawTimeline.people)),
    source: new Set(idsOf(rawTimeline.sources)),
    fact: new Set(idsOf(rawTimeline.facts)),
    series: new Set(keys(rawTimeline.series)),
    figure: new Set(keys(rawWords.figures)),
    chart: new Set(keys(rawWords.charts)),
    place: new Set([...idsOf(chapters), ...chapters.flatMap((chapter) => idsOf(chapter.steps))])
  };
  const called: Record<keyof typeof known, string> = {
    person: 'a person of the timeline',
    source: 'a source of the timeline',
    fact: 'a fact of the timeline',
    series: 'a series of the timeline',
    figure: 'a figure of the story',
    chart: 'a chart of the story',
    place: 'a step or chapter'
  };
  // Without a readable timeline nothing can be said about what it holds.
  const unreadable = { timeline: t.sound === undefined, words: w.sound === undefined };

  const add = (part: Part, path: Path, found: string, expected: string, mend: string): void => {
    faults.push(part.source.fault(path, found, expected, mend));
  };
  // A hint takes a look at every id there is. Where there are many, only the first faults get one, or a large file with much wrong
  // would take the square of its time.
  let looks = 2_000_000;
  const hint = (id: string, among: readonly Set<string>[]): string | undefined => {
    const all = among.reduce((sum, { size }) => sum + size, 0);
    if (looks <= 0) return undefined;
    looks -= all;
    return nearest(id, among.length === 1 ? among[0]! : among.flatMap((ids) => [...ids]));
  };
  const refer = (part: Part, path: Path, id: unknown, what: keyof typeof known): void => {
    if (typeof id !== 'string' || known[what].has(id)) return;
    if (['person', 'source', 'fact', 'series'].includes(what) ? unreadable.timeline : unreadable.words) return;
    const near = hint(id, [known[what]]);
    add(part, path, `the id ${shown(id)}`, called[what], near ? `Write "${near}", or add it.` : 'Add it, or name another.');
  };
  // The same days come again and again.
  const dayOfDate = new Map<string, number | undefined>();
  const day = (date: unknown): number | undefined => {
    if (typeof date !== 'string' || !isDated(date)) return undefined;
    if (dayOfDate.has(date)) return dayOfDate.get(date);
    let found: number | undefined;
    try {
      found = dayOf(date);
    } catch {
      // There is no such day.
    }
    dayOfDate.set(date, found);
    return found;
  };
  const lastDay = (date: unknown): number | undefined => (day(date) === undefined ? undefined : lastDayOf(date as string));

  const less = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a < b;
  const earlier = (a: unknown, b: unknown): boolean => less(day(a), day(b));

  /** Whether a text that looks like a date is one. */
  function date(part: Part, value: string, place: () => Path): void {
    if (!isDated(value)) return;
    if (day(value) === undefined) add(part, place(), shown(value), 'a day of the calendar', 'Look the date up: there is no such day.');
    else if (value < '1000' || value >= '3000') add(part, place(), shown(value), 'a year from 1000 to 2999', 'Look the year up.');
  }
  const place = (part: Part, object: object): Path => part.paths.get(object) ?? [];

  /** Dates and ranges, wherever they stand in a part of a file. Every value passes here: paths are made only for what is wrong. */
  function dates(part: Part, value: object): void {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        const one: unknown = value[i];
        if (typeof one === 'string') date(part, one, () => [...place(part, value), i]);
        else if (typeof one === 'object' && one !== null) dates(part, one);
      }
      return;
    }
    const object = value as Json;
    for (const key of Object.keys(object)) {
      const one = object[key];
      if (key === 'url' || key === 'row') continue;
      if (typeof one === 'string') date(part, one, () => [...place(part, value), key]);
      else if (typeof one === 'object' && one !== null) dates(part, one);
    }
    for (const [from, to, name] of [
      ['start', 'end', 'the start'],
      ['from', 'to', 'the "from"']
    ] as const) {
      if (!(from in object && to in object)) continue;
      if (less(lastDay(object[to]), day(object[from])))
        add(part, [...place(part, value), to], shown(object[to]), `a date not before ${name}, ${shown(object[from])}`, 'Swap the two, or mend one.');
    }
    const range = object.range;
    if (Array.isArray(range) && less(day(range[1]), day(range[0])))
      add(part, [...place(part, value), 'range', 1], shown(range[1]), `a date not before ${shown(range[0])}`, 'Swap the two, or mend one.');
  }

  const kindOfKey = new Map<string, keyof typeof known>([
    ['sources', 'source'],
    ['source', 'source'],
    ['people', 'person'],
    ['person', 'person'],
    ['facts', 'fact'],
    ['fact', 'fact'],
    ['series', 'series']
  ]);
  /** Ids by the name of their key, wherever they stand in a part of a file. */
  function links(part: Part, value: object): void {
    if (Array.isArray(value)) {
      for (const one of value) if (typeof one === 'object' && one !== null) links(part, one as object);
      return;
    }
    for (const [key, one] of Object.entries(value)) {
      // The story's own dates are under names that elsewhere hold ids.
      if (key === 'asOf') continue;
      const kind = kindOfKey.get(key) ?? (key === 'held' && part === t ? 'fact' : key === 'focus' && part !== t ? 'person' : undefined);
      if (kind && typeof one === 'string') {
        if (!known[kind].has(one)) refer(part, [...place(part, value), key], one, kind);
      } else if (kind && Array.isArray(one) && one.some((inner) => typeof inner === 'string')) {
        for (let i = 0; i < one.length; i++) if (!known[kind].has(one[i] as string)) refer(part, [...place(part, value), key, i], one[i], kind);
      } else if (typeof one === 'object' && one !== null) links(part, one as object);
    }
  }

  function twice(part: Part, list: { id: string; object: object }[], what: string): void {
    const seen = new Set<string>();
    for (const { id, object } of list) {
      if (seen.has(id))
        add(part, [...place(part, object), 'id'], `the id ${shown(id)} a second time`, `every ${what} under its own id`, 'Rename one of the two.');
      seen.add(id);
    }
  }
  const placed = (list: unknown): { id: string; object: object }[] =>
    listOf(list).flatMap((one) => (isObject(one) && typeof one.id === 'string' ? [{ id: one.id, object: one }] : []));

  function interval(row: Interval): void {
    const say = (path: Path, date: string, after: string, than: string): void =>
      add(t, [...place(t, row), ...path], shown(date), `a date not before ${than}, ${shown(after)}`, 'Mend one of the two dates.');
    let before = row.start.date;
    let than = 'the start';
    row.breaks.forEach((one, i) => {
      if (earlier(one.date, before)) say(['breaks', i, 'date'], one.date, before, than);
      [before, than] = [one.date, 'the break before'];
      if (one.ends && one.relayed && !one.note)
        add(
          t,
          [...place(t, row), 'breaks', i],
          'relayed contact that ends a silence',
          'a "note" that says why',
          'Add the note, or set "ends" to false.'
        );
    });
    const lastEnd = row.breaks.filter((one) => one.ends).at(-1);
    if (row.heldFrom && lastEnd && earlier(row.heldFrom, lastEnd.date))
      say(['heldFrom'], row.heldFrom, lastEnd.date, 'the last break that ends a silence');
    const [latest, what] = row.heldFrom ? [row.heldFrom, '"heldFrom"'] : [before, row.breaks.length > 0 ? 'the last break' : 'the start'];
    if (earlier(row.freed.date, latest)) say(['freed', 'date'], row.freed.date, latest, what);
    let seen = row.start.date;
    row.seen.forEach((one, i) => {
      if (earlier(one.date, seen)) say(['seen', i, 'date'], one.date, seen, i === 0 ? 'the start' : 'the one before');
      seen = one.date;
      if (earlier(row.freed.date, one.date))
        add(
          t,
          [...place(t, row), 'seen', i, 'date'],
          shown(one.date),
          `a date not after ${shown(row.freed.date)}, when the interval ends`,
          'Mend one of the two dates.'
        );
    });
    const range = row.start.range;
    if (range && !earlier(range[1], range[0]) && (earlier(row.start.date, range[0]) || less(day(range[1]), lastDay(row.start.date))))
      add(
        t,
        [...place(t, row), 'start', 'range'],
        `${shown(range[0])} to ${shown(range[1])}`,
        `a range around ${shown(row.start.date)}`,
        'Widen the range, or mend the start.'
      );
  }

  function timeline(data: Timeline): void {
    const at = (object: object): Path => t.paths.get(object) ?? [];
    dates(t, data);
    links(t, data);
    twice(t, placed(data.people), 'person');
    twice(t, placed(data.sources), 'source');
    twice(t, placed(data.facts), 'fact');
    twice(t, placed(data.rules), 'rule');
    if (less(lastDay(data.asOf.facts), day(data.asOf.story)))
      add(t, ['asOf', 'facts'], shown(data.asOf.facts), `a date not before the story’s, ${shown(data.asOf.story)}`, 'Mend one of the two dates.');
    if (earlier(data.asOf.compiled, data.asOf.facts))
      add(
        t,
        ['asOf', 'compiled'],
        shown(data.asOf.compiled),
        `a date not before the last facts, ${shown(data.asOf.facts)}`,
        'Mend one of the two dates.'
      );
    for (const source of data.sources) {
      if (source.linkPolicy === 'link' && !source.url)
        add(t, at(source), 'no "url"', 'an address, as "linkPolicy" is "link"', 'Add the address, or set "linkPolicy" to "name-only".');
      if (source.linkPolicy === 'name-only' && source.url)
        add(
          t,
          [...at(source), 'url'],
          shown(source.url),
          'no address, as "linkPolicy" is "name-only"',
          'Take the address away: it can harm readers.'
        );
      if (source.url && !/^https?:\/\//.test(source.url))
        add(t, [...at(source), 'url'], shown(source.url), 'an address of the web', 'Begin it with https://.');
    }
    for (const fact of data.facts) {
      if (fact.value !== null && !Number.isFinite(fact.value))
        add(t, [...at(fact), 'value'], shown(fact.value), 'a number that can be counted', 'Write fewer digits.');
      if (fact.value !== null && fact.value < 0) add(t, [...at(fact), 'value'], shown(fact.value), 'nought or more', 'Take the minus away.');
      if (fact.value !== null && fact.unit === 'percent' && fact.value > 100)
        add(t, [...at(fact), 'value'], shown(fact.value), 'at most 100 percent', 'Mend the number or its unit.');
      if ((fact.kind === 'claim' || fact.kind === 'count') && !fact.claimedBy?.length)
        add(t, at(fact), `a ${fact.kind} by nobody`, '"claimedBy" with a name', 'Say who claims or counts it.');
    }
    for (const series of Object.values(data.series)) {
      if (series.kind === 'rounds' || series.kind === 'claims') twice(t, placed(series.rows), 'row of a series');
      if (series.kind === 'intervals') series.rows.forEach(interval);
      if (series.kind === 'restricted')
        for (const row of series.rows)
          for (const [i, point] of row.points.entries())
            if (less(lastDay(point.date), day(row.from)) || less(lastDay(row.to), day(point.date)))
              add(
                t,
                [...at(row), 'points', i, 'date'],
                shown(point.date),
                `a date from ${shown(row.from)} to ${shown(row.to)}`,
                'Mend the date, or widen the range.'
              );
      if (series.kind === 'terms')
        for (const row of series.rows) {
          const arrest = row.held === undefined ? undefined : factOf(row.held, { timeline: data })?.date;
          const from = typeof arrest === 'string' ? arrest : arrest?.start;
          if (from !== undefined && less(lastDay(row.date), day(from)))
            add(t, [...at(row), 'date'], shown(row.date), `a date not before the arrest, ${shown(from)}`, 'Mend one of the two dates.');
          if (row.extra && earlier(row.extra.date, row.date))
            add(
              t,
              [...at(row), 'extra', 'date'],
              shown(row.extra.date),
              `a date not before the sentence, ${shown(row.date)}`,
              'Mend one of the two dates.'
            );
        }
      if (series.kind === 'rounds')
        for (const row of series.rows) {
          if (row.women !== null && row.men !== null && row.women + row.men !== row.count)
            add(
              t,
              [...at(row), 'count'],
              String(row.count),
              `${row.women + row.men}, the sum of ${row.women} women and ${row.men} men`,
              'Mend one of the three.'
            );
          if (row.low !== undefined && row.high !== undefined && row.low > row.high)
            add(t, [...at(row), 'low'], String(row.low), `at most the high end, ${row.high}`, 'Swap the two, or mend one.');
          else if ((row.low ?? row.count) > row.count || (row.high ?? row.count) < row.count)
            add(
              t,
              [...at(row), 'count'],
              String(row.count),
              `a number from ${row.low ?? row.count} to ${row.high ?? row.count}`,
              'Mend the count, or widen its range.'
            );
        }
      if (series.kind === 'ranges')
        for (const row of series.rows)
          if (row.low !== null && row.low > row.high)
            add(t, [...at(row), 'low'], String(row.low), `at most the high end, ${row.high}`, 'Swap the two, or mend one.');
    }
  }
  if (t.sound !== undefined) timeline(t.sound as Timeline);
  if (t.sound !== undefined && w.sound !== undefined) tale({ timeline: t.sound as Timeline, words: w.sound as Words });

  function tale(story: Story): void {
    const { timeline: data, words } = story;
    const at = (object: object): Path => w.paths.get(object) ?? [];
    const whole = !faults.some((fault) => fault.path === '');
    const used = new Set<string>();
    const usedFigures = new Set<string>();
    const usedCharts = new Set<string>();
    const facts = new Map<string, Fact>(data.facts.map((fact) => [fact.id, fact]));
    const isName = (id: string): boolean => known.fact.has(id) || known.figure.has(id);
    const nearestName = (id: string): string | undefined => hint(id, [known.fact, known.figure]);

    /** Names whose own entry is at fault: what rests on them is not told again. */
    const broken = new Set<string>();
    for (const id of known.fact) if (!facts.has(id) && !(id in words.figures)) broken.add(id);
    for (const id of known.figure) if (!facts.has(id) && !(id in words.figures)) broken.add(id);
    /** Every path of the timeline at or under which something is wrong. */
    const spoilt = new Set<string>();
    for (const fault of faults)
      if (fault.file === t.source.name)
        for (let end = 0; end <= fault.path.length; end++) if (!/[\w-]/.test(fault.path.charAt(end))) spoilt.add(fault.path.slice(0, end));
    if (spoilt.size > 0) for (const fact of data.facts) if (spoilt.has(written(t.paths.get(fact) ?? ['facts']))) broken.add(fact.id);
    const brokenSeries = new Set([...known.series].filter((id) => !(id in data.series) || spoilt.has(written(['series', id]))));
    const suspect = (id: string, seen = new Set<string>()): boolean => {
      const name = id.split('.')[0]!;
      if (broken.has(name)) return true;
      const figure = words.figures[name];
      if (!figure || seen.has(name)) return false;
      seen.add(name);
      if ('row' in figure) return brokenSeries.has(figure.row[0]);
      if ('silence' in figure) return brokenSeries.has(figure.silence[0]);
      if ('rows' in figure) return brokenSeries.has(figure.rows);
      return Object.values(figure)
        .flat()
        .some((one) => typeof one === 'string' && suspect(one, seen));
    };
    const failing = new Set<string>();

    const behind = (id: string): string[] => {
      try {
        return factsBehind(id, story);
      } catch {
        return [];
      }
    };
    const seriesBehind = (id: string, seen = new Set<string>()): string[] => {
      const figure = words.figures[id];
      if (!figure || seen.has(id)) return [];
      seen.add(id);
      if ('row' in figure) return [figure.row[0]];
      if ('silence' in figure) return [figure.silence[0]];
      if ('rows' in figure) return [figure.rows];
      return Object.values(figure)
        .flat()
        .filter((one): one is string => typeof one === 'string')
        .flatMap((one) => seriesBehind(one, seen));
    };
    const use = (id: string): void => {
      usedFigures.add(id);
      behind(id).forEach((fact) => used.add(fact));
      const figure = words.figures[id];
      if (figure)
        for (const one of Object.values(figure).flat())
          if (typeof one === 'string' && one !== id && words.figures[one] && !usedFigures.has(one)) use(one);
    };

    /** Checks one template, and gives its words with the figures filled in. */
    function template(value: string, path: Path, ids: Set<string>): string {
      let filled = '';
      let from = 0;
      let rest = '';
      for (const { at: place, text, id, form, literal } of references(value)) {
        rest += value.slice(from, place);
        filled += value.slice(from, place);
        from = place + text.length;
        rest += ' '.repeat(text.length);
        if (literal) {
          filled += id;
          continue;
        }
        const why = unfilled(id, form, text);
        if (why === null) {
          ids.add(id);
          use(id);
          filled += fill(text, story);
        } else if (!suspect(id)) {
          const near = why.startsWith('there is no fact') ? nearestName(id) : undefined;
          add(
            w,
            path,
            text,
            'a reference that can be filled',
            near ? `There is no fact or figure "${id}"; write "${near}".` : `${why.charAt(0).toUpperCase()}${why.slice(1)}.`
          );
        }
      }
      rest += value.slice(from);
      filled += value.slice(from);
      for (const brace of rest.matchAll(/[{}]/g))
        add(w, path, `a lone "${brace[0]}"`, 'braces in pairs, around one reference', 'Close the reference, or take the brace away.');
      for (const number of rest.matchAll(typed))
        add(
          w,
          path,
          `the number "${number[0]}" typed into words`,
          'a reference in braces',
          `Refer to a fact or figure; {=${number[0]}} marks a literal that is a name and no figure.`
        );
      return filled;
    }
    function unfilled(id: string, form: string, text: string): string | null {
      try {
        const why = resolves(id, form, story);
        if (why !== null) return why;
        return /undefined|NaN|Infinity/.test(fill(text, story)) ? `"${id}" gives no number that can be written ${form ? `as ${form}` : 'out'}` : null;
      } catch {
        return `"${id}" gives no number that can be written ${form ? `as ${form}` : 'out'}`;
      }
    }

    // Figures.
    for (const [id, figure] of Object.entries(words.figures)) {
      const path = at(figure);
      if (known.fact.has(id) || id === 'story' || id === 'facts')
        add(
          w,
          path,
          `a figure named ${shown(id)}`,
          known.fact.has(id) ? 'a name that no fact has' : 'another name: this one is the story’s own',
          'Rename the figure.'
        );
      const parts = Object.values(figure)
        .flat()
        .filter((one): one is string => typeof one === 'string');
      if (suspect(id)) continue;
      try {
        const amount = amountOf(id, story);
        if (amount?.value !== undefined && !Number.isFinite(amount.value))
          add(w, path, `a figure that comes to ${amount.value}`, 'a number', 'Look for a division by nought.');
      } catch (error) {
        failing.add(id);
        const wrong = parts.find(
          (one) =>
            !isName(one.split('.')[0]!) && !dated.test(one) && one !== 'story' && !('row' in figure) && !('silence' in figure) && !('rows' in figure)
        );
        const near = wrong === undefined ? undefined : nearestName(wrong);
        const why = error instanceof RangeError ? error.message : 'it does not fit its facts';
        add(
          w,
          path,
          'a figure that cannot be computed',
          'facts, figures, series or dates that exist',
          near ? `There is no fact or figure "${wrong}"; write "${near}".` : `${why.charAt(0).toUpperCase()}${why.slice(1)}.`
        );
      }
    }
    failing.forEach((id) => broken.add(id));
    dates(w, words.figures);

    const point = (value: string, path: Path): void => {
      const [name] = value.split('.');
      if (dated.test(value)) {
        if (day(value) === undefined) add(w, path, shown(value), 'a day of the calendar', 'Look the date up: there is no such day.');
        return;
      }
      if (suspect(name!)) return;
      const why = unfilled(name!, 'date', `{${name}:date}`);
      if (why === null) return use(name!);
      const near = isName(name!) ? undefined : nearestName(name!);
      add(w, path, shown(value), 'a date, "story", or a fact or figure with a date', near ? `Write "${near}".` : 'Name another.');
    };
    const counted = (value: string, path: Path): void => {
      const why = unfilled(value, '', `{${value}}`);
      if (why === null) use(value);
      else if (!suspect(value)) add(w, path, shown(value), 'a fact or figure with a number', `${why.charAt(0).toUpperCase()}${why.slice(1)}.`);
    };

    // Charts.
    const chartWords = new Map<string, { text: string; ids: Set<string> }>();
    for (const [id, entry] of Object.entries(words.charts)) {
      const path = at(entry);
      const kind = Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind] : undefined;
      if (!kind) {
        const near = nearest(entry.kind, Object.keys(kinds));
        add(
          w,
          [...path, 'kind'],
          shown(entry.kind),
          `one of ${Object.keys(kinds)
            .map((one) => `"${one}"`)
            .join(', ')}`,
          near ? `Write "${near}".` : 'Change the kind.'
        );
        continue;
      }
      const own = new Set(keysOf(kind.config, entry, []));
      const config = Object.fromEntries(Object.entries(entry).filter(([key]) => own.has(key) || (key !== 'kind' && key !== 'table')));
      faults.push(...shapeFaults(w.source, config, kind.config, path, (inner) => keysOf(kind.config, config, inner)).map(({ fault }) => fault));
      dates(w, entry);
      links(w, entry);
      const ids = new Set<string>();
      const texts: string[] = [];
      const walk = (value: unknown, here: Path, key: string): void => {
        if (Array.isArray(value)) return value.forEach((one, i) => walk(one, [...here, i], key));
        if (isObject(value)) return Object.entries(value).forEach(([inner, one]) => inner !== 'kind' && walk(one, [...here, inner], inner));
        if (typeof value !== 'string') return;
        if (dayKeys.has(key)) return point(value, here);
        if (key === 'n' || (key === 'fact' && facts.has(value))) return counted(value, here);
        if (facts.has(value) || value in words.figures) use(value);
        const series = Object.hasOwn(data.series, value) ? data.series[value] : undefined;
        if (series)
          for (const row of series.rows) {
            if ('held' in row && row.held) used.add(row.held);
            if ('by' in row) for (const side of [...row.by, ...row.against]) side.facts.forEach((fact) => used.add(fact));
          }
        if (!named.test(value) || new RegExp(`^(?:${typed.source})$`, 'iu').test(value))
          if (!dated.test(value)) texts.push(template(value, here, ids));
      };
      walk(entry, path, '');
      chartWords.set(id, { text: texts.join('\n'), ids });
    }

    // Words, step by step.
    function unit(path: Path, text: string, owned: string, ids: Set<string>, rest: readonly string[], strict: boolean): void {
      const held = new Set([...[...ids].flatMap(behind), ...rest]);
      const series = new Set([...ids].flatMap((id) => seriesBehind(id)));
      if (strict)
        for (const id of held) {
          const attribute = facts.get(id)?.attribute;
          if (attribute && !attribute.some((word) => says(owned, word)))
            add(
              w,
              path,
              `the fact "${id}" without its owner`,
              `${attribute.map((word) => `"${word}"`).join(' or ')} in the text or foot of the same step`,
              'Say whose word it is.'
            );
        }
      for (const rule of data.rules ?? []) apply(rule, path, text, held, series, strict);
    }
    function apply(rule: Rule, path: Path, text: string, held: Set<string>, series: Set<string>, strict: boolean): void {
      const { when } = rule;
      const matches = (pattern: string): RegExpExecArray | null => {
        try {
          return new RegExp(pattern, 'iu').exec(text);
        } catch {
          return null;
        }
      };
      if (when && !((when.words && matches(when.words)) || when.facts?.some((id) => held.has(id)) || when.series?.some((id) => series.has(id))))
        return;
      const said = rule.forbid ? matches(rule.forbid) : null;
      if (said) add(w, path, `the words ${shown(said[0])}`, `nothing against the rule "${rule.id}"`, rule.why);
      if (strict && rule.need && !matches(rule.need))
        add(w, path, `no words that match /${rule.need}/`, `what the rule "${rule.id}" asks for`, rule.why);
    }

    const head = new Set<string>();
    for (const key of ['title', 'description'] as const) template(words[key], [key], head);
    const cover = new Set<string>();
    const coverWords = (['lede', 'risk', 'byline'] as const)
      .flatMap((key) => (words.cover[key] === undefined ? [] : [template(words.cover[key], ['cover', key], cover)]))
      .join('\n');
    unit(['cover'], coverWords, coverWords, cover, [], true);

    twice(
      w,
      words.chapters.flatMap((chapter) => [...placed([chapter]), ...placed(chapter.steps)]),
      'step and chapter'
    );
    for (const chapter of words.chapters) {
      const here = at(chapter);
      const title = new Set<string>();
      template(chapter.title, [...here, 'title'], title);
      template(chapter.when, [...here, 'when'], title);
      for (const step of chapter.steps) one(step, at(step));
    }
    function one(step: Step, path: Path): void {
      const ids = new Set<string>();
      const say = (value: string | undefined, ...key: Path): string => (value === undefined ? '' : template(value, [...path, ...key], ids));
      const text = step.text.map((paragraph, i) => say(paragraph, 'text', i)).join('\n');
      const foot = say(step.foot, 'foot');
      const caption = say(step.caption, 'caption');
      const others = [
        say(step.alt, 'alt'),
        say(step.link?.text, 'link', 'text'),
        say(step.calm?.text, 'calm', 'text'),
        say(step.calm?.again, 'calm', 'again')
      ].join('\n');
      step.facts?.forEach((id, i) => {
        refer(w, [...path, 'facts', i], id, 'fact');
        used.add(id);
      });
      if (step.link) refer(w, [...path, 'link', 'to'], step.link.to, 'place');
      refer(w, [...path, 'chart'], step.chart, 'chart');
      usedCharts.add(step.chart);
      if (step.span) {
        point(step.span.from, [...path, 'span', 'from']);
        point(step.span.to, [...path, 'span', 'to']);
      }
      if (step.glide && 'days' in step.glide) counted(step.glide.days, [...path, 'glide', 'days']);
      const entry = Object.hasOwn(words.charts, step.chart) ? words.charts[step.chart] : undefined;
      const kind = entry && Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind] : undefined;
      if (kind) {
        const state = step.state ?? {};
        if (Array.isArray(state)) add(w, [...path, 'state'], 'a list', 'an object', 'Write braces, with a key before every value.');
        faults.push(
          ...shapeFaults(w.source, state, kind.state, [...path, 'state'], (inner) => keysOf(kind.state, state, inner)).map(({ fault }) => fault)
        );
        for (const [key, value] of Object.entries(state)) {
          if (typeof value === 'number' && !Number.isFinite(value))
            add(w, [...path, 'state', key], shown(value), 'a number that can be drawn', 'Write fewer digits.');
          if (typeof value === 'string') date(w, value, () => [...path, 'state', key]);
          if (typeof value === 'string' && (key === 'from' || key === 'until') && !dated.test(value)) point(value, [...path, 'state', key]);
          else if (typeof value === 'string' && key === 'out') counted(value, [...path, 'state', key]);
          else if (typeof value === 'string' && (facts.has(value) || value in words.figures)) use(value);
        }
      }
      unit(
        path,
        [text, foot, caption, others].join('\n'),
        step.text.length > 0 ? `${text}\n${foot}` : `${foot}\n${caption}`,
        ids,
        step.facts ?? [],
        true
      );
    }
    for (const [id, { text, ids }] of chartWords) unit(at(words.charts[id]!), text, text, ids, [], false);
    words.method.forEach((part, i) => {
      const ids = new Set<string>();
      const path = at(part).length > 0 ? at(part) : ['method', i];
      template(part.title, [...path, 'title'], ids);
      part.text.forEach((paragraph, j) => template(paragraph, [...path, 'text', j], ids));
    });
    for (const [name, sentence] of Object.entries(words.signs ?? {})) template(sentence, ['signs', name], new Set());
    // The editions of one sheet name steps of the story.
    for (const side of ['front', 'back'] as const) words.sheet?.[side].forEach(({ step }, i) => refer(w, ['sheet', side, i, 'step'], step, 'place'));
    words.zine?.pages.forEach((page, i) => page.forEach((step, j) => refer(w, ['zine', 'pages', i, j], step, 'place')));
    if (words.zine) refer(w, ['zine', 'spread'], words.zine.spread, 'place');
    for (const [id, why] of Object.entries(words.leftOut ?? {})) {
      refer(w, ['leftOut', id], id, 'fact');
      template(why, ['leftOut', id], new Set());
      if (used.has(id))
        warnings.push(w.source.fault(['leftOut', id], `the fact "${id}" both used and left out`, 'one of the two', 'Take it out of "leftOut".'));
      used.add(id);
    }
    for (const figure of Object.keys(words.figures)) if (usedFigures.has(figure)) behind(figure).forEach((fact) => used.add(fact));

    if (!whole) return;
    const unused = data.facts.filter(({ id }) => !used.has(id));
    // Who keeps a long record shows little of it, and is not helped by a line for each of the rest.
    const mend = 'Use it, or list it in "leftOut" of the story.';
    for (const [i, fact] of unused.slice(0, mostUnused).entries()) {
      const more = unused.length - mostUnused;
      const rest = i === mostUnused - 1 && more > 0 ? `, and ${more} more after it` : '';
      warnings.push(
        t.source.fault(t.paths.get(fact) ?? [], `the fact "${fact.id}" that nothing shows${rest}`, 'every fact used or left out with a reason', mend)
      );
    }
    for (const [id, figure] of Object.entries(words.figures))
      if (!usedFigures.has(id))
        warnings.push(w.source.fault(at(figure), `the figure "${id}" that nothing uses`, 'every figure used', 'Take it away.'));
    for (const [id, entry] of Object.entries(words.charts))
      if (!usedCharts.has(id)) warnings.push(w.source.fault(at(entry), `the chart "${id}" that no step shows`, 'every chart shown', 'Take it away.'));
  }

  const order = (a: Fault, b: Fault): number => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? 1 : -1);
  const unique = [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()].sort(order);
  const story = unique.length === 0 ? { timeline: t.sound as Timeline, words: w.sound as Words } : null;
  return { story, faults: unique, warnings: warnings.sort(order) };
}

/** Whether words name an owner: a small word may take an ending (official, officials), a name stands as it is. */
function says(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^\p{Lu}/u.test(word) ? new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'u').test(text) : new RegExp(`(?<!\\p{L})${escaped}`, 'iu').test(text);
}
