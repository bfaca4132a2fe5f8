// Marks as elements: what looks the same and is drawn one after the other is one, and no mark is lost or changes its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/lib/scene/mark.ts';
import { attributes, drawnMarks, unchanged } from '../../src/lib/scene/svg.ts';
import { frameOf } from '../../src/lib/scene/frame.ts';

const frame = frameOf('phone390', {});
const path = fc.record({
  cls: fc.constantFrom('hang', 'stand'),
  on: fc.constantFrom('paper' as const, 'ink' as const),
  d: fc.constantFrom('', 'M0,0h1v1h-1z', 'M2,2L3,3'),
  opacity: fc.constantFrom(undefined, 0, 0.01, 0.5, 0.51, 1),
  down: fc.constantFrom(undefined, 4),
  count: fc.nat(9)
});
const text = fc.record({ cls: fc.constant('label'), on: fc.constant('paper' as const), text: fc.constantFrom('a', 'b'), x: fc.nat(9), y: fc.nat(9) });
const scene = fc
  .array(fc.oneof(path, text))
  .map((list) => list.map((mark, i): Mark => JSON.parse(JSON.stringify({ ...mark, key: String(i) })) as Mark));

/** What is to be seen of a mark: how it looks, and each path or text. */
const seen = (mark: Mark): string[] => {
  const { d, ...looks } = attributes(mark, frame);
  return mark.text === undefined ? d!.split(/(?=M)/).map((one) => JSON.stringify([looks, one])) : [JSON.stringify([looks, mark.text])];
};

describe('drawn marks', () => {
  it('show every mark that is to be seen, in its order', () => {
    fc.assert(
      fc.property(scene, (marks) => {
        const visible = marks.filter((mark) => mark.d !== '' && attributes(mark, frame).opacity !== 0);
        expect(drawnMarks(marks).flatMap(seen)).toEqual(visible.flatMap(seen));
        const counted = (list: readonly Mark[]): number => list.reduce((sum, { count = 0 }) => sum + count, 0);
        expect(counted(drawnMarks(marks))).toBe(counted(visible));
      })
    );
  });

  it('are no two paths that look the same, one after the other, and keep keys apart', () => {
    fc.assert(
      fc.property(scene, (marks) => {
        const drawn = drawnMarks(marks);
        expect(new Set(drawn.map(({ key }) => key)).size).toBe(drawn.length);
        drawn.slice(1).forEach((mark, i) => {
          const before = drawn[i]!;
          if (mark.d === undefined || before.d === undefined) return;
          const looks = (one: Mark): object => ({ ...attributes(one, frame), d: '' });
          expect(looks(mark)).not.toEqual(looks(before));
        });
      })
    );
  });

  it('are the same marks again when drawn twice', () => {
    fc.assert(
      fc.property(scene, (marks) => {
        const drawn = drawnMarks(marks);
        expect(drawnMarks(drawn)).toEqual(drawn);
      })
    );
  });

  it('have the attributes they had, and the words, when they are told to be unchanged', () => {
    const any = fc.oneof(
      path.map((one) => ({ ...one, width: one.count % 3 })),
      fc.record({
        cls: fc.constantFrom('label', 'name'),
        on: fc.constantFrom('paper' as const, 'ink' as const),
        text: fc.constantFrom('a', 'b'),
        x: fc.nat(2),
        y: fc.nat(2),
        type: fc.constantFrom('label' as const, 'serif' as const),
        anchor: fc.constantFrom(undefined, 'start' as const, 'end' as const),
        opacity: fc.constantFrom(undefined, 0.5, 1),
        lang: fc.constantFrom(undefined, 'be')
      })
    );
    // Two marks that differ in one field at most, so that a field that is forgotten is found.
    const pair = fc.tuple(any, any, fc.nat(20)).map(([a, b, at]): [Mark, Mark] => {
      const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
      const name = names[at % names.length]!;
      return [
        { key: 'k', ...a },
        { key: 'k', ...a, [name]: (b as Record<string, unknown>)[name] }
      ];
    });
    fc.assert(
      fc.property(pair, ([a, b]) => {
        if (unchanged(a, b)) expect([attributes(b, frame), b.text]).toEqual([attributes(a, frame), a.text]);
        expect(unchanged(a, { ...a })).toBe(true);
      }),
      { numRuns: 2000 }
    );
  });
});
