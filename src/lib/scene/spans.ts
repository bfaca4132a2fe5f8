import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Look } from '../story/sure.ts';
import { besideWords, bySize, clsOf, dayOr, groundMark, hatch, lines, markPath, onPaper, share, shortShare, widthOf } from './compose.ts';
import type { Kind, State } from './deck.ts';
import type { Frame } from './frame.ts';
import { box, boxRow, px, r, segment, type Mark, type Scene } from './mark.ts';
import { textBox } from './type.ts';

export interface SpanRow {
  key: string;
  name: string;
  /** the name as its owner writes it */
  own: { text: string; lang: string };
  /** the day of the last contact, and the last day it can have been on; the same when it is known to the day */
  start: number;
  startLast: number;
  startLabel: string;
  /** a day that is not known is no established contact */
  startLook: Look;
  /** silences, as days [last contact, next contact] */
  silent: [number, number][];
  /** held, not known to be silent */
  held: [number, number] | null;
  /** contact after the start */
  stands: { day: number; label: string; look: Look }[];
  /** seen, not heard */
  seen: { day: number; label: string }[];
  freed: { day: number; label: string; look: Look };
  /** length to the story's day: its words, the number, and what stands before a number that is not known exactly */
  figure: string;
  number: string;
  about: string;
  /** length of each silence, bare and with what ended it */
  lengths: { number: string; told: string }[];
}

export interface SpansData {
  form: 'silence' | 'after';
  rows: SpanRow[];
  focus: string;
  extra: { name: string; from: number; to: number; label: string; points: { day: number; label: string; look: Look }[] } | null;
  story: { day: number; label: string };
  header: string;
  /** said when only names are left */
  names: string;
  passing: string;
  /** words of the one-row key: at the last contact, at the first day without */
  key: { stand: string; first: string };
  /** dates for the header of the passage, one for each day from `datesFrom` */
  datesFrom: number;
  dates: string[];
  /** days at which the passage rests */
  rests: number[];
  ticks: { day: number; label: string }[];
  months: number[];
}

interface Layout {
  top: number;
  row: number;
  bar: number;
  /** y of the line of row i */
  line(i: number): number;
}

function layout(data: SpansData, state: State, frame: Frame): Layout {
  const name = bySize(frame, 30, 36, 42);
  // After the story the years stand in a line of their own, under what the rows are.
  const years = data.form === 'after' ? bySize(frame, 16, 18, 20) : 0;
  const top = (frame.still ? 34 : years > 0 ? bySize(frame, 84, 84, 92) : bySize(frame, 92, 94, 104)) + years;
  // Under words the rows keep one height, whether or not the row apart is there yet, if they can be that low.
  const room = (frame.height - frame.reserve - 24 - top) / (name + 19);
  const planned = frame.still ? 0 : share((room - data.rows.length) / 0.8) * share(frame.reserve / 120);
  const extra = data.extra ? Math.max(Number(state.extra), planned) : 0;
  const count = data.rows.length + extra * 0.8;
  const low = frame.still
    ? // A sheet that is lower than its rows wish has them closer.
      top + Math.min(count * (onPaper(frame) ? 72 : 78), onPaper(frame) ? frame.height - top : Infinity)
    : (frame.reserve > 0 ? frame.height - frame.reserve - 12 : frame.height - 12) - (data.form === 'after' ? 14 : 12 * extra);
  const row = (low - top) / count;
  // Names over low bars stand lower: what stands beside them is shorter.
  const gap = frame.size === 'phone' ? Math.max(3, Math.min(8, 8 - (62 - row) / 2)) : bySize(frame, 8, 8, 6);
  const bar = Math.max(14, Math.min(row - name - gap, onPaper(frame) ? 18 : 90));
  return { top, row, bar, line: (i) => top + i * row + name };
}

