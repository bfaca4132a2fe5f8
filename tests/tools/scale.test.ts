// A story of any length: the same each time, sound, and no larger on the page than what it shows.
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bind } from '../../src/lib/scene/bind.ts';
import { picture } from '../../src/lib/scene/picture.ts';
import { check, tell } from '../../src/lib/story/check.ts';
import { Source, type Path } from '../../src/lib/story/fault.ts';
import { scaled } from '../../tools/scale.ts';

const filesOf = ({ timeline, story }: { timeline: string; story: string }) => [
  { name: 'timeline.json', text: timeline },
  { name: 'story.json', text: story }
];
const checked = (events: number) => check(filesOf(scaled(events)));

describe('a story of any length', () => {
  it.each([1, 10, 100, 1000])('of %i events has no fault', (events) => {
    const { story, faults } = checked(events);
    expect(faults.map(tell)).toEqual([]);
    expect(story!.timeline.facts).toHaveLength(events + 2);
  });

  it('is the same each time, and another for another seed', () => {
    expect(scaled(50)).toEqual(scaled(50));
    expect(scaled(50, 2).timeline).not.toBe(scaled(50).timeline);
  });

  it.each([0, -1, 1.5, NaN])('cannot be of %d events', (events) => expect(() => scaled(events)).toThrow(RangeError));

  it('gives the page no more to draw than a story of a thousand events', () => {
    const [thousand, many] = [1000, 20_000].map((events) => bind(checked(events).story!));
    expect(JSON.stringify(many).length).toBeLessThan(JSON.stringify(thousand).length * 1.02);
    const size = (deck: NonNullable<typeof many>, t: number) =>
      picture(deck, t, 'phone390').scene.marks.reduce((sum, mark) => sum + JSON.stringify(mark).length, 0);
    // Of a thousand events 334 marks are drawn, of more 400 at most.
    for (let t = 0; t < many!.stops.length - 1; t += 0.25) expect(size(many!, t), `at ${t}`).toBeLessThan(size(thousand!, t) * 1.25 + 200);
  });

  it('warns of a hundred facts that nothing shows, and tells how many more there are', () => {
    const { warnings } = checked(150);
    expect(warnings).toHaveLength(100);
    expect(tell(warnings.at(-1)!)).toContain('that nothing shows, and 50 more after it');
  });

  it('with a fault in every event tells them all, in order', () => {
    const made = scaled(300);
    const { faults } = check(
      filesOf({ ...made, timeline: made.timeline.replace(/"precision": "day",\n {3}"topic"/g, '"precision": "dy",\n   "topic"') })
    );
    expect(faults).toHaveLength(302);
    expect(faults.map(({ path }) => path)).toEqual(Array.from({ length: 302 }, (_, i) => `facts[${i}].precision`));
    expect(new Set(faults.map(({ line }) => line)).size).toBe(302);
  });
});

it('a place in sound JSON is where a reader of trees finds it', () => {
  const pathsOf = (value: unknown, path: Path = []): Path[] => [
    path,
    ...(typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]))
      : [])
  ];
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', '\t', ' '), (value, indent) => {
      const text = `\n ${JSON.stringify(value, null, indent)}\n`;
      const source = new Source('a.json', text);
      const tree = parseTree(text)!;
      const lines = text.split('\n');
      const offset = ({ line, column }: { line: number; column: number }): number =>
        lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
      for (const path of pathsOf(JSON.parse(text))) {
        const node = findNodeAtLocation(tree, [...path])!;
        expect(offset(source.at(path))).toBe(node.offset);
        if (typeof path.at(-1) === 'string') expect(offset(source.at(path, true))).toBe(node.parent!.offset);
        expect(offset(source.at([...path, 'not there', 3]))).toBe(node.offset);
      }
    }),
    { numRuns: 300 }
  );
});
