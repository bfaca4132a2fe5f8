import { cpus } from 'node:os';
import type { Browser } from '@playwright/test';
import { phone } from './phone.ts';

/** Median, least and most of some runs. */
export interface Spread {
  median: number;
  least: number;
  most: number;
  runs: number[];
}

/** The spread of some runs. Throws when there are none. */
export function spread(runs: readonly number[]): Spread {
  if (runs.length === 0) throw new RangeError('no runs to take a median of');
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)!, runs: [...runs] };
}

/** A number as a reader of tables wants it: three places that count. */
export const figure = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);

/** Median and range as one cell. */
export const cell = ({ median, least, most, runs }: Spread): string =>
  runs.length === 1 || least === most ? figure(median) : `${figure(median)} (${figure(least)}–${figure(most)})`;

/** A table of text: the first column to the left, the others to the right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows];
  const widths = heads.map((_, k) => Math.max(...all.map((row) => (row[k] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, k) => (k === 0 ? text.padEnd(widths[k]!) : text.padStart(widths[k]!)))
      .join('  ')
      .trimEnd();
  return [line(heads), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** What a measurement was made with: to be printed above it, and kept with it. */
export interface Setting {
  date: string;
  cpu: string;
  cores: number;
  node: string;
  browser: string;
  phone: typeof phone;
  /** how many times slower a fixed piece of arithmetic ran on the phone than without the throttle */
  slowed: number;
}

/** The setting of a measurement in this browser. */
export function settingOf(browser: Browser, slowed: number): Setting {
  const all = cpus();
  return {
    date: new Date().toISOString(),
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    node: process.version,
    browser: `Chromium ${browser.version()}, headless, without a GPU`,
    phone,
    slowed
  };
}

/** The setting in words. */
export const told = ({ date, cpu, cores, node, browser, slowed }: Setting): string =>
  [
    `${date}; ${cores} x ${cpu}; Node ${node}; ${browser}.`,
    `Phone: ${phone.width} x ${phone.height}, processor slowed ${phone.cpu} times (arithmetic ran ${slowed.toFixed(1)} times slower); slow 4G: ${phone.wait} ms to each answer, ${phone.down / 1e6} Mbit/s down, ${phone.up / 1e3} kbit/s up.`
  ].join('\n');
