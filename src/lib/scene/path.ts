import type { Look } from '../story/sure.ts';
import { bySize, clsOf, groundMark, groundOf, lines, onPaper, share } from './compose.ts';
import type { Kind } from './deck.ts';
import { box, r, segment, type Mark } from './mark.ts';
import { faceOf } from './type.ts';

/** Ordered steps that climb to a horizon, and what is out over it. Each is as sure as the facts that tell of it. */
export interface PathData {
  steps: { key: string; title: string; note: string; look: Look }[];
  out: { title: string; note: string; far: string; look: Look; farLook: Look };
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
    const stand = bySize(frame, 48, 56, 62);
    const wide = bySize(frame, 9, 11, 12);
    // The last step hangs a little way under the line, so that what still holds the mark that is out can be seen.
    const rise = Math.min(bySize(frame, 84, 110, 120), (bottom - horizon - 20) / (data.steps.length + 0.4));
    const high = Math.min(stand, rise * 0.7);
    const marks: Mark[] = paper ? [] : [groundMark(frame, 'ink', 'ink', horizon, frame.still ? bottom + 8 : frame.height + 400)];
    marks.push({ key: 'line', cls: 'line', on: 'paper', d: segment(frame.bleed.left, horizon, frame.bleed.right, horizon) });
    data.steps.forEach((step, i) => {
      const x = left + i * indent;
      // Before the line is crossed all hangs: each step under a line of its own.
      const y = horizon + (data.steps.length - i - 0.3) * rise;
      marks.push({
        key: `line-${step.key}`,
        cls: 'hair',
        on,
        d: segment(frame.size === 'wide' && !frame.still ? x - 14 : paper ? left : frame.bleed.left, y, paper ? right : frame.bleed.right, y)
      });
      marks.push({ key: `step-${step.key}`, cls: clsOf('hang', step.look), on, d: box(x, y, wide, high), count: 1 });
      const title = lines(frame, {
        key: `title-${step.key}`,
        text: step.title,
        x: x + wide + 12,
        y: y + faceOf('name', frame).size + 3,
        type: 'name',
        on
      });
      marks.push(
        ...title.marks,
        ...lines(frame, {
          key: `note-${step.key}`,
          text: step.note,
          x: x + wide + 12,
          y: title.next,
          type: 'remark',
          on,
          width: right - x - wide - 12
        }).marks
      );
    });
    if (out > 0) {
      const x = left + data.steps.length * indent;
      // A note of several lines grows upward: under the line it could not be read.
      const leading = faceOf('remark', frame).leading;
      const noted = lines(frame, { key: '', text: data.out.note, x: 0, y: 0, type: 'remark', on: 'paper', width: right - x - wide - 12 }).marks
        .length;
      const up = Math.max(0, noted - Math.max(1, Math.floor((high - 4) / leading))) * leading;
      const fade = out < 1 ? { opacity: r(out * 10) / 10 } : {};
      const h = high * share(out * 1.5);
      // It stands just over the line, and a thread still ties it to the last step: one account, no more and no less than we know.
      marks.push({ key: 'out', cls: clsOf('stand', data.out.look), on: 'paper', d: box(x, horizon - h, wide, h), count: 1 });
      marks.push({ key: 'thread', cls: 'leader', on, d: segment(x + wide / 2, horizon, x + wide / 2, horizon + rise * 0.7), ...fade });
      const title = lines(frame, {
        key: 'out-title',
        text: data.out.title,
        x: x + wide + 12,
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
          x: x + wide + 12,
          y: title.next,
          type: 'remark',
          on: 'paper',
          opacity: out,
          width: right - x - wide - 12
        }).marks
      );
      // Where it may not go: a way as wide as an outline needs, which a border ends. It is no dotted line:
      // dots say that something goes on beyond what is known, and this is said to be stopped.
      const lane = 6;
      const bend = bySize(frame, 22, 28, 30);
      const level = horizon - high - up - bend - 6;
      const end = right - 9;
      const from = horizon - high - up - 6;
      const x0 = x + wide / 2 - lane / 2;
      const way = [
        `M${r(x0)},${r(from)}V${r(level + bend * 0.4)}q0,${r(-bend * 0.4 - lane)} ${r(bend)},${r(-bend * 0.4 - lane)}H${r(end)}`,
        `v${lane}H${r(x0 + bend)}q${r(lane - bend)},0 ${r(lane - bend)},${r(bend * 0.4)}V${r(from)}z`
      ].join('');
      marks.push({ key: 'way', cls: clsOf('stand', data.out.farLook), on: 'paper', d: way, ...fade });
      marks.push({ key: 'barrier', cls: 'border', on: 'paper', d: segment(right - 1.5, level - lane - 9, right - 1.5, level + 9), ...fade });
      marks.push(
        ...lines(frame, {
          key: 'far',
          text: data.out.far,
          x: end - 3,
          y: level - lane - 9,
          type: 'small',
          cls: 'remark',
          on: 'paper',
          anchor: 'end',
          opacity: out
        }).marks
      );
    }
    const height = frame.still ? r(horizon + (data.steps.length + 0.3) * rise + 16) : frame.height;
    return { marks, head: 'paper', foot: on, height, ...(paper ? {} : { turn: r(horizon) }) };
  }
};
