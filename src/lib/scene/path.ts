import { bySize, groundMark, groundOf, lines, onPaper, share } from './compose.ts';
import type { Kind } from './deck.ts';
import { box, r, segment, type Mark } from './mark.ts';
import { faceOf } from './type.ts';

/** Ordered steps that climb to a horizon, as one side lists them and another disputes: outlines all. */
export interface PathData {
  steps: { key: string; title: string; note: string }[];
  out: { title: string; note: string; far: string };
}

export const path: Kind<PathData> = {
  rest: { out: 0 },
  draw(data, state, frame) {
    const out = Number(state.out);
    const paper = onPaper(frame);
    const on = groundOf(frame, 'ink');
    const { left, right, top, bottom: low } = frame.plot;
    const bottom = frame.still ? top + 420 : low;
    const horizon = frame.still ? top + 130 : Math.max(top + 110, frame.height * bySize(frame, 0.27, 0.3, 0.32));
    const indent = Math.min(
      bySize(frame, 26, 90, frame.name === 'desk' ? 120 : 190),
      (right - left - bySize(frame, 150, 220, 240)) / data.steps.length
    );
    const stand = bySize(frame, 42, 52, 58);
    const rise = Math.min(bySize(frame, 84, 110, 120), (bottom - horizon - 20) / data.steps.length);
    const high = Math.min(stand, rise * 0.7);
    const marks: Mark[] = paper ? [] : [groundMark(frame, 'ink', 'ink', horizon, frame.still ? bottom + 8 : frame.height + 400)];
    marks.push({ key: 'line', cls: 'line', on: 'paper', d: segment(frame.bleed.left, horizon, frame.bleed.right, horizon) });
    data.steps.forEach((step, i) => {
      const x = left + i * indent;
      // Before the line is crossed all hangs: each step under a line of its own.
      const y = horizon + (data.steps.length - i - 0.55) * rise;
      marks.push({
        key: `line-${step.key}`,
        cls: 'hair',
        on,
        d: segment(frame.size === 'wide' && !frame.still ? x - 14 : paper ? left : frame.bleed.left, y, paper ? right : frame.bleed.right, y)
      });
      marks.push({ key: `step-${step.key}`, cls: 'outline-hang', on, d: box(x, y, 8, high), count: 1 });
      const title = lines(frame, { key: `title-${step.key}`, text: step.title, x: x + 20, y: y + faceOf('name', frame).size + 3, type: 'name', on });
      marks.push(
        ...title.marks,
        ...lines(frame, { key: `note-${step.key}`, text: step.note, x: x + 20, y: title.next, type: 'remark', on, width: right - x - 20 }).marks
      );
    });
    if (out > 0) {
      const x = left + data.steps.length * indent;
      // A note of several lines grows upward: under the line it could not be read.
      const leading = faceOf('remark', frame).leading;
      const noted = lines(frame, { key: '', text: data.out.note, x: 0, y: 0, type: 'remark', on: 'paper', width: right - x - 20 }).marks.length;
      const up = Math.max(0, noted - Math.max(1, Math.floor((high - 4) / leading))) * leading;
      const fade = out < 1 ? { opacity: r(out * 10) / 10 } : {};
      const h = high * share(out * 1.5);
      // It stands just over the line, and a thread still holds it: supervision is official, so the thread is a line.
      marks.push({ key: 'out', cls: 'outline-stand', on: 'paper', d: box(x, horizon - h, 8, h), count: 1 });
      marks.push({ key: 'thread', cls: 'leader', on, d: segment(x + 4, horizon, x + 4, horizon + rise * 0.5), ...fade });
      const title = lines(frame, {
        key: 'out-title',
        text: data.out.title,
        x: x + 20,
        y: horizon - high + 8 - up,
        type: 'name',
        cls: 'stand',
        on: 'paper',
        opacity: out
      });
      marks.push(
        ...title.marks,
        ...lines(frame, {
          key: 'out-note',
          text: data.out.note,
          x: x + 20,
          y: title.next,
          type: 'remark',
          on: 'paper',
          opacity: out,
          width: right - x - 20
        }).marks
      );
      marks.push(
        ...lines(frame, {
          key: 'far',
          text: data.out.far,
          x: right,
          y: horizon - high - 40 - up,
          type: 'small',
          on: 'paper',
          anchor: 'end',
          opacity: out
        }).marks
      );
      // where it may not go, by one account: a way to the edge
      const way = `M${r(x + 4)},${r(horizon - high - 8 - up)}q0,-24 ${r(Math.min(60, (right - x) / 3))},-24H${r(right)}`;
      marks.push({ key: 'way', cls: 'line-stand', on: 'paper', d: way, ...fade });
    }
    return { marks, head: 'paper', foot: on, height: frame.still ? r(horizon + data.steps.length * rise + 16) : frame.height };
  }
};
