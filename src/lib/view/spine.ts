import { scaleLinear } from 'd3-scale';

/** A span of days on screen and its side of the line. */
export interface Span {
  from: number;
  to: number;
  side: 'in' | 'out';
}

const MS = 86_400_000;
/** UTC day of 1 January. */
const newYear = (year: number): number => Date.UTC(year, 0, 1) / MS;
const hundredth = (n: number): number => Math.round(n * 100) / 100;

/** The years of a story and where they stand, in per cent of the spine's length: it is as long as its place, and its words keep their size. */
export function spineScale(spans: readonly Span[]): { years: { year: number; x: number }[]; x: (day: number) => number } {
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  const start = new Date(from * MS).getUTCFullYear();
  const end = new Date(to * MS).getUTCFullYear() + 1;
  const scale = scaleLinear([newYear(start), newYear(end)], [0, 100]);
  const years = Array.from({ length: end - start }, (_, i) => ({ year: start + i, x: hundredth(scale(newYear(start + i))) }));
  return { years, x: (day) => hundredth(scale(day)) };
}

/**
 * The slab of a spine: gives how it stands at position `t`, in per cent of the spine. It says which days are on screen, and so
 * goes as the picture does: it glides with one that does, three grains at a time, since whatever changes in a frame costs it half
 * of its time; where another picture comes it is there with it. Its side switches at the middle, or with the picture.
 * @param cuts for each span, where between it and the next another picture comes, 0..1; none where the same one glides on
 * @param grain the per cent of the spine that its edges stand on multiples of
 */
export function slabOf(
  spans: readonly Span[],
  cuts: readonly (number | undefined)[] = []
): (t: number, grain?: number) => { x: number; width: number; side: 'in' | 'out' } {
  const { x } = spineScale(spans);
  const places = spans.map(({ from, to, side }) => ({ from: x(from), to: x(to), side }));
  return (t, grain = 0.01) => {
    const i = Math.min(Math.max(Math.floor(t), 0), places.length - 1);
    const a = places[i]!;
    const b = places[Math.min(i + 1, places.length - 1)]!;
    const cut = cuts[i];
    const [left, right] = [b.from - a.from, b.to - a.to];
    const moves = Math.max(1, Math.ceil(Math.max(Math.abs(left), Math.abs(right)) / grain / 3));
    const u = cut === undefined ? Math.round((t - i) * moves) / moves : Number(t - i >= cut);
    const from = a.from + left * u;
    const to = a.to + right * u;
    const round = (n: number): number => hundredth(Math.round(n / grain) * grain);
    return { x: round(from), width: round(Math.max(to - from, 1.2)), side: t - i < (cut ?? 0.5) ? a.side : b.side };
  };
}

/** How far (px, down) a slab stands from under the line: on the side of those who are out it is over it. */
export const slabY = (side: Span['side']): number => (side === 'out' ? -6 : 0);
