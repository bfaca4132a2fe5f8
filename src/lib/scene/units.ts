import { range, sum } from 'd3-array';
import type { Look } from '../story/sure.ts';
import {
  bySize,
  clsOf,
  groundMark,
  groundOf,
  leastOutline,
  lines,
  type LinesOptions,
  markPath,
  marksPath,
  onPaper,
  share,
  widthOf
} from './compose.ts';
import type { Kind } from './deck.ts';
import type { Frame } from './frame.ts';
import { box, boxes, r, segment, type Mark, type Scene } from './mark.ts';
import { faceOf } from './type.ts';

/** A group of people who are out: they stand on the line, side by side. */
export interface Group {
  key: string;
  n: number;
  figure: string;
  label: string;
  look: Look;
  /** a rounded number: the last mark is an outline */
  rough: boolean;
}

export type UnitsData =
  | { form: 'row'; group: Group; remark: string; note: string }
  | { form: 'blocks'; n: number; per: number; look: Look; about: boolean; figure: string; label: string; note: string; small: boolean }
  | { form: 'horizon'; out: Group[]; held: { key: string; n: number; figure: string; label: string; note: string; look: Look }[]; stacked: boolean }
  | { form: 'diagram'; rows: number; per: number; note: string };

const scene = (frame: Frame, marks: Mark[], head: Mark['on'], foot: Mark['on'], bottom: number): Scene => ({
  marks,
  head,
  foot,
  height: frame.still ? r(bottom) : frame.height
});

/** Marks on a line, in tens with a gap between: [x of each mark]. */
function places(n: number, pitch: number, gap: number, per = n): number[] {
  return range(n).map((i) => (i % per) * pitch + Math.floor((i % per) / 10) * gap);
}

function row(data: Extract<UnitsData, { form: 'row' }>, frame: Frame): Scene {
  const { left, right, top } = frame.plot;
  const gap = bySize(frame, 5, 8, 10);
  const tens = Math.ceil(data.group.n / 10) - 1;
  const pitch = (right - left - tens * gap) / data.group.n;
  const h = frame.still ? 96 : Math.min(bySize(frame, 110, 170, 230), (frame.plot.bottom - top) * 0.4);
  const above = bySize(frame, 90, 110, 130);
  const y = frame.still
    ? top + above - 10 + h
    : Math.min(frame.plot.bottom - 40, Math.max(top + above + h, frame.height * bySize(frame, 0.49, 0.49, 0.62)));
  const w = Math.min(bySize(frame, 9, 12, 14), Math.max(3, pitch * 0.46));
  // As large as the board has it, where its words leave it the room.
  const size = widthOf(data.group.figure, 'title', frame) < (right - left) * 0.36 ? 'title' : 'figure';
  const figure = Math.max(bySize(frame, 60, 92, 120), widthOf(data.group.figure, size, frame) + bySize(frame, 14, 18, 24));
  const xs = places(data.group.n, pitch, gap).map((x) => left + x);
  const sure = data.group.rough && data.group.look === 'solid' ? xs.slice(0, -1) : xs;
  // Words of several lines grow upward, so that the last stays over the marks.
  const side = right - left - figure;
  const count = (text: string, type: 'label' | 'remark'): number =>
    lines(frame, { key: '', text, x: 0, y: 0, width: side, type, on: 'paper' }).marks.length;
  const up =
    (count(data.group.label, 'label') - 1) * faceOf('label', frame).leading + (count(data.remark, 'remark') - 1) * faceOf('remark', frame).leading;
  const words = lines(frame, {
    key: 'label',
    text: data.group.label,
    x: left + figure,
    y: y - h - bySize(frame, 38, 46, 58) - up,
    width: side,
    type: 'label',
    on: 'paper'
  });
  const said = lines(frame, { key: 'remark', text: data.remark, x: left + figure, y: words.next, width: side, type: 'remark', on: 'paper' });
  const note = lines(frame, {
    key: 'note',
    text: data.note,
    x: left,
    y: y + bySize(frame, 22, 26, 28),
    type: 'label',
    cls: 'stand',
    on: 'paper',
    width: right - left
  });
  return scene(
    frame,
    [
      { key: 'figure', cls: 'figure', on: 'paper', type: size, text: data.group.figure, x: left, y: r(y - h - bySize(frame, 22, 28, 40)) },
      ...words.marks,
      ...said.marks,
      {
        key: data.group.key,
        cls: clsOf('stand', data.group.look),
        on: 'paper',
        d: marksPath(
          sure.map((x) => [x, y - h] as const),
          w,
          h,
          data.group.look
        ),
        count: sure.length
      },
      ...xs
        .slice(sure.length)
        .map((x): Mark => ({ key: `${data.group.key}-last`, cls: 'outline-stand', on: 'paper', d: markPath(x, y - h, w, h, 'outline'), count: 1 })),
      { key: 'line', cls: 'line', on: 'paper', d: segment(frame.rule, y, frame.bleed.right, y) },
      ...note.marks
    ],
    'paper',
    'paper',
    note.next + 4
  );
}

