import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slabOf, spineScale, type Span } from '../../src/lib/view/spine.ts';

const span = fc.tuple(fc.integer({ min: 18_400, max: 20_400 }), fc.integer({ min: 0, max: 900 }), fc.constantFrom('in' as const, 'out' as const));
const spans = fc.array(
  span.map(([from, days, side]): Span => ({ from, to: from + days, side })),
  { minLength: 2, maxLength: 12 }
);

describe('the slab of the spine', () => {
  it('stands at each stop where the span of days on screen is', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const slab = slabOf(list);
        for (const [i, { side }] of list.entries()) {
          // Alone it stands where it would stand on the same spine without any other stop.
          const alone = slabOf([list[i]!, { ...list[i]! }, ...list]);
          expect(slab(i)).toEqual(alone(0));
          expect(slab(i).side).toBe(side);
        }
      })
    );
  });
  it('glides between the two with a picture that does, in moves of three grains and no more of them', () => {
    fc.assert(
      fc.property(spans, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.constantFrom(0.01, 0.3), (list, t, grain) => {
        const slab = slabOf(list);
        const [a, b, here] = [slab(0, grain), slab(1, grain), slab(t, grain)];
        expect(here.x).toBeGreaterThanOrEqual(Math.min(a.x, b.x) - grain - 0.001);
        expect(here.x).toBeLessThanOrEqual(Math.max(a.x, b.x) + grain + 0.001);
        const stands = new Set(Array.from({ length: 400 }, (_, k) => JSON.stringify([slab(k / 400, grain).x, slab(k / 400, grain).width])));
        // By the days: a slab of few days is drawn wider than they are.
        const { x } = spineScale(list);
        const [left, right] = [x(list[1]!.from) - x(list[0]!.from), x(list[1]!.to) - x(list[0]!.to)].map(Math.abs) as [number, number];
        expect(stands.size).toBeLessThanOrEqual(Math.max(left, right) / grain / 3 + 2);
      })
    );
  });
  it('waits for another picture, and comes with it', () => {
    fc.assert(
      fc.property(spans, fc.double({ min: 0.02, max: 0.98, noNaN: true }), fc.double({ min: 0, max: 0.999, noNaN: true }), (list, cut, t) => {
        const slab = slabOf(list, [cut]);
        expect(slab(t)).toEqual(slab(t < cut ? 0 : 1));
      })
    );
  });
});
