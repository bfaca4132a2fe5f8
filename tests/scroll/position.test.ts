import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, edged, liftOf, place, position, restsOf, type StepBox } from '../../src/lib/scroll/position.ts';

const boxes = fc
  .array(
    fc.record({
      height: fc.integer({ min: 300, max: 3000 }),
      glide: fc.integer({ min: 0, max: 250 }),
      card: fc.integer({ min: 0, max: 500 }),
      kind: fc.constantFrom('page' as const, 'band' as const, 'column' as const)
    }),
    { minLength: 1, maxLength: 30 }
  )
  .map((list) => {
    let top = 0;
    return list.map((box): StepBox => {
      const here = { ...box, top };
      top += box.height;
      return here;
    });
  });
const stage = fc.integer({ min: 600, max: 1400 });

describe('the reading position', () => {
  it('never goes back as the reader goes on, and stays in the story', () => {
    fc.assert(
      fc.property(boxes, stage, fc.array(fc.integer({ min: -500, max: 60_000 }), { minLength: 2 }), (list, height, places) => {
        const rests = restsOf(list, height, 0.36, 0.38);
        const read = [...places].sort((a, b) => a - b).map((y) => position(rests, y));
        for (const [i, t] of read.entries()) {
          expect(t).toBeGreaterThanOrEqual(0);
          expect(t).toBeLessThanOrEqual(list.length - 1);
          if (i > 0) expect(t).toBeGreaterThanOrEqual(read[i - 1]!);
        }
      })
    );
  });
  it('is whole while a step rests', () => {
    fc.assert(
      fc.property(boxes, stage, (list, height) => {
        const rests = restsOf(list, height, 0.36, 0.38);
        rests.forEach((rest, i) => {
          const next = rests[i + 1];
          if (rest.end > rest.start && (!next || next.start > rest.end)) expect(position(rests, (rest.start + rest.end) / 2)).toBe(i);
        });
      })
    );
  });
  it('is found again from its place', () => {
    const rests = [
      { start: 0, end: 100 },
      { start: 200, end: 300 },
      { start: 500, end: 500 }
    ];
    for (const t of [1, 1.25, 1.5, 2]) expect(position(rests, place(rests, t))).toBeCloseTo(t, 9);
    expect(place(rests, 0)).toBe(0);
  });
  it('of no steps is 0', () => expect(position([], 100)).toBe(0));
  it('lifts the stage for a card that is too tall by just what is too much, and never covers more than the share', () => {
    fc.assert(
      fc.property(boxes, stage, fc.integer({ min: 0, max: 40_000 }), (list, height, y) => {
        const rests = restsOf(list, height, 0.36, 0.38);
        const lift = liftOf(list, rests, y, height, 0.38);
        expect(lift).toBeGreaterThanOrEqual(0);
        expect(lift).toBeLessThanOrEqual(Math.max(0, ...list.map((box) => box.card - height * 0.38)) + 1e-9);
        expect(bandOf(list, rests, position(rests, y), height, 0.38)).toBeLessThanOrEqual(height * 0.38 + 1e-9);
      })
    );
  });
  it('has a band as high as the words at rest, and between two moves its edge no faster than they go, where they have the way', () => {
    fc.assert(
      fc.property(boxes, stage, (list, height) => {
        const rests = restsOf(list, height, 0.36, 0.38);
        const rested = list.map(({ kind, card }) => (kind === 'band' ? Math.min(card, height * 0.38) : 0));
        const band = (t: number): number => bandOf(list, rests, t, height, 0.38);
        for (const [i, { end }] of rests.entries()) {
          expect(band(i)).toBeCloseTo(rested[i]!, 9);
          const next = rests[i + 1];
          if (!next || list[i]!.kind === 'page' || list[i + 1]!.kind === 'page') continue;
          const [way, change] = [next.start - end, Math.abs(rested[i + 1]! - rested[i]!)];
          if (way < Math.max(change, 1)) continue;
          let moved = 0;
          for (let k = 1; k <= 40; k++) {
            const by = band(i + k / 40) - band(i + (k - 1) / 40);
            moved += Math.abs(by);
            expect(Math.abs(by)).toBeLessThanOrEqual(way / 40 + 1e-6);
          }
          // Straight from one to the other.
          expect(moved).toBeCloseTo(change, 6);
        }
      })
    );
  });
  it('draws the edge of a band only where the picture ends in words, and never where a column passes over it', () => {
    fc.assert(
      fc.property(boxes, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const t = share * (list.length - 1);
        const met = list.filter((_, k) => k === Math.floor(t) || k === Math.ceil(t));
        if (edged(list, t)) {
          expect(met.map((box) => box.kind)).not.toContain('column');
          expect(met.some((box) => box.kind === 'band')).toBe(true);
        }
      })
    );
    const band = { top: 0, height: 500, glide: 0, card: 200, kind: 'band' as const };
    expect(edged([band], 0)).toBe(true);
    expect(edged([band, { ...band, kind: 'page' }], 0.5)).toBe(true);
    expect(edged([band, { ...band, kind: 'column' }], 0.5)).toBe(false);
    expect(edged([{ ...band, card: 0 }], 0)).toBe(false);
  });
  it('keeps the last column of a chapter at rest only until the next page comes into view', () => {
    const column = { top: 1000, height: 2000, glide: 200, card: 300, kind: 'column' as const };
    const page = { top: 3000, height: 800, glide: 0, card: 0, kind: 'page' as const };
    expect(restsOf([column, page], 800, 0.36, 0.38)[0]!.end).toBe(3000 - 800);
    expect(restsOf([column], 800, 0.36, 0.38)[0]!.end).toBe(3000 - 300 - 0.36 * 800);
  });
});