interface Field {
  left: number;
  right: number;
  /** top of the first row; distance from row to row; height of a block, and its width */
  y0: number;
  rowHeight: number;
  height: number;
  side: number;
  /** between blocks */
  gap: number;
  /** blocks in a row */
  columns: number;
  /** marks across and down a block */
  wide: number;
  deep: number;
  /** [top, bottom] of the part that is drawn; null for all */
  part: readonly [number, number] | null;
}

/**
 * What was drawn last of each count. A thousand marks are as they were in most frames: of a field that is panned, and of those
 * who are held while others come out.
 * @param from the numbers it is drawn from
 */
function kept<T>(): (count: object, from: object, draw: () => T) => T {
  const known = new WeakMap<object, { of: string; drawn: T }>();
  return (count, from, draw) => {
    const of = JSON.stringify(from);
    const before = known.get(count);
    if (before?.of === of) return before.drawn;
    const drawn = draw();
    known.set(count, { of, drawn });
    return drawn;
  };
}
const keptField = kept<readonly Mark[]>();
const keptPath = kept<string>();

/** A count as blocks of as many marks as they stand for, row by row. */
function field(data: Extract<UnitsData, { form: 'blocks' }>, size: Field): readonly Mark[] {
  const { left, right, y0, side, gap, columns, rowHeight, height, wide, deep, part } = size;
  const last = Math.ceil(data.n / data.per) - 1;
  const rest = data.n - last * data.per;
  const at = (i: number): readonly [number, number] => [left + (i % columns) * (side + gap), y0 + Math.floor(i / columns) * rowHeight];
  const drawn = ([, y]: readonly [number, number]): boolean => !part || (y >= part[0] && y <= part[1]);
  const whole = range(last).map(at).filter(drawn);
  const [lastX, lastY] = at(last);
  const ends = drawn([lastX, lastY]);
  const stepX = side / wide;
  const stepY = height / deep;
  // The marks of a block are what the ground's lines leave of it: a thousand lines are light, 65,000 marks are not.
  const tops = [...new Set([...whole, ...(data.about || !ends ? [] : [[lastX, lastY] as const])].map(([, y]) => y))];
  const [first = y0, low = y0] = [tops[0], tops.at(-1)];
  const down = range(columns).flatMap((c) =>
    range(1, wide).map((k) => segment(left + c * (side + gap) + k * stepX, first, left + c * (side + gap) + k * stepX, low + height))
  );
  const across = tops.flatMap((y) => range(1, deep).map((k) => segment(left, y + k * stepY, right, y + k * stepY)));
  return [
    { key: 'field', cls: clsOf('hang', data.look), on: 'paper', d: marksPath(whole, side, height, data.look), count: last * data.per },
    // what is left over of a number that is known exactly: whole rows of ten, and a part of one
    ...(data.about
      ? []
      : [
          {
            key: 'rest',
            cls: clsOf('hang', data.look),
            on: 'paper' as const,
            d: ends
              ? box(lastX, lastY, side, Math.floor(rest / wide) * stepY) +
                (rest % wide > 0 ? box(lastX, lastY + Math.floor(rest / wide) * stepY, (rest % wide) * stepX, stepY) : '')
              : '',
            count: rest
          }
        ]),
    { key: 'down', cls: 'sieve', on: 'paper', d: down.join(''), width: r(Math.max(0.6, stepX * 0.4)) },
    { key: 'across', cls: 'sieve', on: 'paper', d: across.join(''), width: r(Math.max(0.6, stepY * 0.3)) },
    ...(data.about
      ? [
          {
            key: 'last',
            cls: 'outline-hang',
            on: 'paper' as const,
            d: ends ? box(lastX + 0.75, lastY + 0.75, side - 1.5, height - 1.5) : '',
            count: rest
          }
        ]
      : [])
  ];
}

