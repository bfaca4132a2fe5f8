import { scaleLinear } from 'd3-scale';
import type { Look } from '../story/sure.ts';
import { bySize, clsOf, groundMark, groundOf, hatch, lines, onPaper, widthOf } from './compose.ts';
import type { Kind } from './deck.ts';
import type { Frame } from './frame.ts';
import { box, r, segment, type Mark, type Scene } from './mark.ts';
import { faceOf } from './type.ts';

export type ClaimsData =
  | {
      form: 'shares';
      columns: { key: string; value: number; figure: string; label: string; stand: boolean; look: Look }[];
      note: string;
      credit: string;
    }
  | { form: 'bracket'; accounts: { key: string; owner: string; words: string; note: string; open: boolean; look: Look }[]; note: string }
  | {
      form: 'readings';
      rows: { key: string; what: string; by: { who: string; official: boolean; look: Look }[]; against: { who: string; look: Look }[] }[];
      note: string;
    }
  | { form: 'empty'; title: string; text: string }
  | {
      form: 'ranges';
      title: string;
      most: number;
      rows: { key: string; owner: string; low: number | null; high: number; label: string }[];
      ticks: { value: number; label: string }[];
    };

const done = (frame: Frame, marks: Mark[], on: Mark['on'], bottom: number): Scene => ({
  marks,
  head: on,
  foot: on,
  height: frame.still ? r(bottom) : frame.height
});

function shares(data: Extract<ClaimsData, { form: 'shares' }>, frame: Frame): Scene {
  const { left, right, top, bottom: low } = frame.plot;
  const note = lines(frame, { key: 'note', text: data.note, x: left, y: 0, type: 'remark', on: 'paper', width: right - left });
  const bottom = frame.still ? top + 400 : low;
  // On a tall wide stage the line stands where the eye is, not at its foot.
  const low0 = bottom - note.next - bySize(frame, 22, 26, 28);
  const y0 = frame.size === 'wide' && !frame.still ? Math.min(low0, Math.max(frame.height * 0.74, top + 300)) : low0;
  const head = bySize(frame, 60, 76, 96);
  const y = scaleLinear([0, 100], [y0, y0 - Math.min(bySize(frame, 380, 560, 520), y0 - top - head + 40) * 1.05]);
  const many = data.columns.length;
  const gap = bySize(frame, 36, 60, 80);
  const width = Math.min(bySize(frame, 124, 180, 210), (right - left) / 2.6, (right - left - (many - 1) * gap) / many);
  // A figure that would run into the next column, or out of the frame, is set smaller: all of them, so that none outranks another.
  const big = data.columns.every(
    (column, i) => i * (width + gap) + widthOf(column.figure, 'figure', frame) <= (i < many - 1 ? (i + 1) * (width + gap) - 8 : right - left)
  );
  const marks: Mark[] = data.columns.flatMap((column, i): Mark[] => {
    const x = left + i * (width + gap);
    const cls = clsOf(column.stand ? 'stand' : 'hang', column.look);
    const words = column.stand ? { cls: 'stand' } : {};
    return [
      { key: `column-${column.key}`, cls, on: 'paper', d: box(x, y(column.value), width, y0 - y(column.value)) },
      {
        key: `figure-${column.key}`,
        cls: column.stand ? 'stand' : 'figure',
        on: 'paper',
        type: big ? 'figure' : 'serif',
        text: column.figure,
        x: r(x),
        y: r(y(column.value) - bySize(frame, 28, 32, 34))
      },
      ...lines(frame, { key: `label-${column.key}`, text: column.label, x, y: y(column.value) - 9, type: 'label', on: 'paper', ...words }).marks
    ];
  });
  const said = lines(frame, {
    key: 'note',
    text: data.note,
    x: left,
    y: y0 + bySize(frame, 20, 24, 26),
    type: 'remark',
    on: 'paper',
    width: right - left
  });
  const source = lines(frame, { key: 'credit', text: data.credit, x: left, y: said.next, type: 'small', on: 'paper', width: right - left });
  return done(
    frame,
    [
      ...marks,
      { key: 'line', cls: 'line', on: 'paper', d: segment(frame.rule, y0, frame.bleed.right, y0) },
      ...said.marks,
      ...(frame.still ? source.marks : [])
    ],
    'paper',
    source.next + 4
  );
}

