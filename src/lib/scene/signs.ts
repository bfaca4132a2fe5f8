import { hatch, shortShare } from './compose.ts';
import { frameOf, type Frame } from './frame.ts';
import { box, boxes, segment, type Mark, type Scene } from './mark.ts';
import { range } from 'd3-array';

/** The signs of the charts, in the order in which they are told. Each has one meaning. */
export const signNames = ['standing', 'hanging', 'solid', 'outline', 'open', 'hatch', 'dots', 'short', 'window', 'gap', 'circle'] as const;
export type SignName = (typeof signNames)[number];

const width = 144;
const height = 84;
/** the line, in the middle: what stands on it and what hangs under it have the same room */
const line = 42;
const tall = 38;
/** A frame for one sign, for a page of words. */
export const signFrame: Frame = { ...frameOf('phone390', { still: true }), width, height };

const on = 'paper';
const rule = (from = 0, to = width): Mark => ({ key: `line-${from}`, cls: 'line', on, d: segment(from, line, to, line) });
const five = (cls: string): Mark => ({
  key: 'under',
  cls,
  on,
  d: boxes(
    range(5).map((i) => [48 + i * 16.5, line]),
    10,
    tall
  ),
  count: 5
});
const above = (cls: string, n = 1): Mark => ({
  key: 'on',
  cls,
  on,
  d: boxes(
    range(n).map((i) => [15 + i * 16.5, line - tall]),
    10,
    tall
  ),
  count: n
});

const signs: Record<SignName, () => Mark[]> = {
  standing: () => [rule(), above('stand', 3)],
  hanging: () => [rule(), five('hang')],
  solid: () => [rule(), above('stand'), five('hang')],
  outline: () => [rule(), above('outline-stand'), five('outline-hang')],
  open: () => [
    rule(),
    { key: 'shape', cls: 'outline-hang', on, d: `M46,${line + tall}H120V${line}`, count: 1 },
    { key: 'stub', cls: 'dots', on, d: segment(15, line + tall, 44, line + tall) }
  ],
  hatch: () => [
    rule(),
    { key: 'somewhere', cls: 'hatch', on, d: hatch(15, line, 42, tall, 6) },
    { key: 'known', cls: 'hang', on, d: box(57, line, 72, tall), count: 1 }
  ],
  dots: () => [
    rule(0, 66),
    { key: 'known', cls: 'hang', on, d: box(15, line, 51, tall), count: 1 },
    { key: 'beyond', cls: 'dots', on, d: segment(68, line, width, line) }
  ],
  short: () => [
    rule(),
    above('stand'),
    {
      key: 'under',
      cls: 'hang',
      on,
      d: boxes(
        range(5).map((i) => [48 + i * 16.5, line]),
        10,
        tall * shortShare
      ),
      count: 5
    }
  ],
  window: () => [
    rule(),
    { key: 'bar', cls: 'hang', on, d: box(15, line, 114, tall), count: 1 },
    { key: 'seen', cls: 'window', on, d: box(64, line + 9, 12, 20) }
  ],
  gap: () => [rule(0, 48), rule(96, width)],
  circle: () => [
    rule(),
    { key: 'count', cls: 'hang', on, d: `M15,${line}h114v${tall}h-46v-12h-68z`, count: 1 },
    { key: 'round', cls: 'point', on, d: `M44.5,${line + tall - 4}a3.5,3.5 0 1 0 7,0a3.5,3.5 0 1 0 -7,0` }
  ]
};

/** One sign as a picture of the same marks as the charts. */
export const sign = (name: SignName): Scene => ({ marks: signs[name](), head: on, foot: on, height });