function blocks(data: Extract<UnitsData, { form: 'blocks' }>, pan: number, frame: Frame): Scene {
  const { left, right, top } = frame.plot;
  const width = right - left;
  const heading = frame.still ? top + bySize(frame, 66, 84, 96) : top + bySize(frame, 66, 84, 92);
  const pitchX = data.small ? 2.6 : bySize(frame, 4.4, 6, 7.4);
  const pitchY = data.small ? 2.6 : bySize(frame, 3.5, 4.8, 6.4);
  const gap = data.small ? 3 : bySize(frame, 6, 8, 10);
  const side = Math.min(10, data.per) * pitchX;
  // A block is cut into as many marks as it stands for: rows of ten.
  const deep = Math.ceil(data.per / 10);
  const wide = Math.min(10, data.per);
  const tall = deep * pitchY;
  const columns = Math.max(1, Math.floor((width + gap) / (side + gap)));
  const total = Math.ceil(data.n / data.per);
  const rows = Math.ceil(total / columns);
  const foot = frame.still ? heading + rows * (tall + gap) : frame.plot.bottom;
  const note = lines(frame, { key: 'note', text: data.note, x: left, y: 0, type: 'remark', on: 'paper', width });
  // In the page the card says what the marks of a panned field are; under it the words would be seen last, if at all.
  const noted = frame.still || !data.small;
  const noteHeight = noted ? note.next + 10 : 12;
  const space = foot - heading - 8 - (data.small && !frame.still ? 0 : frame.still ? 0 : noteHeight);
  const shown = rows * (tall + gap);
  // A field that fits is shown whole; one that does not is panned by the reader under its heading.
  const offset = frame.still ? 0 : Math.max(0, shown + noteHeight - space) * pan;
  const squeeze = data.small || frame.still ? 1 : Math.min(1, space / shown);
  const rowHeight = (tall + gap) * squeeze;
  const height = tall * squeeze;
  const y0 = heading + 8;
  const end = y0 - offset + rows * rowHeight;
  const placed = lines(frame, { key: 'note', text: data.note, x: left, y: end + bySize(frame, 16, 20, 22), type: 'remark', on: 'paper', width });
  const seen = frame.still || end < frame.height + 200;
  // A field is drawn some screens at a time and moved, so that few frames of a pan have a path to write: a block elsewhere is
  // counted but not drawn. It is there, and is panned in.
  const reach = frame.height * 4;
  const from = Math.floor(offset / reach) * reach;
  const part = frame.still ? null : ([heading + from - height, frame.height + from + reach] as const);
  const size = { left, right, y0, side, gap, columns, rowHeight, height, wide, deep, part };
  const marks = keptField(data, size, () => field(data, size)).map((mark) => (offset > 0 ? { ...mark, down: -r(offset) } : mark));
  // Its words are panned in with it, line by line.
  if (seen && noted) marks.push(...placed.marks.filter((mark) => frame.still || (mark.y ?? 0) < frame.height - 6));
  // The heading stays: its ground covers what has been panned past it.
  marks.push(
    groundMark(frame, 'cover', 'paper', frame.still ? 0 : -200, heading),
    { key: 'figure', cls: 'figure', on: 'paper', type: 'figure', text: data.figure, x: left, y: r(heading - bySize(frame, 32, 38, 40)) },
    ...lines(frame, { key: 'label', text: data.label, x: left, y: heading - 12, type: 'label', on: 'paper' }).marks,
    { key: 'line', cls: 'line', on: 'paper', d: segment(frame.rule, heading, frame.bleed.right, heading) }
  );
  return scene(frame, marks, 'paper', 'paper', placed.next + 4);
}

