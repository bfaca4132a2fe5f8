// The table of all facts: its search, and its files.
import { describe, expect, it } from 'vitest';
import { check } from '../../src/lib/story/check.ts';
import { eventsTable, pageRows, partRows, partsOf } from '../../src/lib/view/events.ts';
import { finder } from '../../src/lib/view/search.ts';
import { words } from '../../src/lib/words/language.ts';
import { scaled } from '../../tools/scale.ts';

describe('the search', () => {
  const row = ['3 Feb 2001', 'Zoë Łuk wrote home', 'at least 5', '', 'The Ledger'];
  it.each(['zoe', 'ZOË', 'home ledger', '  2001   wrote ', 'łuk', ''])('"%s" finds the row', (asked) => expect(finder(asked)(row)).toBe(true));
  it.each(['zoa', 'home harbour', '20015'])('"%s" does not', (asked) => expect(finder(asked)(row)).toBe(false));
  it('does not join the end of a cell to the beginning of the next', () => expect(finder('2001zoe')(row)).toBe(false));
});

describe('the files of the table', () => {
  const { story } = check(
    Object.entries(scaled(partRows * 2 + 5)).flatMap(([name, text]) => (typeof text === 'string' ? [{ name: `${name}.json`, text }] : []))
  );
  it('hold every fact once, in order, and each is whole pages', () => {
    const { facts } = story!.timeline;
    const parts = Array.from({ length: partsOf(facts.length) }, (_, part) => eventsTable(story!, words, part).rows);
    expect(parts.map(({ length }) => length)).toEqual([partRows, partRows, 7]);
    expect(parts.flat()).toEqual(eventsTable(story!, words).rows);
    expect(parts.flat().map(([, statement]) => statement)).toEqual(facts.map(({ statement }) => statement));
    expect(partRows % pageRows).toBe(0);
  });
  it('are one for a story of few facts, or none', () => expect([0, 1, partRows, partRows + 1].map(partsOf)).toEqual([1, 1, 1, 2]));
});