/** Marks of all rows by what they are, in the order they are drawn in; words last. What looks the same is one element then. */
const alike = (marks: readonly Mark[]): Mark[] => {
  const order = (mark: Mark): number =>
    mark.text === undefined ? ['line', 'hang', 'fused', 'hatch', 'outline-stand', 'stand', 'window'].indexOf(mark.cls) : 9;
  return [...marks].sort((a, b) => order(a) - order(b));
};

/** The box of each row in px of the frame, so that a page can put a real button over it. */
export function rowBoxes(data: SpansData, state: State, frame: Frame): { key: string; left: number; top: number; width: number; height: number }[] {
  const { top, row } = layout(data, state, frame);
  return data.rows.map(({ key }, i) => ({ key, left: 0, top: r(top + i * row), width: frame.width, height: r(row) }));
}

/**
 * The years over the rows and the story's own day through them. The day is a thin line where nothing else stands, and a
 * notch at the edges of a bar it crosses: a line through the words of a row would strike them out.
 */
function overYears(
  data: SpansData,
  frame: Frame,
  at: { x: (day: number) => number; line: (i: number) => number; bar: number; until: number; words: readonly Mark[] }
): Mark[] {
  const { x, line, bar, until, words } = at;
  const paper = onPaper(frame);
  const last = data.rows.length - 1;
  const base = line(0) - bySize(frame, 30, 36, 42) - 6;
  const sx = r(x(data.story.day));
  const marks: Mark[] = [];
  const taken: { left: number; right: number }[] = [];
  for (const tick of data.ticks) {
    const label = widthOf(tick.label, 'axis', frame);
    if (tick.day >= until || x(tick.day) + 5 + label > frame.width - 4) continue;
    taken.push({ left: x(tick.day), right: x(tick.day) + 5 + label });
    marks.push({ key: `tick-mark-${tick.day}`, cls: 'tick', on: 'paper', d: segment(x(tick.day), base - 9, x(tick.day), base + 2) });
    marks.push(...lines(frame, { key: `tick-${tick.day}`, text: tick.label, x: x(tick.day) + 5, y: base, type: 'axis', on: 'paper' }).marks);
  }
  const half = widthOf(data.story.label, 'axis', frame) / 2;
  const above = taken.every(({ left, right }) => sx + half + 5 < left || sx - half - 5 > right);
  marks.push(
    ...lines(frame, {
      key: 'story-label',
      text: data.story.label,
      x: sx,
      y: above ? base : line(last) + bar + (paper ? 30 : 16),
      type: 'axis',
      cls: 'stand',
      on: 'paper',
      anchor: 'middle'
    }).marks
  );
  const parts: string[] = [];
  const notches: string[] = [];
  // In a low bar two notches would meet, and be a line through its number.
  const notch = Math.min(5, bar * 0.16);
  data.rows.forEach((row, i) => {
    parts.push(besideWords(sx, i === 0 ? base + 4 : line(i - 1) + bar + 1, line(i) - 1, words, frame));
    if (!paper && row.silent.some(([a, b]) => a < data.story.day && b > data.story.day))
      notches.push(besideWords(sx, line(i), line(i) + notch, words, frame), besideWords(sx, line(i) + bar - notch, line(i) + bar, words, frame));
  });
  if (!above) parts.push(segment(sx, line(last) + bar + 1, sx, line(last) + bar + (paper ? 18 : 4)));
  marks.push(
    { key: 'story', cls: 'line-stand', on: 'paper', d: parts.join(''), width: 1 },
    { key: 'story-notches', cls: 'notch', on: 'paper', d: notches.join('') }
  );
  return marks;
}

/**
 * Spans: a row is a person, x is time, what hangs is a day without contact. The height of a bar means nothing, but for a
 * short one: held, not known to be silent. What stands is as sure as its fact; a bar is arithmetic between two contacts.
 * State: `until` and `from` (days) are the ends of the axis; with `slide` 1 the axis is `pitch` px a day and ends at
 * `until`; `solo` 1 shows the focus row alone; `fuse` closes the gaps between days; `figures`, `extra` and `close` are
 * shares shown; `names` is `latin` or `own`.
 */
