import type { Frame } from './frame.ts';
import type { Scene } from './mark.ts';

/** A state of a chart: numbers (days, shares 0..1) that glide, strings that switch. */
export type State = Record<string, number | string>;

/** A chart kind: how to draw rows of data in a state, on a frame. Pure. */
export interface Kind<Data = unknown> {
  /** every key a state may have, with its resting value; NaN for a day that a step need not ask for */
  rest: State;
  draw(data: Data, state: State, frame: Frame): Scene;
}

export interface Chart {
  kind: string;
  data: unknown;
}

/** One stop of the reading position: `t` = its index. */
export interface Stop {
  id: string;
  chart: string;
  state: State;
  /** px of card height by frame name, estimated from the words, so that data keeps clear of it */
  reserve: Partial<Record<Frame['name'], number>>;
  /** where between this stop and the next a cut falls, 0..1 */
  cut: number;
}

/** All a browser needs to draw the story at any position. Plain JSON. */
export interface Deck {
  stops: Stop[];
  charts: Record<string, Chart>;
}
