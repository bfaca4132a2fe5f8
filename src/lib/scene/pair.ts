import { sum } from 'd3-array';
import type { Look } from '../story/sure.ts';
import { bySize, clsOf, groundMark, groundOf, lines, onPaper, widthOf } from './compose.ts';
import type { Kind } from './deck.ts';
import { box, r, segment, type Mark } from './mark.ts';

/** Two equal rooms and what is in them. A thing is as sure as the account of it; the room's own line is no mark, only its walls. */
export interface PairData {
  rooms: { key: string; title: string; items: string[]; empty: string; traits: string[] }[];
  note: string;
  look: Look;
}

export const pair: Kind<PairData> = {
  rest: {},
  draw(data, _state, frame) {
    const on = groundOf(frame, 'ink');
    const { left, right, top, bottom: low } = frame.plot;
    const bottom = frame.still ? top + 330 : low;
    const gap = bySize(frame, 12, 24, 36);
    const width = (right - left - gap) / data.rooms.length;
    const note = lines(frame, { key: 'note', text: data.note, x: left, y: 0, type: 'small', on, width: right - left });
    const space = bottom - top - 30 - (note.next + 14);
    const height = Math.max(120, Math.min(bySize(frame, 320, 400, 440), space));
    // On a narrow stage what is left over is shared between the bar and the words; beside a column it stays below.
    const y0 = top + 30 + (frame.size === 'wide' || frame.still ? 0 : Math.max(0, space - height) * 0.5);
    const floor = y0 + height * 0.44;
    const stand = Math.min(height * 0.12, bySize(frame, 26, 36, 44));
    const marks: Mark[] = onPaper(frame)
      ? []
      : [groundMark(frame, 'ink', 'ink', frame.still ? 0 : -200, frame.still ? y0 + height + note.next + 24 : frame.height + 400)];
    data.rooms.forEach((room, i) => {
      const x = left + i * (width + gap);
      marks.push(...lines(frame, { key: `title-${room.key}`, text: room.title, x, y: y0 - 12, type: 'label', on }).marks);
      marks.push({ key: `room-${room.key}`, cls: 'outline-hang', on, d: box(x, y0, width, height) });
      marks.push({ key: `floor-${room.key}`, cls: 'hair', on, d: segment(x, floor, x + width, floor) });
      // Things stand as far apart as their words need, so that the words stay on one line; only without room are they stepped.
      const wide = room.items.map((item) => widthOf(item, 'remark', frame));
      const between = (width - sum(wide)) / (room.items.length + 1);
      const crowded = between < 6;
      room.items.forEach((item, k) => {
        const cx = crowded ? x + (width / (room.items.length + 1)) * (k + 1) : x + between * (k + 1) + sum(wide.slice(0, k)) + wide[k]! / 2;
        marks.push({ key: `item-${room.key}-${k}`, cls: clsOf('stand', data.look), on, d: box(cx - 3, floor - stand, 6, stand), count: 1 });
        marks.push(
          ...lines(frame, {
            key: `item-label-${room.key}-${k}`,
            text: item,
            x: cx,
            y: floor + 20 + (crowded ? k * 19 : 0),
            type: 'remark',
            on,
            anchor: 'middle'
          }).marks
        );
      });
      if (room.empty)
        marks.push(
          ...lines(frame, { key: `empty-${room.key}`, text: room.empty, x: x + width / 2, y: floor + 20, type: 'remark', on, anchor: 'middle' }).marks
        );
      room.traits.forEach((trait, k) => {
        marks.push(
          ...lines(frame, {
            key: `trait-${room.key}-${k}`,
            text: trait,
            x: x + 10,
            y: y0 + height - 12 - (room.traits.length - 1 - k) * bySize(frame, 17, 20, 21),
            type: 'small',
            cls: 'remark',
            on
          }).marks
        );
      });
    });
    const said = lines(frame, {
      key: 'note',
      text: data.note,
      x: left,
      y: y0 + height + bySize(frame, 18, 22, 24),
      type: 'small',
      on,
      width: right - left
    });
    return { marks: [...marks, ...said.marks], head: on, foot: on, height: frame.still ? r(said.next + 6) : frame.height };
  }
};
