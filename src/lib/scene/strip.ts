import { range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Look } from '../story/sure.ts';
import { besideWords, bySize, clsOf, marksPath, dayOr, groundMark, groundOf, hatch, lines, onPaper, share, widthOf } from './compose.ts';
import type { Kind, State } from './deck.ts';
import type { Frame } from './frame.ts';
import { r, segment, type Mark, type Scene } from './mark.ts';
import { faceOf, wrap } from './type.ts';

export interface StripRow {
  key: string;
  name: string;
  short: string;
  /** first day held, or null */
  held: number | null;
  /** an event without custody: a tick on the line */
  tick: number | null;
  /** the line goes on beyond what we know from here */
  beyond: number | null;
  label: string;
  end: string;
  /** of the custody, or of the event without it */
  look: Look;
}

export interface Voice {
  key: string;
  name: string;
  short: string;
  /** index of the row it rises from */
  row: number;
  /** last standing day that the facts have */
  last: number;
  held: number | null;
  beyond: boolean;
  label: string;
  /** of what stands, and of what hangs after it */
  look: Look;
  heldLook: Look;
}

export type StripData =
  | {
      form: 'campaign';
      from: number;
      to: number;
      rows: StripRow[];
      voices: Voice[];
      join: { day: number; label: string };
      vote: { day: number; label: string };
      months: { day: number; label: string }[];
      legend: string;
    }
  | {
      form: 'border';
      from: number;
      to: number;
      seized: number;
      torn: number;
      border: string;
      seizedLabel: string;
      tornLabel: string;
      note: string;
      look: Look;
      ticks: { day: number; label: string }[];
    }
  | {
      form: 'ends';
      from: number;
      to: number;
      title: string;
      rows: { key: string; name: string; day: number | null; last: number | null; label: string }[];
      ticks: { day: number; label: string }[];
    };

/** Day marks from `a` to `b` (both drawn) on a line at `y`; `h` px, standing when `up`. */
function run(x: (day: number) => number, a: number, b: number, y: number, h: number, up: boolean, look: Look): { d: string; count: number } {
  const pitch = x(1) - x(0);
  const w = Math.max(1, pitch * 0.66);
  const n = Math.max(0, Math.floor(b) - a + 1);
  return {
    d: marksPath(
      range(n).map((i) => [x(a + i), up ? y - h : y] as const),
      w,
      h,
      look
    ),
    count: n
  };
}