function bracket(data: Extract<ClaimsData, { form: 'bracket' }>, frame: Frame): Scene {
  const on = groundOf(frame, 'ink');
  const { left, right, top, bottom: low } = frame.plot;
  const bottom = frame.still ? top + 330 : low;
  const row = Math.min(bySize(frame, 150, 190, 210), (bottom - top - 60) / data.accounts.length);
  const high = Math.min(row * 0.42, bySize(frame, 52, 66, 76));
  const markX = left + bySize(frame, 96, 180, 190);
  // One size for all: words of one account do not outrank another's. Large only where they clear the owner's line.
  const big =
    data.accounts.every((account) => widthOf(account.words, 'figure', frame) + markX + 12 <= right) &&
    faceOf('figure', frame).size * 0.74 <= high * 0.7 + 10;
  const marks: Mark[] = [];
  data.accounts.forEach((account, i) => {
    const line = top + 30 + (i + 0.72) * row;
    marks.push({
      key: `line-${account.key}`,
      cls: 'hair',
      on,
      d: segment(onPaper(frame) ? left : frame.rule, line, onPaper(frame) ? right : frame.bleed.right, line)
    });
    marks.push(
      ...lines(frame, { key: `owner-${account.key}`, text: account.owner, x: left, y: line - high - 14, type: 'label', cls: 'stand', on }).marks
    );
    // "under": open on the side that has no limit, with a stub that says it goes on
    if (account.open) {
      marks.push({
        key: `mark-${account.key}`,
        cls: account.look === 'solid' ? 'line-stand' : 'outline-stand',
        on,
        d: `M${r(left + 30)},${r(line - high)}H${r(markX)}V${r(line)}H${r(left + 30)}`,
        count: 1
      });
      marks.push({ key: `stub-${account.key}`, cls: 'dots-stand', on, d: segment(left, line - high, left + 30, line - high) });
    } else marks.push({ key: `mark-${account.key}`, cls: clsOf('stand', account.look), on, d: box(markX - 7, line - high, 7, high), count: 1 });
    marks.push({
      key: `words-${account.key}`,
      cls: 'figure',
      on,
      type: big ? 'figure' : 'serif',
      text: account.words,
      x: r(markX + 12),
      y: r(line - high * 0.3)
    });
  });
  const note = lines(frame, {
    key: 'note',
    text: data.note,
    x: left,
    y: top + 30 + data.accounts.length * row + 8,
    type: 'small',
    cls: 'remark',
    on,
    width: right - left
  });
  const ground = onPaper(frame) ? [] : [groundMark(frame, 'ink', 'ink', frame.still ? 0 : -200, frame.still ? note.next + 6 : frame.height + 400)];
  return done(frame, [...ground, ...marks, ...note.marks], on, note.next + 6);
}

function readings(data: Extract<ClaimsData, { form: 'readings' }>, disputes: number, frame: Frame): Scene {
  const { left, right, top, bottom: low } = frame.plot;
  const note = lines(frame, { key: 'note', text: data.note, x: left, y: 0, type: 'small', on: 'paper', width: right - left });
  const bottom = frame.still ? top + data.rows.length * 64 + note.next + 8 : low;
  const row = Math.min(bySize(frame, 88, 100, 108), (bottom - top - note.next - 4) / data.rows.length);
  const stand = Math.min(bySize(frame, 22, 26, 28), row * 0.34);
  const marks: Mark[] = [];
  data.rows.forEach((reading, i) => {
    const y = top + (i + 1) * row - 8;
    marks.push({ key: `line-${reading.key}`, cls: 'line', on: 'paper', d: segment(left, y, frame.still ? right : frame.bleed.right, y) });
    marks.push(...lines(frame, { key: `what-${reading.key}`, text: reading.what, x: left, y: y - stand - 8, type: 'name', on: 'paper' }).marks);
    let x = left + 1;
    reading.by.forEach((speaker, k) => {
      const official = speaker.official;
      marks.push({
        key: `by-${reading.key}-${k}`,
        cls: clsOf(official ? 'hang' : 'stand', speaker.look),
        on: 'paper',
        d: box(x, y - stand, 6, stand),
        count: 1
      });
      marks.push(
        ...lines(frame, {
          key: `by-label-${reading.key}-${k}`,
          text: speaker.who,
          x: x + 13,
          y: y - stand * 0.28,
          type: 'remark',
          ...(official ? {} : { cls: 'stand' }),
          on: 'paper'
        }).marks
      );
      x += 13 + widthOf(speaker.who, 'remark', frame) + bySize(frame, 20, 28, 32);
    });
    // A dispute is a claim too: it stands, and a stroke across says that it speaks against.
    reading.against.forEach((speaker, k) => {
      if (disputes <= 0) return;
      const fade = disputes < 1 ? { opacity: r(disputes * 10) / 10 } : {};
      const h = stand * disputes;
      marks.push({ key: `against-${reading.key}-${k}`, cls: clsOf('stand', speaker.look), on: 'paper', d: box(x, y - h, 6, h), count: 1 });
      marks.push({
        key: `stroke-${reading.key}-${k}`,
        cls: 'leader',
        on: 'paper',
        d: segment(x - 4, y - stand * 0.25, x + 10, y - stand * 0.75),
        ...fade
      });
      marks.push(
        ...lines(frame, {
          key: `against-label-${reading.key}-${k}`,
          text: speaker.who,
          x: x + 15,
          y: y - stand * 0.28,
          type: 'remark',
          cls: 'stand',
          on: 'paper',
          opacity: disputes,
          // words too long for the line go on under it
          width: right - x - 15
        }).marks
      );
      x += 15 + widthOf(speaker.who, 'remark', frame) + 20;
    });
  });
  const said = lines(frame, {
    key: 'note',
    text: data.note,
    x: left,
    y: top + data.rows.length * row + 12,
    type: 'small',
    on: 'paper',
    width: right - left
  });
  return done(frame, [...marks, ...said.marks], 'paper', said.next + 4);
}

