import { interpolateNumber } from 'd3-interpolate';
import type { Deck, Kind, State, Stop } from './deck.ts';
import { frameOf, type Frame, type FrameName } from './frame.ts';
import type { Scene } from './mark.ts';
import { kinds } from './kinds.ts';

/** The state between two states of one chart: numbers glide, strings switch at the middle. */
export function blend(a: State, b: State, u: number): State {
  if (u <= 0) return a;
  if (u >= 1) return b;
  const state: State = {};
  for (const key of Object.keys(a)) {
    const from = a[key]!;
    const to = b[key] ?? from;
    state[key] = typeof from === 'number' && typeof to === 'number' ? interpolateNumber(from, to)(u) : u < 0.5 ? from : to;
  }
  return state;
}

/** What a picture is drawn from: a chart, its state, and a frame. Two that are equal give the same picture. */
export interface Pose {
  chart: string;
  state: State;
  frame: Frame;
}

/** The pose of a story at reading position `t` on a frame, and the index of its nearest stop: see `picture`. */
export function poseOf(
  deck: Deck,
  t: number,
  name: FrameName,
  options: { width?: number; height?: number; size?: Frame['size']; still?: boolean } = {}
): Pose & { stop: number } {
  const last = deck.stops.length - 1;
  const held = Math.min(Math.max(Number.isFinite(t) ? t : 0, 0), last);
  const i = Math.min(Math.floor(held), Math.max(last - 1, 0));
  const u = last === 0 ? 0 : held - i;
  const a = deck.stops[i]!;
  const b = deck.stops[Math.min(i + 1, last)]!;
  const same = a.chart === b.chart;
  const shown: Stop = same ? (u < 1 ? a : b) : u < a.cut ? a : b;
  const rest = kinds[deck.charts[shown.chart]?.kind ?? '']?.rest;
  if (!rest) throw new Error(`chart "${shown.chart}" has no kind`);
  const state = same ? blend({ ...rest, ...a.state }, { ...rest, ...b.state }, u) : { ...rest, ...shown.state };
  const needs = (stop: Stop): number => stop.reserve[name] ?? 0;
  const reserve = same ? needs(a) + (needs(b) - needs(a)) * u : needs(shown);
  return { chart: shown.chart, state, frame: frameOf(name, { ...options, reserve }), stop: u < 0.5 ? i : Math.min(i + 1, last) };
}

/** Draws a pose. */
export function draw(deck: Deck, { chart, state, frame }: Pose): Scene {
  const { kind, data } = deck.charts[chart]!;
  return (kinds[kind] as unknown as Kind).draw(data, state, frame);
}

/**
 * The picture of a story at reading position `t` (0 at the first stop, n-1 at the last), on a frame.
 * It depends on nothing else. `t` outside the story is held at its ends.
 */
export function picture(...of: Parameters<typeof poseOf>): ReturnType<typeof poseOf> & { scene: Scene } {
  const pose = poseOf(...of);
  return { ...pose, scene: draw(of[0], pose) };
}