function campaign(data: Extract<StripData, { form: 'campaign' }>, state: State, frame: Frame): Scene {
  const { left, right, top, bottom: low } = frame.plot;
  // The rows and the voices stay near each other on a tall wide stage.
  const bottom = frame.still ? top + 430 : frame.size === 'wide' ? Math.min(low, top + 700) : low;
  const rise = Number(state.rise);
  const men = Number(state.men);
  const until = dayOr(state.until, data.vote.day);
  const phone = frame.size === 'phone';
  // between the lines that rise to the voices
  const apart = bySize(frame, 4, 6, 7);
  // The names of the voices end where their lines leave the rows: an early day leaves them room by a later start of the axis.
  const joined = (data.join.day - data.from) / (data.to - data.from);
  const need = Math.max(...data.voices.map((voice) => widthOf(phone ? voice.short : voice.name, 'name', frame))) + apart * data.voices.length + 6;
  const x = scaleLinear([data.from, data.to], [Math.max(left, (left - 12 + need - joined * right) / (1 - joined)), right]);
  const height = bottom - top - 60;
  // Without the men's rows the three lines have the whole height.
  const voiceRow =
    Math.min(bySize(frame, 54, 60, 64), Math.max(26, height * 0.14)) * men +
    Math.min(bySize(frame, 104, 130, 190), height * (frame.still ? 0.28 : 0.3)) * (1 - men);
  // A low frame has the rows as near as their names allow; what it has more goes to them, to the room a large one gives.
  const row = Math.min(bySize(frame, 68, 80, 98), Math.max(34, height * 0.25 - 17));
  // and its days are larger
  const grown = frame.still ? 0 : 1 - men;
  const tall = Math.min(bySize(frame, 13, 18, 24) + bySize(frame, 5, 8, 10) * grown, row * 0.26 * (1 + grown));
  const stand = Math.min(bySize(frame, 15, 20, 28) + bySize(frame, 7, 10, 10) * grown, voiceRow * 0.5);
  const rows = 34 + (data.rows.length - 1) * row + tall + 16;
  // A still without voices keeps no room for them.
  const spare = frame.still && rise === 0 ? Math.max(0, bottom - 8 - rows - top - 60) : 0;
  const axisY = (bottom - 8 - spare) * men + Math.min(bottom - 8, top + 30 + stand + data.voices.length * voiceRow + 20) * (1 - men);
  const rowY = (i: number): number => axisY - rows + i * row;
  const voiceY = (i: number): number => top + 30 + stand + i * voiceRow;
  const marks: Mark[] = [];
  const fade = (n: number): { opacity?: number } => (n < 1 ? { opacity: r(n * 10) / 10 } : {});
  if (men > 0)
    data.rows.forEach((line, i) => {
      const y = rowY(i);
      const end = line.beyond ?? data.to;
      marks.push({ key: `line-${line.key}`, cls: 'line', on: 'paper', d: segment(left, y, x(end), y), ...fade(men) });
      if (line.beyond !== null)
        marks.push({ key: `beyond-${line.key}`, cls: 'dots', on: 'paper', d: segment(x(line.beyond), y, right, y), ...fade(men) });
      if (line.held !== null) {
        const days = run(x, line.held, data.to - 1, y, tall, false, line.look);
        marks.push({ key: `held-${line.key}`, cls: clsOf('hang', line.look), on: 'paper', d: days.d, count: days.count, ...fade(men) });
      }
      if (line.tick !== null)
        marks.push({ key: `tick-${line.key}`, cls: 'border', on: 'paper', d: segment(x(line.tick), y - 6, x(line.tick), y + 6), ...fade(men) });
      // Rows close together have their note beside the name; the last has room under it.
      const beside = row < 52 && i < data.rows.length - 1;
      // The whole name where it clears the note beside it and the lines that rise through the row.
      const named = widthOf(line.name, 'name', frame);
      const full =
        named + 12 + (beside ? widthOf(line.label, 'small', frame) : 0) <= right - left &&
        left + named + 2 <= x(data.join.day) - (data.voices.length - 1) * apart;
      marks.push(
        ...lines(frame, { key: `name-${line.key}`, text: full ? line.name : line.short, x: left, y: y - 8, type: 'name', on: 'paper', opacity: men })
          .marks
      );
      marks.push(
        ...lines(frame, {
          key: `label-${line.key}`,
          text: line.label,
          x: beside ? right : left,
          y: beside ? y - 8 : y + (line.held === null ? 6 : tall) + bySize(frame, 14, 16, 18),
          type: 'small',
          on: 'paper',
          opacity: men,
          ...(beside ? { anchor: 'end' as const } : {})
        }).marks
      );
      if (line.end)
        marks.push(
          ...lines(frame, { key: `end-${line.key}`, text: line.end, x: right, y: y - 8, type: 'small', on: 'paper', anchor: 'end', opacity: men })
            .marks
        );
    });
  let clear = 0;
  for (const month of data.months) {
    marks.push({ key: `month-${month.day}`, cls: 'tick', on: 'paper', d: segment(x(month.day), axisY - 14, x(month.day), axisY - 8) });
    // Months close together: a label with no room after the one before is left out.
    if (x(month.day) + 3 < clear) continue;
    clear = x(month.day) + 7 + widthOf(month.label, 'axis', frame);
    marks.push(
      ...lines(frame, { key: `month-label-${month.day}`, text: month.label, x: x(month.day) + 3, y: axisY - 4, type: 'axis', on: 'paper' }).marks
    );
  }
  if (rise < 1) {
    // The marks say what they are: under the end of the first run of days, or, where its row has no room, over the rows.
    const first = data.rows.findIndex((line) => line.held !== null);
    const beside = row < 52;
    const room = right - left - (first < 0 ? 0 : widthOf(data.rows[first]!.label, 'small', frame)) - 24;
    const under = first >= 0 && !beside && widthOf(data.legend, 'small', frame) <= room;
    const width = bySize(frame, 230, 300, 320);
    const high = lines(frame, { key: '', text: data.legend, x: 0, y: 0, type: 'remark', on: 'paper', width }).next;
    marks.push(
      ...lines(frame, {
        key: 'legend',
        text: data.legend,
        x: under ? right : left,
        y: under ? rowY(first) + tall + bySize(frame, 14, 16, 18) : Math.max(top + 24, rowY(0) - faceOf('name', frame).leading - 18 - high),
        type: under ? 'small' : 'remark',
        ...(under ? { cls: 'remark', anchor: 'end' as const } : { width }),
        on: 'paper',
        opacity: (1 - share(rise * 3)) * (under ? men : 1)
      }).marks
    );
  }
  if (rise > 0) {
    // The three lines leave the men's rows at right angles, a little apart, and run together to the vote.
    const upTo = share(rise / 0.6);
    const along = share((rise - 0.6) / 0.4);
    data.voices.forEach((voice, i) => {
      const y = voiceY(i);
      const x0 = x(data.join.day) - (data.voices.length - 1 - i) * apart;
      const from = men > 0 ? rowY(voice.row) : bottom;
      const yNow = from + (y - from) * upTo;
      if (men > 0) {
        const crossed = data.rows.map((_, k) => rowY(k)).filter((line) => line > yNow && line < from - 1);
        // Paper under the riser where it crosses a row, no wider than a day's gap needs.
        if (crossed.length > 0)
          marks.push({
            key: `halo-${voice.key}`,
            cls: 'halo',
            on: 'paper',
            d: crossed.map((line) => segment(x0, line - 1, x0, line + tall + 1)).join(''),
            ...fade(men)
          });
      }
      const riser = `M${r(x0)},${r(from)}V${r(yNow)}${along > 0 ? `H${r(x0 + (x(data.join.day) + 2 - x0) * along)}` : ''}`;
      if (men > 0) marks.push({ key: `riser-${voice.key}`, cls: 'line-stand', on: 'paper', d: riser, ...fade(men) });
      const lastDay = Math.min(voice.last, until);
      const shownTo = data.join.day + (lastDay - data.join.day) * along;
      const days = run(x, data.join.day + 1, shownTo, y, stand, true, voice.look);
      marks.push({
        key: `line-${voice.key}`,
        cls: 'line-stand',
        on: 'paper',
        d: segment(x(data.join.day), y, x(Math.max(data.join.day, shownTo) + 1), y),
        ...fade(along)
      });
      marks.push({ key: `days-${voice.key}`, cls: clsOf('stand', voice.look), on: 'paper', d: days.d, count: days.count });
      marks.push(
        ...lines(frame, {
          key: `voice-${voice.key}`,
          text: phone ? voice.short : voice.name,
          x: x(data.join.day) - apart * data.voices.length - 6,
          y: y - 1,
          type: 'name',
          cls: 'stand',
          on: 'paper',
          anchor: 'end',
          opacity: along
        }).marks
      );
      const past = share((until - data.vote.day) / 10);
      if (voice.held !== null && until >= voice.held) {
        const held = run(x, voice.held, Math.min(until, data.to - 1), y, tall, false, voice.heldLook);
        marks.push({ key: `kept-${voice.key}`, cls: clsOf('hang', voice.heldLook), on: 'paper', d: held.d, count: held.count });
        marks.push({ key: `kept-line-${voice.key}`, cls: 'line', on: 'paper', d: segment(x(voice.held), y, right, y) });
      }
      if (voice.beyond && past > 0)
        marks.push({ key: `on-${voice.key}`, cls: 'dots-stand', on: 'paper', d: segment(x(voice.last + 1), y, right, y), ...fade(past) });
      if (voice.label && past > 0) {
        const held = voice.held !== null;
        marks.push(
          ...lines(frame, {
            key: `voice-label-${voice.key}`,
            text: voice.label,
            // at the end of its line, where there is room
            x: Math.min(right, x(held ? voice.held! : voice.last + 1) + widthOf(voice.label, 'small', frame) + 8),
            y: y + (held ? tall : 0) + Math.min(16, voiceRow - stand - 3),
            type: 'small',
            on: 'paper',
            opacity: past,
            anchor: 'end'
          }).marks
        );
      }
    });
    const last = data.voices.length - 1;
    const voteX = x(data.vote.day + 1);
    const voteWidth = widthOf(data.vote.label, 'small', frame);
    marks.push({
      key: 'vote',
      cls: 'hair',
      on: 'paper',
      d: besideWords(voteX, voiceY(0) - stand - 8, voiceY(last) + 6, marks, frame),
      ...fade(along)
    });
    marks.push(
      ...lines(frame, {
        key: 'vote-label',
        text: data.vote.label,
        x: Math.min(voteX, right - voteWidth),
        y: voiceY(0) - stand - 14,
        type: 'small',
        on: 'paper',
        opacity: along
      }).marks
    );
    marks.push(
      ...lines(frame, {
        key: 'join',
        text: data.join.label,
        x: Math.max(x(data.join.day) - apart * data.voices.length - 6, left - 12 + widthOf(data.join.label, 'small', frame)),
        y: voiceY(0) - stand - 14,
        type: 'small',
        on: 'paper',
        anchor: 'end',
        // after the legend, which stands where it will
        opacity: share((upTo - 0.6) / 0.4)
      }).marks
    );
  }
  return { marks, head: 'paper', foot: 'paper', height: frame.still ? r(axisY + 12) : frame.height };
}

