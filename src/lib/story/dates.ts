/** Days are integers: UTC days since 1 January 1970. No time zone, no clock, no locale of the machine. */

const MS = 86_400_000;

/** Reads 2001-02-03, 2001-02 (its first day) or 2024 (1 January). Throws when there is no such day. */
export function dayOf(date: string): number {
  const [year = NaN, month = 1, day = 1] = date.split('-').map(Number);
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (Number.isNaN(ms) || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) throw new RangeError(`"${date}" is no day of the calendar`);
  return ms / MS;
}

/** The last day that a date may mean: 2004-02 is 29 February 2004. */
export function lastDayOf(date: string): number {
  const parts = date.split('-').map(Number);
  if (parts.length === 3) return dayOf(date);
  if (parts.length === 2) return Date.UTC(parts[0]!, parts[1]!, 0) / MS;
  return Date.UTC(parts[0]!, 11, 31) / MS;
}

/** Year, month (0-11) and day of the month of a day. */
export function partsOf(day: number): { year: number; month: number; date: number } {
  const d = new Date(day * MS);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth(), date: d.getUTCDate() };
}

/** The first days of months in [from, to]. */
export function monthsBetween(from: number, to: number): number[] {
  const { year, month } = partsOf(from);
  const days: number[] = [];
  for (let i = 0; ; i++) {
    const day = Date.UTC(year, month + i, 1) / MS;
    if (day > to) return days;
    if (day >= from) days.push(day);
  }
}

/**
 * The one day count: a silence of N days is its end less its start. The start (last contact) is no silent day, the
 * end (first contact, or the day we count to) is one. Day marks hang from the day after the start.
 */
export const daysBetween = (start: string | number, end: string | number): number =>
  (typeof end === 'number' ? end : dayOf(end)) - (typeof start === 'number' ? start : dayOf(start));
