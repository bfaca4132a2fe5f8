import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, daysBetween, lastDayOf, monthsBetween, partsOf } from '../../src/lib/story/dates.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const written = (day: number): string => {
  const { year, month, date } = partsOf(day);
  return `${year}-${two(month + 1)}-${two(date)}`;
};
/** Days of the years 1000 to 2999. */
const days = fc.integer({ min: dayOf('1000-01-01'), max: dayOf('2999-12-31') });

describe('days', () => {
  it('come back from their date', () => fc.assert(fc.property(days, (day) => void expect(dayOf(written(day))).toBe(day))));

  it('are one apart from the next', () => fc.assert(fc.property(days, (day) => void expect(daysBetween(written(day), written(day + 1))).toBe(1))));

  it('add up over any day between, whatever the time zone of the machine', () =>
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        const [x, y, z] = [written(a), written(b), written(c)];
        expect(daysBetween(x, y) + daysBetween(y, z)).toBe(daysBetween(x, z));
        expect(daysBetween(x, y)).toBe(0 - daysBetween(y, x));
        expect(daysBetween(a, b)).toBe(b - a);
      })
    ));

  it('stand in the order of their dates', () => fc.assert(fc.property(days, days, (a, b) => void expect(a < b).toBe(written(a) < written(b)))));

  it('of a month or year run from its first to its last', () =>
    fc.assert(
      fc.property(days, (day) => {
        const date = written(day);
        for (const part of [date, date.slice(0, 7), date.slice(0, 4)]) {
          expect(dayOf(part)).toBeLessThanOrEqual(day);
          expect(lastDayOf(part)).toBeGreaterThanOrEqual(day);
          expect(written(dayOf(part)).startsWith(part)).toBe(true);
          expect(written(lastDayOf(part)).startsWith(part)).toBe(true);
          expect(written(lastDayOf(part) + 1).startsWith(part)).toBe(false);
          expect(written(dayOf(part) - 1).startsWith(part)).toBe(false);
        }
      })
    ));

  it('that no calendar has are refused', () => {
    for (const date of ['2023-02-29', '1900-02-29', '2024-13', '2024-00', '2024-04-31', '2024-01-00', '2024-01-32', 'soon'])
      expect(() => dayOf(date), date).toThrow(RangeError);
    for (const date of ['2024-02-29', '2000-02-29']) expect(written(dayOf(date))).toBe(date);
  });

  it('refuse every day past the end of a month', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (year, month, date) => {
        const text = `${year}-${two(month)}-${two(date)}`;
        const there = date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
        if (there) expect(written(dayOf(text))).toBe(text);
        else expect(() => dayOf(text)).toThrow(RangeError);
      })
    ));
});

describe('months between', () => {
  it('are the first days of every month inside, once each and in order', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 5000 }), (from, length) => {
        const firsts = monthsBetween(from, from + length);
        for (const day of firsts) {
          expect(partsOf(day).date).toBe(1);
          expect(day).toBeGreaterThanOrEqual(from);
          expect(day).toBeLessThanOrEqual(from + length);
        }
        expect(firsts).toEqual([...new Set(firsts)].sort((a, b) => a - b));
        let count = 0;
        for (let day = from; day <= from + length; day++) if (partsOf(day).date === 1) count++;
        expect(firsts).toHaveLength(count);
      }),
      { numRuns: 50 }
    ));
});