function border(data: Extract<StripData, { form: 'border' }>, state: State, frame: Frame): Scene {
  const { left, right, top, bottom: low } = frame.plot;
  const bottom = frame.still ? top + 330 : low;
  const until = dayOr(state.until, data.to);
  const x = scaleLinear([data.from, data.to + 1], [left, right]);
  const pitch = x(1) - x(0);
  const limit = top + bySize(frame, 34, 40, 44);
  const h = Math.min(bySize(frame, 58, 70, 78), (bottom - top) * 0.2);
  const line = Math.min(bottom - h - 46, limit + (bottom - top) * 0.56);
  const standing = Math.min(until, data.seized - 1);
  const out = range(Math.max(0, Math.floor(standing) - data.from + 1)).map((i) => [x(data.from + i), line - h * 0.8] as const);
  const kept = range(Math.max(0, Math.floor(Math.min(until, data.to)) - data.seized + 1)).map((i) => [x(data.seized + i), line] as const);
  // The line climbs on the day she is taken there and falls back within a day: the one slanted line of the story.
  const mid = (day: number): number => x(day) + pitch * 0.25;
  const points: [number, number][] = [
    [mid(data.seized), line],
    [mid(data.torn), limit],
    [mid(data.torn + 1), line]
  ];
  const way = share((until - data.seized) / (data.torn + 1 - data.seized)) * 2;
  const at = (u: number): [number, number] => {
    const i = Math.min(1, Math.floor(u));
    const a = points[i]!;
    const b = points[i + 1]!;
    return [a[0] + (b[0] - a[0]) * (u - i), a[1] + (b[1] - a[1]) * (u - i)];
  };
  const here = at(way);
  const drawn =
    way <= 0
      ? ''
      : `M${r(points[0]![0])},${r(points[0]![1])}${way > 1 ? `L${r(points[1]![0])},${r(points[1]![1])}` : ''}L${r(here[0])},${r(here[1])}`;
  const torn = share((way - 0.8) / 0.4);
  const seized = share((until - data.seized + 1) * 2);
  const tornX = points[1]![0] + 14;
  const side = right - tornX;
  const note = lines(frame, { key: 'note', text: data.note, x: left, y: line + h + 40, type: 'small', on: 'paper', width: right - left });
  // Words of many lines grow upward: their last stays over the days.
  const seizedLines = wrap(data.seizedLabel, x(data.seized) - left + 4, faceOf('label', frame)).length;
  const marks: Mark[] = [
    { key: 'border', cls: 'border', on: 'paper', d: segment(frame.rule, limit, frame.bleed.right, limit) },
    ...lines(frame, { key: 'border-label', text: data.border, x: left, y: limit - 10, type: 'name', on: 'paper' }).marks,
    { key: 'line', cls: 'line', on: 'paper', d: segment(frame.rule, line, frame.bleed.right, line) },
    { key: 'out', cls: clsOf('stand', data.look), on: 'paper', d: marksPath(out, pitch * 0.55, h * 0.8, data.look), count: out.length },
    { key: 'kept', cls: clsOf('hang', data.look), on: 'paper', d: marksPath(kept, pitch * 0.55, h, data.look), count: kept.length },
    { key: 'path', cls: 'line', on: 'paper', d: drawn, width: 1.75 },
    ...lines(frame, { key: 'torn', text: data.tornLabel, x: tornX, y: limit + 26, type: 'label', on: 'paper', width: side, opacity: torn }).marks,
    ...lines(frame, {
      key: 'seized',
      text: data.seizedLabel,
      x: left,
      y: Math.min(line - h * 0.8 - bySize(frame, 40, 48, 52), line - h * 0.8 - 8 - (seizedLines - 1) * faceOf('label', frame).leading),
      type: 'label',
      on: 'paper',
      width: x(data.seized) - left + 4,
      opacity: seized
    }).marks,
    ...data.ticks.flatMap(
      (tick) => lines(frame, { key: `tick-${tick.day}`, text: tick.label, x: x(tick.day), y: line + h + 18, type: 'axis', on: 'paper' }).marks
    ),
    ...note.marks
  ];
  return { marks, head: 'paper', foot: 'paper', height: frame.still ? r(note.next + 4) : frame.height };
}

