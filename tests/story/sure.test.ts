// How sure a mark looks follows from what kind of statement it stands for, in every chart, and from nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bind } from '../../src/lib/scene/bind.ts';
import { picture } from '../../src/lib/scene/picture.ts';
import type { Fact, Story } from '../../src/lib/story/schema.ts';
import { lookOf, lookOfAll, rounded, type Statement } from '../../src/lib/story/sure.ts';
import { storyOf } from '../scene/stories.ts';

const kind = fc.constantFrom<Fact['kind']>('event', 'count', 'claim', 'arithmetic');
const people = fc.option(fc.array(fc.constantFrom('a monitor', 'officials', 'a sister'), { maxLength: 2 }), { nil: undefined });
const statement: fc.Arbitrary<Statement> = fc.record({
  kind,
  confidence: fc.constantFrom<Fact['confidence'] | undefined>('seed', 'corroborated', 'single-source', 'derived', undefined),
  claimedBy: people,
  disputedBy: people,
  bound: fc.constantFrom<Fact['bound']>('exact', 'about', 'nearly', 'under', 'at-least', 'at-most', null)
});
const alone = ({ confidence }: Statement): boolean => confidence === 'seed' || confidence === 'single-source';
const sided = ({ claimedBy = [], disputedBy = [] }: Statement): boolean => claimedBy.length + disputedBy.length > 0;

describe('how sure a mark looks', () => {
  it.each<[string, Statement, 'solid' | 'outline']>([
    ['a claim that many outlets repeat', { kind: 'claim', confidence: 'corroborated', claimedBy: ['a sister'] }, 'outline'],
    ['an event reported by many', { kind: 'event', confidence: 'corroborated' }, 'solid'],
    ['an event with a bounded figure in it', { kind: 'event', confidence: 'corroborated', bound: 'at-least' }, 'solid'],
    ['an event in one source', { kind: 'event', confidence: 'single-source' }, 'outline'],
    ['an event that somebody disputes', { kind: 'event', confidence: 'corroborated', disputedBy: ['officials'] }, 'outline'],
    ['an event told by one side', { kind: 'event', confidence: 'corroborated', claimedBy: ['a sister'] }, 'outline'],
    [
      'a monitor’s minimum, denied',
      { kind: 'count', confidence: 'single-source', claimedBy: ['a monitor'], disputedBy: ['officials'], bound: 'at-least' },
      'solid'
    ],
    ['a rounded count', { kind: 'count', claimedBy: ['a monitor'], bound: 'about' }, 'outline'],
    ['a count with no owner', { kind: 'count', confidence: 'corroborated', bound: 'exact' }, 'outline'],
    ['our arithmetic', { kind: 'arithmetic', confidence: 'derived', bound: 'exact' }, 'solid']
  ])('%s', (_, one, look) => expect(lookOf(one)).toBe(look));

  it('a claim is never solid', () => {
    fc.assert(
      fc.property(statement, (one) => {
        expect(lookOf({ ...one, kind: 'claim' })).toBe('outline');
      })
    );
  });

  it('an event is an outline only when one side tells it, somebody disputes it, or one source alone has it', () => {
    fc.assert(
      fc.property(statement, (one) => {
        expect(lookOf({ ...one, kind: 'event' }) === 'outline').toBe(sided(one) || alone(one));
      })
    );
  });

  it('a count is solid when it has an owner and is not rounded, whoever denies it', () => {
    fc.assert(
      fc.property(statement, (one) => {
        expect(lookOf({ ...one, kind: 'count' }) === 'solid').toBe((one.claimedBy ?? []).length > 0 && !rounded(one.bound));
      })
    );
  });

  it('several statements are as sure as the least of them, and none at all is not sure', () => {
    expect(lookOfAll([])).toBe('outline');
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (all) => {
        expect(lookOfAll(all) === 'outline').toBe(all.some((one) => lookOf(one) === 'outline'));
      })
    );
  });
});

/** The story with every statement in it made into another. Relayed contact, ranges and rounded counts are no facts, and stay. */
function retold(story: Story, as: Partial<Fact>): Story {
  const { timeline } = structuredClone(story);
  timeline.facts = timeline.facts.map((fact) => ({ ...fact, claimedBy: undefined, disputedBy: undefined, ...as }));
  for (const series of Object.values(timeline.series)) {
    if (series.kind === 'terms' || series.kind === 'intervals')
      for (const row of series.rows) row.confidence = as.kind === 'claim' ? 'single-source' : 'corroborated';
    if (series.kind === 'intervals') for (const row of series.rows) for (const contact of row.breaks) contact.relayed = false;
  }
  return { ...story, timeline };
}

/** The marks that stand or hang on every stop, as `chart: key: class`, but for those that no fact decides. */
function drawn(story: Story): { key: string; cls: string }[] {
  const deck = bind(story);
  return deck.stops.flatMap((stop, t) =>
    picture(deck, t, 'wide')
      .scene.marks.filter((mark) => /^(outline-)?(stand|hang)$/.test(mark.cls) && mark.text === undefined)
      .map((mark) => ({ key: `${deck.charts[stop.chart]!.kind} ${stop.id}: ${mark.key}`, cls: mark.cls }))
  );
}

describe.each(['data', 'tests/second'])('every chart of %s', (folder) => {
  const { story } = storyOf(folder);
  // Days between two contacts are arithmetic; counts of series are counts whatever the facts say; points of the restricted
  // row and starts without a fact go by their sources.
  const arithmetic = /^(spans|days) .*: (bar|held|days|extra)-/;
  const counted = /^(step|units) .*: (count|held-)/;
  const walls = /^pair .*: room-/;
  const ranges = /^claims .*: edge-/;

  /** A contact for which the data has no fact. */
  const factless = Object.values(story.timeline.series).flatMap((series) =>
    series.kind === 'intervals' ? series.rows.filter(({ start }) => !start.fact).map(({ person }) => `stand-${person}`) : []
  );
  const ownFact = (key: string): boolean => factless.some((one) => key.includes(`: ${one}`));

  it('outlines what stands for a claim', () => {
    const solid = drawn(retold(story, { kind: 'claim', claimedBy: ['one side'] })).filter(({ cls }) => !cls.startsWith('outline'));
    expect(solid.map(({ key }) => key).filter((key) => !arithmetic.test(key) && !counted.test(key) && !ownFact(key))).toEqual([]);
  });

  it('fills what stands for an event that nobody disputes', () => {
    const outlined = drawn(retold(story, { kind: 'event', confidence: 'corroborated', bound: 'exact' })).filter(({ cls }) =>
      cls.startsWith('outline')
    );
    const month = new Set(
      Object.values(story.timeline.series).flatMap((series) =>
        series.kind === 'intervals' ? series.rows.filter((row) => row.start.precision !== 'day').map((row) => `stand-${row.person}`) : []
      )
    );
    expect(
      outlined
        .map(({ key }) => key)
        .filter((key) => !walls.test(key) && !ranges.test(key) && !/: extra-/.test(key) && !month.has(key.split(': ')[1]!))
    ).toEqual([]);
  });

  it('outlines contact that others passed on', () => {
    const relayed = Object.values(story.timeline.series).flatMap((series) =>
      series.kind === 'intervals' ? series.rows.flatMap((row) => row.breaks.filter((one) => one.relayed).map(() => row.person)) : []
    );
    const outlined = drawn(story).filter(({ key, cls }) => /^spans after/.test(key) && cls === 'outline-stand');
    for (const person of relayed)
      expect(
        outlined.some(({ key }) => key.includes(`stand-${person}-`)),
        person
      ).toBe(true);
  });
});