/** Words beside a figure: their last line stands on its line, and no line of them is a word alone if it need not be. */
function besideFigure(frame: Frame, words: LinesOptions & { width: number }): Mark[] {
  const count = (width: number): number => lines(frame, { ...words, width }).marks.length;
  const high = count(words.width);
  let width = words.width;
  while (width > 40 && count(width - 8) === high) width -= 8;
  return lines(frame, { ...words, width, y: words.y - (high - 1) * faceOf(words.type, frame).leading }).marks;
}

function horizon(data: Extract<UnitsData, { form: 'horizon' }>, state: { out: number; held: string }, frame: Frame): Scene {
  const paper = onPaper(frame);
  const { left, right } = frame.plot;
  const width = right - left;
  const gap = bySize(frame, 2, 3, 4);
  const base = bySize(frame, 4, 6, 7);
  const perRow = Math.max(10, Math.floor((width + gap) / (base * 10 + gap)) * 10);
  const groups = Math.floor(perRow / 10);
  const pitch = (width + gap - groups * gap) / perRow;
  const w = pitch * 0.55;
  const held = data.held.find((candidate) => candidate.key === state.held) ?? data.held[0]!;
  const rows = Math.ceil(held.n / perRow);
  const all = sum(data.out, (group) => group.n);
  const upRows = data.stacked ? Math.ceil(all / perRow) : 1;
  const head = bySize(frame, 64, 80, 100);
  const topEdge = frame.still ? 4 : frame.size === 'wide' ? 64 : 56;
  const labels = data.stacked ? bySize(frame, 66, 84, 104) : bySize(frame, 46, 56, 62);
  const most = frame.still ? 18 : bySize(frame, 21, 30, 46);
  // Two counts stacked against each other have one mark and one pitch: the line moves to where that puts it.
  const room = Math.max(60, frame.plot.bottom - topEdge - head - labels - 16) / (upRows + rows);
  // Beside a column of words the line stays above them.
  const clear = frame.size === 'wide' && !frame.still ? (frame.height * 0.34 - topEdge - head) / upRows : Infinity;
  const shared = frame.still ? most : Math.min(most, room, Math.max(clear, 8));
  const y = data.stacked
    ? topEdge + head + upRows * shared
    : Math.max(frame.still ? 0 : frame.height * 0.21, topEdge + head + bySize(frame, 24, 30, 36));
  const rowHeight = data.stacked ? shared : Math.min(most, frame.still ? most : Math.max(60, frame.plot.bottom - y - labels - 8) / rows);
  const h = Math.max(2.5, rowHeight * 0.62);
  const stand = data.stacked ? h : bySize(frame, 24, 30, 36);
  const upPitch = rowHeight;
  const lower = groundOf(frame, 'ink');
  const marks: Mark[] = [];
  const bottom = y + 8 + rows * rowHeight + labels;
  if (!paper) marks.push(groundMark(frame, 'ink', 'ink', y, frame.still ? bottom : frame.height + 400));
  // who is out: each mark grows from the line, one after another; none comes from below
  let before = 0;
  let x = left;
  const between = bySize(frame, 10, 16, 24);
  // A group is as wide as its marks, or as its words where those are wider.
  const ofMarks = (group: Group): number => group.n * pitch + Math.ceil(group.n / 10) * gap;
  const ofWords = (group: Group): number =>
    data.stacked ? 0 : Math.max(widthOf(group.label, 'label', frame), widthOf(group.figure, 'figure', frame)) + 2;
  const natural = sum(data.out, (group) => Math.max(ofMarks(group), ofWords(group))) + between * (data.out.length - 1);
  const fit = data.stacked ? 1 : Math.min(1, width / natural);
  for (const group of data.out) {
    const here = share((state.out - before) / group.n) * group.n;
    const whole = Math.floor(here);
    const spots = range(Math.ceil(here)).map((i): [number, number, number] => {
      const grown = stand * (i < whole ? 1 : here - whole);
      if (data.stacked) {
        const k = i % perRow;
        const level = Math.floor(i / perRow);
        return [left + k * pitch + Math.floor(k / 10) * gap, y - 4 - level * upPitch - grown, grown];
      }
      return [x + (i * pitch + Math.floor(i / 10) * gap) * fit, y - grown, grown];
    });
    const wide = data.stacked ? w : w * fit;
    // A rounded number ends in an outline; the others are within it. It needs room of its own to be one.
    const rough = group.rough && group.look === 'solid' ? spots.slice(group.n - 1) : [];
    const sure = rough.length > 0 ? spots.slice(0, -1) : spots;
    const level = group.look === 'solid' ? null : (sure[0]?.[2] ?? stand);
    const groupWidth = Math.max(ofMarks(group) * fit, ofWords(group));
    marks.push({
      key: group.key,
      cls: clsOf('stand', group.look),
      on: 'paper',
      d:
        level === null
          ? // Those that have come out are as high as the others; the one that comes is not yet.
            marksPath(
              sure.filter(([, , tall]) => tall === stand).map(([sx, sy]) => [sx, sy] as const),
              wide,
              stand,
              'solid'
            ) +
            sure
              .filter(([, , tall]) => tall !== stand)
              .map(([sx, sy, tall]) => markPath(sx, sy, wide, tall, group.look))
              .join('')
          : marksPath(
              sure.filter(([, , tall]) => tall === level).map(([sx, sy]) => [sx, sy] as const),
              wide,
              level,
              group.look
            ),
      count: rough.length > 0 ? Math.min(Math.round(here), group.n - 1) : Math.round(here)
    });
    for (const [sx, sy, tall] of rough)
      marks.push({
        key: `${group.key}-last`,
        cls: 'outline-stand',
        on: 'paper',
        d: markPath(sx + Math.max(0, leastOutline - wide) / 2, sy, wide, tall, 'outline'),
        count: Math.round(here) === group.n ? 1 : 0
      });
    const opacity = share(here / Math.min(4, group.n));
    const labelY = y - (data.stacked ? upRows * upPitch + 8 : stand + 8);
    const figureWidth = data.stacked ? widthOf(group.figure, 'figure', frame) + 12 : 0;
    if (opacity > 0) {
      const fade = opacity < 1 ? { opacity } : {};
      marks.push({
        key: `${group.key}-figure`,
        cls: 'figure',
        on: 'paper',
        type: 'figure',
        text: group.figure,
        x: r(x),
        y: r(labelY - (data.stacked ? 2 : bySize(frame, 18, 22, 24))),
        ...fade
      });
      const words = { key: `${group.key}-label`, text: group.label, x: x + figureWidth, type: 'label' as const, on: 'paper' as const, opacity };
      marks.push(
        ...(data.stacked
          ? besideFigure(frame, { ...words, y: labelY - 2, width: right - x - figureWidth })
          : lines(frame, { ...words, y: labelY }).marks)
      );
    }
    before += group.n;
    x += groupWidth + between;
  }
  // who is held, as counted on one day
  const path = keptPath(held, [left, y, w, h, pitch, gap, perRow, rowHeight], () => {
    const spots = range(held.n).map((i): readonly [number, number] => {
      const k = i % perRow;
      return [left + k * pitch + Math.floor(k / 10) * gap, y + 8 + Math.floor(i / perRow) * rowHeight];
    });
    return marksPath(spots, w, h, held.look);
  });
  const hair = range(rows)
    .map((k) => segment(left, y + 8 + k * rowHeight, right, y + 8 + k * rowHeight))
    .join('');
  const lastCount = held.n - (rows - 1) * perRow;
  const lastX = left + lastCount * pitch + Math.floor(lastCount / 10) * gap + 4;
  const lastY = y + 8 + (rows - 1) * rowHeight + h / 2;
  marks.push(
    { key: `rules-${held.key}`, cls: 'hair', on: lower, d: hair },
    { key: `held-${held.key}`, cls: clsOf('hang', held.look), on: lower, d: path, count: held.n },
    // a monitor's count is a minimum: the row goes on beyond what is known
    ...(lastX < right - 12 ? [{ key: `more-${held.key}`, cls: 'dots', on: lower, d: segment(lastX, lastY, right, lastY) } as Mark] : []),
    { key: 'line', cls: 'line', on: 'paper', d: segment(frame.bleed.left, y, frame.bleed.right, y) }
  );
  const end = y + 8 + rows * rowHeight;
  // Of two counts stacked against each other neither outranks the other: both have a figure, and its words on its line.
  const wide = held.figure ? widthOf(held.figure, 'figure', frame) + 12 : 0;
  const labelY = end + (held.figure ? bySize(frame, 32, 42, 52) : bySize(frame, 16, 20, 24));
  const words = { key: `label-${held.key}`, text: held.label, x: left + wide, y: labelY, type: 'label' as const, on: lower, width: width - wide };
  const below = held.figure ? labelY + faceOf('small', frame).leading + 4 : lines(frame, words).next;
  const note = lines(frame, { key: `note-${held.key}`, text: held.note, x: left, y: below, type: 'small', on: lower, width });
  if (held.figure) marks.push({ key: `figure-${held.key}`, cls: 'figure', on: lower, type: 'figure', text: held.figure, x: left, y: r(labelY) });
  marks.push(...(held.figure ? besideFigure(frame, words) : lines(frame, words).marks), ...note.marks);
  return { ...scene(frame, marks, 'paper', lower, note.next + 6), ...(paper ? {} : { turn: r(y) }) };
}