function ends(data: Extract<StripData, { form: 'ends' }>, frame: Frame): Scene {
  const on = groundOf(frame, 'ink');
  const { left, right, top, bottom: low } = frame.plot;
  const bottom = frame.still ? top + 400 : low;
  // Only the span of dates, on the right: names to the left of it, so that this cannot be taken for rows of silence.
  const names = Math.max(...data.rows.map((row) => widthOf(row.name, 'serif', frame)));
  const stacked = frame.size === 'phone';
  const x0 = stacked ? left : left + names + 28;
  const labels = Math.max(...data.rows.map((row) => widthOf(row.label, 'small', frame)));
  const x = scaleLinear([data.from, data.to], [x0, right - (stacked ? 0 : labels + 8)]);
  const row = Math.min(bySize(frame, 62, 62, 70), (bottom - top - 70) / data.rows.length);
  const marks: Mark[] = onPaper(frame)
    ? []
    : [groundMark(frame, 'ink', 'ink', frame.still ? 0 : -200, frame.still ? bottom + 8 : frame.height + 400)];
  marks.push(...lines(frame, { key: 'title', text: data.title, x: left, y: top + 18, type: 'label', on }).marks);
  data.rows.forEach((entry, i) => {
    const y = top + 44 + (i + 0.6) * row;
    // Stacked names stand clear of a date beside the end of a short line.
    const nameY = stacked ? y - 12 : y + 6;
    marks.push({ key: `name-${entry.key}`, cls: 'label', on, type: 'serif', text: entry.name, x: r(left), y: r(nameY) });
    const end = entry.day === null ? x0 + (x(data.to) - x0) * 0.3 : x(entry.day);
    marks.push({ key: `line-${entry.key}`, cls: entry.day === null ? 'dots' : 'line-plain', on, d: segment(x0, y, end, y) });
    // A month without a day: the line ends somewhere in the hatch.
    if (entry.day !== null && entry.last !== null && entry.last > entry.day)
      marks.push({ key: `hatch-${entry.key}`, cls: 'hatch', on, d: hatch(end, y - 4, Math.max(6, x(entry.last) - end), 8, 3) });
    const tail = entry.last === null ? end : Math.max(end + 6, x(entry.last));
    const width = widthOf(entry.label, 'small', frame);
    const fits = tail + 8 + width <= right + 2;
    marks.push(
      ...lines(frame, {
        key: `label-${entry.key}`,
        text: entry.label,
        x: fits ? tail + 8 : right,
        y: fits ? y + 4 : y + 17,
        type: 'small',
        cls: 'remark',
        on,
        ...(fits ? {} : { anchor: 'end' as const })
      }).marks
    );
  });
  const axis = top + 44 + data.rows.length * row + 18;
  for (const tick of data.ticks) {
    marks.push({ key: `tick-${tick.day}`, cls: 'tick', on, d: segment(x(tick.day), axis - 12, x(tick.day), axis - 6) });
    marks.push(...lines(frame, { key: `tick-label-${tick.day}`, text: tick.label, x: x(tick.day) + 3, y: axis, type: 'axis', on }).marks);
  }
  return { marks, head: on, foot: on, height: frame.still ? r(bottom + 8) : frame.height };
}

/**
 * Strip: events on lines over a date axis. `until` is the day drawn to; `rise` and `men` are shares shown. A run of days is
 * as sure as the event it begins with. Lines are no marks of anything: a line that stops says when, and its words say whose
 * date that is.
 */
export const strip: Kind<StripData> = {
  rest: { rise: 0, men: 1, until: NaN },
  draw(data, state, frame) {
    if (data.form === 'campaign') return campaign(data, state, frame);
    return data.form === 'border' ? border(data, state, frame) : ends(data, frame);
  }
};