export const spans: Kind<SpansData> = {
  rest: { from: NaN, until: NaN, slide: 0, pitch: 6, solo: 0, fuse: 1, figures: 0, extra: 0, close: 0, names: 'latin' },
  draw(data, state, frame): Scene {
    const { row, bar, line, top } = layout(data, state, frame);
    const paper = onPaper(frame);
    const after = data.form === 'after';
    const until = dayOr(state.until, data.story.day);
    const slide = Number(state.slide);
    const solo = Number(state.solo);
    const fuse = Number(state.fuse);
    const figures = Number(state.figures);
    const close = paper ? 0 : Number(state.close);
    // On white paper nothing can go dark: what would close is left out, and only the names stay.
    const bare = paper && Number(state.close) > 0.5;
    const extra = data.extra ? Number(state.extra) * share(1 - close * 3) : 0;
    const left = frame.size === 'wide' && solo > 0 ? frame.margin + (frame.plot.left - frame.margin) * solo : frame.margin;
    const perDay = Number(state.pitch) * (bySize(frame, 1, 1.4, 1.6) + bySize(frame, 0, 0.2, 0.4) * solo);
    // At rest the bars end inside the frame, on the day they are counted to: running off its edge would say that they go on.
    const resting = frame.width - frame.margin;
    const start = 8;
    const sliding = resting + (frame.width * 0.88 - resting) * slide;
    // The one row that explains the signs begins at the left of the plot: its first day is what it is about.
    const alone = left + bySize(frame, 44, 56, 30) + (until - (data.rows.find((one) => one.key === data.focus)?.start ?? until)) * perDay;
    const end = sliding + (alone - sliding) * solo;
    const slid = until - (end - start) / perDay;
    const from = dayOr(state.from, data.rows[0]!.start) * (1 - slide) + slid * slide;
    const x = scaleLinear([from, until], [start, after ? frame.width - bySize(frame, 24, 40, 60) : end]);
    const rest = scaleLinear([dayOr(state.from, data.rows[0]!.start), data.story.day], [start, frame.width - frame.margin]);
    const pitch = x(1) - x(0);
    const fade = (shown: number): { opacity?: number } => (shown < 1 ? { opacity: r(shown * 10) / 10 } : {});
    const dark = close > 0.5;
    const on: Mark['on'] = dark ? 'ink' : 'paper';
    const marks: Mark[] = [];
    const edge = Math.max(frame.bleed.left, -600);

    // What ended a silence is said in its bar only where all bars have the room: a number among words would be of something else.
    const spoken =
      after &&
      data.rows.every((span) =>
        span.silent.every(([a, b], s) => {
          const clear = Math.max(x(a), ...span.seen.filter((seen) => seen.day > a && seen.day < b).map((seen) => x(seen.day) + 14));
          return x(b) - 8 - widthOf(span.lengths[s]!.told, 'label', frame) > clear + 4;
        })
      );
    const bars: Mark[] = [];
    // silence: days one by one while they are wide enough to be told apart, a bar when not
    const moving = slide > 0 && !data.rests.some((day) => Math.abs(day - until) < 0.01);
    const gap = fuse >= 1 || pitch < 2 ? 0 : Math.min(pitch * 0.22, 1.8) * (1 - fuse) * (moving || fuse > 0 ? 0.4 : 1);
    /** texts of the left edges of days: the rows share them */
    const lefts = new Map<number, string>();
    const leftOf = (day: number): string => {
      const known = lefts.get(day);
      if (known !== undefined) return known;
      const left = px(x(day) + gap / 2);
      lefts.set(day, left);
      return left;
    };
    data.rows.forEach((span, i) => {
      const focus = span.key === data.focus;
      // The others come when the one row is nearly in its place, so that no two names cross.
      const shown = focus ? 1 : share(1 - solo * 4);
      if (shown <= 0) return;
      const soloY = frame.still ? top + 140 : frame.height * bySize(frame, 0.3, 0.3, 0.38);
      const y = line(i) + (focus ? (soloY - line(i)) * solo : 0);
      const tall = bar + (focus ? (bySize(frame, 110, 130, 150) - bar) * solo : 0);
      const stand = Math.min(bar * 0.4, bySize(frame, 11, 15, 17)) + (focus ? bySize(frame, 40, 50, 56) * solo : 0);
      const standWidth = Math.max(3, Math.min(7, pitch * 0.8));
      bars.push({ key: `line-${span.key}`, cls: 'line', on, d: segment(frame.bleed.left, y, frame.bleed.right, y), ...fade(shown) });
      (bare ? [] : span.silent).forEach(([a, b], s) => {
        const first = Math.max(a, s === 0 ? span.startLast : a);
        const stop = Math.min(b, until);
        if (stop <= first) return;
        const thin = paper && after;
        const lookLeft = Math.max(first, x.invert(edge));
        if (gap < 0.15) {
          const split = thin ? Math.min(stop, data.story.day) : stop;
          const parts = [box(x(lookLeft), y, Math.max(0, x(split) - x(lookLeft)), tall)];
          // On paper the part after the story's day is thinner, so that both lengths can be read.
          if (thin && stop > data.story.day)
            parts.push(box(x(Math.max(first, data.story.day)), y, x(stop) - x(Math.max(first, data.story.day)), tall / 2));
          bars.push({ key: `bar-${span.key}-${s}`, cls: 'hang', on: 'paper', d: parts.join(''), count: Math.floor(stop) - first, ...fade(shown) });
        } else {
          // Only the newest days of many rows stand apart, the others fuse behind them: stripes over more of the view than
          // this can harm (docs/ACCESS.md says by which guidance).
          const newest = Math.max(Math.floor(lookLeft), Math.ceil(x.invert(x(stop) - frame.width * (0.38 + solo))));
          bars.push({
            key: `bar-${span.key}-${s}`,
            cls: 'hang',
            on: 'paper',
            d:
              (newest > lookLeft ? box(x(lookLeft), y, x(newest) - x(lookLeft) - gap / 2, tall) : '') +
              boxRow(range(newest, Math.floor(stop)).map(leftOf), y, pitch - gap, tall),
            count: Math.floor(stop) - first,
            ...fade(shown)
          });
        }
      });
      if (close > 0 && !after) {
        const first = Math.max(span.startLast, x.invert(edge));
        bars.push({
          key: `fused-${span.key}`,
          cls: 'fused',
          on: 'ink',
          d: box(x(first), y, x(until) - x(first), tall),
          ...fade(close)
        });
      }
      // a start known to the month only
      if (span.startLast > span.start && !bare) {
        const a = Math.max(x(span.start), edge);
        const b = Math.min(x(span.startLast), x(until));
        if (b > a) bars.push({ key: `hatch-${span.key}`, cls: 'hatch', on, d: hatch(a, y, b - a, tall, 5), ...fade(shown) });
      }
      if (span.held && after) {
        const [a, b] = span.held;
        const stop = Math.min(b, until);
        if (stop > a)
          // Short: the person is held, and whether they are silent is not known.
          bars.push({ key: `held-${span.key}`, cls: 'hang', on, d: box(x(a), y, x(stop) - x(a), tall * shortShare * (paper ? 0.5 : 1)) });
      }
      // what was heard stands on the line
      const startX = x(span.start) - (span.startLast > span.start ? 0 : standWidth / 2);
      if (startX > edge) {
        const known = span.startLast === span.start;
        marks.push({
          key: `stand-${span.key}`,
          cls: clsOf('stand', span.startLook),
          on,
          d: markPath(known ? startX : (x(span.start) + x(span.startLast)) / 2 - standWidth / 2, y - stand, standWidth, stand, span.startLook),
          ...fade(shown)
        });
      }
      if (after)
        for (const contact of span.stands) {
          if (contact.day > until) continue;
          marks.push({
            key: `stand-${span.key}-${contact.day}`,
            cls: clsOf('stand', contact.look),
            on,
            d: markPath(x(contact.day) - 2, y - stand, 4, stand + (contact.look === 'solid' ? tall * (paper ? 0.5 : 1) : 0), contact.look)
          });
        }
      // names persist at one place
      // high enough for the longest letter to clear what stands on the line
      const nameY = y - Math.min(bySize(frame, 11, 15, 17), bar * 0.4) - 8 - (focus ? (stand + 36) * solo : 0);
      const nameX = left;
      // In the passage the last contact says its day, until it goes under the names.
      if (slide > 0.5 && solo === 0 && startX > edge && span.startLast <= until) {
        const width = widthOf(span.startLabel, 'axis', frame);
        const right = x((span.start + span.startLast) / 2) + standWidth + 4;
        const beyond = right + width > frame.width - 4;
        // Where the name stands clear above it, the date goes under the name and out at the side with its mark.
        const under = lines(frame, { key: '', text: span.startLabel, x: 0, y: y - 5, type: 'axis', on }).marks.map(
          (mark) => textBox(mark, frame).top
        );
        const nameEdge = textBox({ key: '', cls: 'name', on, type: 'name', text: span.name, x: left, y: nameY }, frame).bottom;
        const from = beyond ? startX - width - 6 : right;
        const clear =
          Math.min(...under) >= nameEdge + 1
            ? share((from - 8) / 24)
            : share((startX - (beyond ? width + 6 : 0) - left - widthOf(span.name, 'name', frame) - 4) / 6);
        marks.push(
          ...lines(frame, {
            key: `start-${span.key}`,
            text: span.startLabel,
            x: beyond ? startX - 4 : right,
            y: y - 5,
            ...(beyond ? { anchor: 'end' as const } : {}),
            type: 'axis',
            cls: 'stand',
            on,
            opacity: clear * share((slide - 0.5) * 2)
          }).marks
        );
      }
      // seen, not heard: a window inside the bar
      for (const seen of span.seen) {
        if (bare || seen.day > until || x(seen.day) < 4 || (solo > 0 && focus)) continue;
        const side = Math.min(10, Math.max(5, tall * 0.18));
        const high = Math.min(tall * 0.5, 16);
        marks.push({
          key: `seen-${span.key}-${seen.day}`,
          cls: 'window',
          on,
          d: box(
            x(seen.day),
            y + (tall * (paper && after ? 0.5 : 1) - high * (paper && after ? 0.5 : 1)) / 2,
            side,
            high * (paper && after ? 0.5 : 1)
          ),
          ...fade(shown)
        });
        const label = widthOf(seen.label, 'small', frame);
        if (!after && figures > 0 && !dark && tall >= 24 && x(seen.day) + side + 8 + label < frame.width * 0.72)
          marks.push(
            ...lines(frame, {
              key: `seen-label-${span.key}-${seen.day}`,
              text: seen.label,
              x: x(seen.day) + side + 6,
              y: y + tall / 2 + 4,
              type: 'small',
              cls: 'remark inside',
              on: 'ink',
              opacity: figures * (1 - close)
            }).marks
          );
      }
      if (dark || bare)
        marks.push({
          key: `name-${span.key}`,
          cls: 'label',
          on,
          type: 'serif',
          text: span.own.text,
          lang: span.own.lang,
          x: r(nameX),
          y: r(nameY),
          ...fade(bare ? 1 : share((close - 0.5) * 4))
        });
      else
        marks.push({
          key: `name-${span.key}`,
          cls: 'name',
          on,
          type: 'name',
          text: span.name,
          x: r(nameX),
          y: r(nameY),
          ...fade(shown * share(1 - close * 3))
        });
      if (after) {
        const out = share((until - span.freed.day + 12) / 12);
        if (out > 0) {
          const { look } = span.freed;
          marks.push({
            key: `freed-${span.key}`,
            cls: clsOf('stand', look),
            on,
            d: markPath(x(span.freed.day) - 2, y - stand - 4, 4, stand + 4, look),
            ...fade(out)
          });
          const right = x(span.freed.day) - 7;
          const clear = right - widthOf(span.freed.label, 'label', frame) > left + widthOf(span.name, 'name', frame) + 10;
          const hits = [span.start, ...span.stands.map((c) => c.day)].some(
            (day) => x(day) > right - widthOf(span.freed.label, 'label', frame) - 8 && x(day) < right
          );
          marks.push(
            ...lines(frame, {
              key: `freed-label-${span.key}`,
              text: span.freed.label,
              x: clear ? right : frame.width - 8,
              y: hits ? y - stand - 5 : y - 6,
              type: 'label',
              cls: 'stand',
              on,
              anchor: 'end',
              opacity: clear ? out : 0
            }).marks
          );
        }
        span.silent.forEach(([a, b], s) => {
          const { number, told } = span.lengths[s]!;
          if (b > until || (paper && s > 0)) return;
          if (paper) {
            marks.push(
              ...lines(frame, { key: `figure-${span.key}`, text: told, x: x(data.story.day) + 6, y: y + bar + 9, type: 'small', on: 'paper' }).marks
            );
            return;
          }
          // Inside its bar, with what ended it where there is room, clear of the windows.
          const clear = Math.max(x(a), ...span.seen.filter((seen) => seen.day > a && seen.day < b).map((seen) => x(seen.day) + 14));
          const type = spoken ? 'label' : tall >= bySize(frame, 42, 52, 62) ? 'figure' : 'serif';
          const text = spoken ? told : number;
          if (x(b) - 8 - widthOf(text, type, frame) > clear + 4 && tall >= 14)
            marks.push(
              ...lines(frame, {
                key: `figure-${span.key}-${s}`,
                text,
                x: x(b) - 8,
                y: y + tall / 2 + (type === 'figure' ? bySize(frame, 13, 16, 20) : type === 'serif' ? 6 : 5),
                type,
                cls: `${spoken ? 'remark' : 'figure'} inside`,
                on: 'ink',
                anchor: 'end'
              }).marks,
              ...lines(frame, {
                key: `about-${span.key}-${s}-${type}`,
                text: !spoken && s === 0 ? span.about : '',
                x: x(b) - 15 - widthOf(text, type, frame),
                y: y + tall / 2 + (type === 'figure' ? bySize(frame, 13, 16, 20) : type === 'serif' ? 6 : 5),
                type: 'small',
                cls: 'remark inside',
                on: 'ink',
                anchor: 'end'
              }).marks
            );
        });
      } else if (figures > 0) {
        const inside = tall >= bySize(frame, 42, 52, 62);
        const right = frame.width - frame.margin - bySize(frame, 10, 16, 20);
        const type = inside ? 'figure' : 'serif';
        const number = widthOf(span.number, type, frame);
        const wide = number + (span.about ? widthOf(span.about, 'small', frame) + 7 : 0);
        // A bar too short for its figure, or with a window where that would stand, has it before its first day.
        const before =
          right - wide < rest(span.startLast) + 6 ||
          span.seen.some((seen) => seen.day <= data.story.day && rest(seen.day) + 14 > right - wide && rest(seen.day) > rest(span.startLast));
        if (!dark) {
          const at = {
            y: y + tall / 2 + (type === 'figure' ? bySize(frame, 13, 16, 20) : 6),
            on: before ? ('paper' as const) : ('ink' as const),
            anchor: 'end' as const,
            opacity: figures * (1 - share(close * 2))
          };
          const end = before ? Math.max(x(span.start) - 10, 8 + wide) : right;
          const cls = before ? '' : ' inside';
          marks.push(
            ...lines(frame, { key: `figure-${span.key}`, text: span.number, x: end, type, cls: `figure${cls}`, ...at }).marks,
            ...lines(frame, { key: `about-${span.key}-${type}`, text: span.about, x: end - number - 7, type: 'small', cls: `remark${cls}`, ...at })
              .marks
          );
        }
      }
    });

    // the paper closes between the rows
    const grounds: Mark[] = [];
    if (close > 0) {
      const edges = [frame.still ? 0 : -200, ...data.rows.map((_, i) => line(i))];
      edges.forEach((from0, i) => {
        const low = i === 0 ? from0 : from0 + bar;
        const high = i < data.rows.length ? line(i) : frame.still ? top + data.rows.length * row + 8 : frame.height + 400;
        grounds.push(groundMark(frame, `close-${i}`, 'ink', low, low + (high - low) * close));
        // beside the bar too: before its first day there is paper
        if (i > 0) grounds.push(groundMark(frame, `beside-${i}`, 'ink', from0, from0 + bar * close));
      });
    }

    // header: in the passage the date, in the overview what is counted
    const head: Mark[] = [];
    const headY = frame.still ? 20 : frame.size === 'wide' ? 82 : 74;
    if (solo < 0.5 && !dark) {
      if (slide > 0.5) {
        head.push(
          ...lines(frame, {
            key: 'passing',
            text: data.passing,
            x: left,
            y: headY,
            type: 'remark',
            on,
            opacity: share((slide - 0.5) * 2) * (1 - solo * 2)
          }).marks
        );
        const date = data.dates[Math.floor(until) - data.datesFrom];
        if (date)
          head.push({
            key: 'date',
            cls: 'label',
            on,
            type: 'serif',
            text: date,
            x: r(frame.width - frame.margin),
            y: r(headY),
            anchor: 'end',
            ...fade(share((slide - 0.5) * 2))
          });
      } else
        head.push(
          ...lines(frame, {
            key: 'header',
            text: bare ? data.names : data.header,
            x: left,
            y: headY,
            type: 'remark',
            on,
            width: after ? frame.width - 2 * frame.margin : undefined,
            opacity: share(1 - slide * 2) * (1 - close)
          }).marks
        );
    }
    if (dark)
      head.push(...lines(frame, { key: 'names', text: data.names, x: left, y: headY, type: 'remark', on, opacity: share((close - 0.5) * 4) }).marks);
    if (figures > 0 && !dark) {
      const ticks = data.ticks.filter(({ day }) => x(day) > left + 130 && x(day) < frame.width - 60);
      // In a low bar no month is marked where its number stands.
      const numbered = (span: SpanRow): number =>
        bySize(frame, 16, 22, 26) + widthOf(span.number, 'serif', frame) + (span.about ? 7 + widthOf(span.about, 'small', frame) : 0);
      if (!after)
        for (const span of data.rows) {
          const i = data.rows.indexOf(span);
          head.push({
            key: `months-${span.key}`,
            cls: 'notch',
            on,
            d: data.months
              .filter((m) => m > span.startLast && m < until && (bar >= 28 || x(m) < frame.width - frame.margin - numbered(span)))
              .map((m) => segment(x(m), line(i), x(m), line(i) + (data.ticks.some((t) => t.day === m) ? 9 : 4)))
              .join(''),
            ...fade(figures * (1 - close))
          });
        }
      for (const tick of after ? [] : ticks)
        head.push(
          ...lines(frame, {
            key: `tick-${tick.day}`,
            text: tick.label,
            x: x(tick.day),
            y: line(0) - 6,
            type: 'axis',
            on,
            anchor: 'start',
            opacity: figures * (1 - close)
          }).marks
        );
      if (after) head.push(...overYears(data, frame, { x, line, bar, until, words: marks }));
    }
    // one row explains the signs
    if (solo > 0) {
      const span = data.rows.find((candidate) => candidate.key === data.focus)!;
      const i = data.rows.indexOf(span);
      const soloY = frame.still ? top + 140 : frame.height * bySize(frame, 0.3, 0.3, 0.38);
      const y = line(i) + (soloY - line(i)) * solo;
      const tall = bar + (bySize(frame, 110, 130, 150) - bar) * solo;
      const tx = x(span.start) + 10;
      const room = frame.width - frame.margin - tx;
      const stand = lines(frame, {
        key: 'key-stand',
        text: data.key.stand,
        x: tx,
        y: y - bySize(frame, 48, 56, 62),
        type: 'label',
        cls: 'stand',
        on,
        width: Math.max(room, 120),
        opacity: share(solo * 4 - 3)
      });
      const first = lines(frame, {
        key: 'key-first',
        text: data.key.first,
        x: tx,
        y: y + tall + 24,
        type: 'label',
        on,
        width: Math.max(room, 120),
        opacity: share(solo * 4 - 3)
      });
      head.push({
        key: 'key-leader',
        cls: 'leader',
        on,
        d: segment(x(span.start + 1) - pitch / 2 + 1, y + tall + 4, x(span.start + 1) - pitch / 2 + 1, y + tall + 14),
        ...fade(share(solo * 4 - 3))
      });
      head.push(...stand.marks, ...first.marks);
    }
    // a seventh row, apart: restricted, not silent
    const seventh: Mark[] = [];
    if (data.extra && extra > 0) {
      const y = line(data.rows.length) + 4;
      const a = Math.max(edge, x(data.extra.from));
      const nameEnd = left + widthOf(data.extra.name, 'name', frame) + 12;
      // A mark that would stand in the name has it written above.
      const struck = data.extra.points.some(({ day }) => day <= until && x(day) > left - 6 && x(day) < nameEnd);
      const high = Math.min(bar, 34) / 2;
      seventh.push(
        { key: 'extra-line', cls: 'line', on, d: segment(frame.bleed.left, y, frame.bleed.right, y), ...fade(extra) },
        { key: 'extra-strip', cls: 'hatch', on, d: hatch(a, y, Math.min(frame.width + 40, x(until)) - a, high, 5), ...fade(extra) },
        { key: 'extra-name', cls: 'name', on, type: 'name', text: data.extra.name, x: r(left), y: r(y - (struck ? 22 : 9)), ...fade(extra) }
      );
      for (const point of data.extra.points) {
        if (point.day > until) continue;
        seventh.push({
          key: `extra-${point.day}`,
          cls: clsOf('stand', point.look),
          on,
          d: markPath(x(point.day) - 2, y - 18, 4, 18, point.look),
          ...fade(extra)
        });
        // With no room beside its mark the words stand over it.
        const most = frame.width - 8 - widthOf(point.label, 'label', frame);
        const px = Math.min(Math.max(x(point.day) + 8, struck ? left : nameEnd), most);
        const over = px < x(point.day) + 8;
        seventh.push(
          ...lines(frame, {
            key: `extra-label-${point.day}`,
            text: point.label,
            x: px,
            y: over ? y - 23 : y - 8,
            type: 'label',
            cls: 'stand',
            on,
            opacity: extra
          }).marks
        );
      }
      seventh.push(
        ...lines(frame, {
          key: 'extra-label',
          text: data.extra.label,
          x: frame.width - frame.margin,
          y: y + high + 16,
          type: 'remark',
          on,
          anchor: 'end',
          opacity: extra
        }).marks
      );
    }
    const ground: Mark['on'] = dark ? 'ink' : 'paper';
    const bottom =
      extra > 0 ? line(data.rows.length) + 46 : solo > 0.5 ? top + 400 : line(data.rows.length - 1) + bar + (after ? (paper ? 38 : 26) : 10);
    return {
      marks: [...grounds, ...alike(bars), ...alike(marks), ...seventh, ...head],
      head: ground,
      foot: ground,
      height: frame.still ? r(bottom) : frame.height
    };
  }
};