/**
 * No mark of a diagram stands for a fact, so none is drawn as sure or unsure: it says itself that it is no count. Its rows
 * and marks are the least a small frame shows; a larger one is filled at the same density, for a crowd is what it means.
 */
function diagram(data: Extract<UnitsData, { form: 'diagram' }>, frame: Frame): Scene {
  const on = groundOf(frame, 'ink');
  const { left, right, top, bottom: low } = frame.plot;
  const bottom = frame.still ? top + 280 : low - 40;
  const rows = Math.max(data.rows, Math.floor((bottom - top - 20) / bySize(frame, 100, 96, 88)));
  // odd, so that one stands in the middle
  const per = Math.max(data.per, Math.floor((right - left) / bySize(frame, 14, 18, 19) / 2) * 2 + 1);
  const pitch = (right - left) / per;
  const w = Math.min(8, Math.max(3, pitch * 0.42));
  const rowHeight = (bottom - top - 20) / rows;
  const h = Math.min(rowHeight * 0.62, bySize(frame, 44, 56, 60));
  const middle = { row: Math.floor((rows - 1) / 2), place: Math.floor(per / 2) };
  const away = Math.round(Math.min(per * 0.14, bySize(frame, 56, 68, 76) / pitch));
  const gapFrom = middle.place - away;
  const gapTo = middle.place + away;
  const y = (k: number): number => top + 20 + k * rowHeight;
  const spots = range(rows).flatMap((k) =>
    range(per)
      .filter((i) => k !== middle.row || i < gapFrom || i > gapTo)
      .map((i) => [left + (i + 0.5) * pitch - w / 2, y(k)] as const)
  );
  const x = left + (middle.place + 0.5) * pitch;
  // Wider than the person is: worn, not a part of the mark.
  const badge = { width: w * 2, height: Math.max(6, w * 1.4) };
  const note = lines(frame, { key: 'note', text: data.note, x: left, y: bottom + 20, type: 'small', on, width: right - left });
  const marks: Mark[] = [
    ...(onPaper(frame) ? [] : [groundMark(frame, 'ink', 'ink', frame.still ? 0 : -200, frame.still ? note.next + 6 : frame.height + 400)]),
    {
      key: 'rules',
      cls: 'hair',
      on,
      d: range(rows)
        .map((k) => segment(onPaper(frame) ? left : frame.rule, y(k), onPaper(frame) ? right : frame.bleed.right, y(k)))
        .join('')
    },
    { key: 'others', cls: 'hang-quiet', on, d: boxes(spots, w, h) },
    { key: 'one', cls: 'hang-fresh', on, d: box(x - w / 2, y(middle.row), w, h) },
    { key: 'badge', cls: 'badge', on, d: box(x - badge.width / 2, y(middle.row) + h * 0.26, badge.width, badge.height) },
    ...note.marks
  ];
  return scene(frame, marks, on, on, note.next + 6);
}

/** Units: one mark is one person or one arrest; above the line out, under it held or taken. */
export const units: Kind<UnitsData> = {
  rest: { out: 0, held: '', pan: 0 },
  draw(data, state, frame) {
    if (data.form === 'row') return row(data, frame);
    if (data.form === 'blocks') return blocks(data, Number(state.pan), frame);
    if (data.form === 'horizon') return horizon(data, { out: Number(state.out), held: String(state.held) }, frame);
    return diagram(data, frame);
  }
};