function empty(data: Extract<ClaimsData, { form: 'empty' }>, frame: Frame): Scene {
  const { left, right, top, bottom } = frame.plot;
  const y = frame.still ? top + 130 : top + (bottom - top) * 0.62;
  const title = lines(frame, { key: 'title', text: data.title, x: left, y: top + 30, type: 'name', on: 'paper', width: right - left });
  const text = lines(frame, {
    key: 'text',
    text: data.text,
    x: left,
    y: title.next + 2,
    type: 'remark',
    on: 'paper',
    width: Math.min(right - left, 460)
  });
  return done(
    frame,
    [...title.marks, ...text.marks, { key: 'line', cls: 'line', on: 'paper', d: segment(frame.rule, y, frame.bleed.right, y) }],
    'paper',
    y + 24
  );
}

function ranges(data: Extract<ClaimsData, { form: 'ranges' }>, frame: Frame): Scene {
  const { left, right, top, bottom: low } = frame.plot;
  const bottom = frame.still ? top + 330 : low;
  const x = scaleLinear([0, data.most], [left, right - bySize(frame, 16, 30, 40)]);
  const title = lines(frame, { key: 'title', text: data.title, x: left, y: top + 20, type: 'name', on: 'paper', width: right - left });
  const y0 = title.next + 8;
  const row = Math.min(bySize(frame, 104, 120, 130), (bottom - y0 - 34) / data.rows.length);
  const high = Math.min(row * 0.28, bySize(frame, 24, 30, 34));
  const marks: Mark[] = [...title.marks];
  data.rows.forEach((range, i) => {
    const y = y0 + (i + 1) * row - 12;
    const low0 = range.low ?? range.high * 0.7;
    marks.push({ key: `line-${range.key}`, cls: 'line', on: 'paper', d: segment(left, y, right, y) });
    marks.push(...lines(frame, { key: `owner-${range.key}`, text: range.owner, x: left, y: y - high - 10, type: 'remark', on: 'paper' }).marks);
    const a = x(low0);
    const b = x(range.high);
    marks.push({ key: `range-${range.key}`, cls: 'hatch', on: 'paper', d: hatch(a, y - high, b - a, high, 5) });
    // "up to": no left end, and a stub that goes on
    marks.push({
      key: `edge-${range.key}`,
      cls: 'outline-hang',
      on: 'paper',
      d: range.low === null ? `M${r(a)},${r(y - high)}H${r(b)}V${r(y)}` : box(a, y - high, b - a, high)
    });
    if (range.low === null) marks.push({ key: `stub-${range.key}`, cls: 'dots', on: 'paper', d: segment(a - 26, y - high / 2, a - 4, y - high / 2) });
    const width = widthOf(range.label, 'label', frame);
    const room = b + 8 + width <= right;
    // "up to" keeps its stub on the left clear; with room on neither side the words stand under the line
    const before = a - (range.low === null ? 32 : 8);
    const beside = room || before - width >= left;
    marks.push(
      ...lines(frame, {
        key: `label-${range.key}`,
        text: range.label,
        x: room ? b + 8 : beside ? before : Math.max(b, left + width),
        y: beside ? y - high / 2 + 5 : y + 16,
        type: 'label',
        on: 'paper',
        ...(room ? {} : { anchor: 'end' as const })
      }).marks
    );
  });
  const axis = y0 + data.rows.length * row + 12;
  for (const tick of data.ticks) {
    marks.push({ key: `tick-${tick.value}`, cls: 'tick', on: 'paper', d: segment(x(tick.value), axis - 12, x(tick.value), axis - 6) });
    marks.push(
      ...lines(frame, {
        key: `tick-label-${tick.value}`,
        text: tick.label,
        x: x(tick.value),
        y: axis + 8,
        type: 'axis',
        on: 'paper',
        anchor: tick.value === 0 ? 'start' : tick.value === data.most ? 'end' : 'middle'
      }).marks
    );
  }
  return done(frame, marks, 'paper', axis + 18);
}

/**
 * Claims: statements and values with their owners; `disputes` is the share shown of who objects. Each mark is as sure as
 * its fact, and most are outlines because most are claims. An estimate given as a range is a claim by its owner and nothing
 * else, so its edge is an outline always.
 */
export const claims: Kind<ClaimsData> = {
  rest: { disputes: 0 },
  draw(data, state, frame) {
    if (data.form === 'shares') return shares(data, frame);
    if (data.form === 'bracket') return bracket(data, frame);
    if (data.form === 'readings') return readings(data, Number(state.disputes), frame);
    return data.form === 'empty' ? empty(data, frame) : ranges(data, frame);
  }
};
