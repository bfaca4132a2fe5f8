import { format } from 'd3-format';
import { partsOf } from './dates.ts';

const small =
  'nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth'
};

/** A whole number in English words: 78 is "seventy-eight". */
export function inWords(n: number): string {
  if (n < 20) return small[n]!;
  if (n < 100) return tens[Math.floor(n / 10)]! + (n % 10 ? `-${small[n % 10]}` : '');
  if (n < 1000) return `${small[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${inWords(n % 100)}` : ''}`;
  if (n < 1_000_000) return `${inWords(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${n % 1000 < 100 ? 'and ' : ''}${inWords(n % 1000)}` : ''}`;
  return format(',')(n);
}

/** A whole number as an ordinal in words: 3 is "third". */
export function ordinal(n: number): string {
  const words = inWords(n);
  const cut = Math.max(words.lastIndexOf('-'), words.lastIndexOf(' ')) + 1;
  const last = words.slice(cut);
  return words.slice(0, cut) + (ordinals[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`));
}

/** Digits with thousands commas; at most one decimal unless asked. */
export const inDigits = (n: number, decimals?: number): string =>
  decimals === undefined ? (Number.isInteger(n) ? format(',')(n) : String(Math.round(n * 100) / 100)) : format(`,.${decimals}f`)(n);

const months = 'January February March April May June July August September October November December'.split(' ');

/** A day and its month stay on one line. */
const hold = '\u00a0';

/** A day as words. `short` is for charts: 3 Feb 2001; `date` for text: 3 February 2001. */
export function dateWords(
  day: number,
  form: 'date' | 'short' | 'day-month' | 'month' | 'year' | 'month-name' | 'short-month' | 'day',
  precision: 'day' | 'month' | 'year' = 'day'
): string {
  const { year, month, date } = partsOf(day);
  const long = months[month]!;
  if (form === 'year' || precision === 'year') return String(year);
  if (form === 'month-name') return long;
  if (form === 'month') return `${long} ${year}`;
  if (form === 'short-month' || (form === 'short' && precision === 'month')) return `${long.slice(0, 3)}${hold}${year}`;
  if (precision === 'month') return form === 'day-month' ? long : `${long} ${year}`;
  if (form === 'day') return String(date);
  if (form === 'day-month') return `${date}${hold}${long}`;
  // In a chart the year stays with them: its labels are narrow, and a year alone would be read as a figure.
  return form === 'short' ? `${date}${hold}${long.slice(0, 3)}${hold}${year}` : `${date}${hold}${long} ${year}`;
}
