import type { Look } from '../story/sure.ts';
import { bySize, clsOf, groundMark, groundOf, leastOutline, lines, markPath, onPaper, share } from './compose.ts';
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
      const fade = out < 1 ? { opacity: r(out * 10) / 10 } : {};
      const h = high * share(out * 1.5);
      // It stands just over the line, and a thread under it says what still holds it. The thread ends short of the last
      // step: it is no step more.
      const knot = horizon + rise * 0.44;
      const { leading } = faceOf('small', frame);
      const note = {
        key: 'out-note',
        text: data.out.note,
        x: x + wide + 12,
        y: 0,
        type: 'small' as const,
        cls: 'remark',
        opacity: out,
        width: right - x - wide - 12
      };
      const noted = lines(frame, { ...note, on }).marks.length;
      // Words with no room between the lines stand over the mark instead.
      const first = Math.min(knot, horizon + rise * 0.7 - 8) - (noted - 1) * leading;
      const under = first - leading * 0.75 > horizon;
      marks.push({ key: 'out', cls: clsOf('stand', data.out.look), on: 'paper', d: box(x, horizon - h, wide, h), count: 1 });
      marks.push({ key: 'thread', cls: 'leader', on, d: segment(x + wide / 2, horizon, x + wide / 2, knot), ...fade });
      marks.push(
        ...lines(frame, {
          key: 'out-title',
          text: data.out.title,
          x: x + wide + 12,
          y: horizon - high / 2 + faceOf('name', frame).size * 0.36,
          type: 'name',
          cls: 'stand',
          on: 'paper',
          opacity: out
        }).marks,
        ...lines(frame, { ...note, y: under ? first : horizon - high - 8 - (noted - 1) * leading, on: under ? on : 'paper' }).marks
      );
      // Where it may not go: one mark at the edge of the picture. It is a claim, and its words say whose.
      const lane = leastOutline + 2;
      const edge = Math.max(high * 1.5, under ? 0 : high + noted * leading + 8);
      marks.push({
        key: 'way',
        cls: clsOf('stand', data.out.farLook),
        on: 'paper',
        d: markPath(right - lane, horizon - edge, lane, edge, data.out.farLook),
        ...fade
      });
      const said = {
        key: 'far',
        text: data.out.far,
        x: right,
        y: 0,
        type: 'small' as const,
        cls: 'remark',
        on: 'paper' as const,
        anchor: 'end' as const,
        opacity: out
      };
      marks.push(...lines(frame, { ...said, y: horizon - edge - 9 }).marks);
    }
    const height = frame.still ? r(horizon + (data.steps.length + 0.3) * rise + 16) : frame.height;
    return { marks, head: 'paper', foot: on, height, ...(paper ? {} : { turn: r(horizon) }) };
  }
};
