import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Look } from '../story/sure.ts';
import { bySize, clsOf, lines, markPath, widthOf } from './compose.ts';
import type { Kind } from './deck.ts';
import { r, segment, type Mark } from './mark.ts';

export interface TermsData {
  rows: {
    key: string;
    name: string;
    years: number;
    extra: number;
    label: string;
    since: number;
    sinceBare: string;
    sinceLabel: string;
    /** of the term, and of the event from which time is counted */
    look: Look;
    sinceLook: Look;
  }[];
  ticks: { years: number; label: string }[];
  note: string;
}

/** Terms: a thin bar is a sentence in years; the thick part is the time since arrest. `since` is the share of it shown. */
export const terms: Kind<TermsData> = {
  rest: { since: 0 },
  draw(data, state, frame) {
    const since = Number(state.since);
    const { left, right, top, bottom: low } = frame.plot;
    const note = lines(frame, { key: 'note', text: data.note, x: left, y: 0, type: 'small', on: 'paper', width: right - left });
    // In the page the card says it; a still stands alone.
    const noted = frame.still ? note.next : 0;
    const bottom = frame.still ? top + data.rows.length * 58 + 30 + noted : low;
    const y0 = top + 26;
    const row = Math.min(bySize(frame, 76, 84, 88), (bottom - y0 - noted - 8) / data.rows.length);
    const name = bySize(frame, 18, 20, 22);
    const thin = Math.max(4, Math.min(8, row * 0.1));
    const thick = Math.min(bySize(frame, 20, 24, 26), Math.max(thin + 4, row - name - bySize(frame, 16, 20, 24)));
    // Rows close together: a note stands on the name's line, and the longest bar leaves its label room.
    const tight = row < 34;
    const room0 = tight ? Math.max(...data.rows.map((entry) => widthOf(entry.label, 'label', frame))) + 8 : 0;
    const x = scaleLinear([0, max(data.rows, (entry) => entry.years + entry.extra)! * (tight ? 1 : 1.05)], [left, right - room0]);
    const marks: Mark[] = [];
    for (const tick of data.ticks) {
      marks.push({ key: `tick-${tick.years}`, cls: 'tick', on: 'paper', d: segment(x(tick.years), top + 6, x(tick.years), top + 12) });
      marks.push(
        ...lines(frame, {
          key: `tick-label-${tick.years}`,
          text: tick.label,
          x: x(tick.years),
          y: top + 2,
          type: 'axis',
          on: 'paper',
          anchor: tick.years === 0 ? 'start' : 'middle'
        }).marks
      );
    }
    data.rows.forEach((entry, i) => {
      const y = y0 + i * row + name;
      const end = x(entry.years + entry.extra);
      // Words that stand on the line end it: it would strike them out.
      marks.push({
        key: `line-${entry.key}`,
        cls: 'line',
        on: 'paper',
        d: segment(left, y, tight ? end + 3 : frame.still ? right : frame.bleed.right, y)
      });
      marks.push(...lines(frame, { key: `name-${entry.key}`, text: entry.name, x: left, y: y - 6, type: 'name', on: 'paper' }).marks);
      const first = x(entry.years) - left;
      marks.push({
        key: `term-${entry.key}`,
        cls: clsOf('hang', entry.look),
        on: 'paper',
        d:
          markPath(left, y, first, thin, entry.look) +
          (entry.extra > 0 ? markPath(left + first + 3, y, x(entry.extra) - left - 3, thin, entry.look) : '')
      });
      const thickness = thin + (thick - thin) * since;
      if (since > 0)
        marks.push({
          key: `since-${entry.key}`,
          cls: clsOf('hang', entry.sinceLook),
          on: 'paper',
          d: markPath(left, y, x(entry.since) - left, thickness, entry.sinceLook)
        });
      const width = widthOf(entry.label, 'label', frame);
      const room = end + 8 + width <= right;
      marks.push(
        ...lines(frame, {
          key: `label-${entry.key}`,
          text: entry.label,
          x: room ? end + 7 : right,
          y: room ? y + (tight ? 7 : 12) : y + thin + 15,
          type: 'label',
          on: 'paper',
          ...(room ? {} : { anchor: 'end' as const })
        }).marks
      );
      // A time nearly as long as the term: its words stand after the term's own.
      const after = x(entry.since) + 6;
      // Beside a long name there is room for the number alone.
      const whole = !tight || left + widthOf(entry.name, 'name', frame) + 8 + widthOf(entry.sinceLabel, 'small', frame) <= right;
      const meets = !tight && room && after < end + 7 + width + 6 && after + widthOf(entry.sinceLabel, 'small', frame) > end + 4;
      if (since > 0)
        marks.push(
          ...lines(frame, {
            key: `since-label-${entry.key}`,
            text: whole ? entry.sinceLabel : entry.sinceBare,
            x: tight ? right : meets ? end + 7 + width + 10 : after,
            y: tight ? y - 6 : y + Math.max(thick - 1, thin + (row < 42 ? 12 : 14)),
            type: 'small',
            on: 'paper',
            opacity: since,
            ...(tight ? { anchor: 'end' as const } : {})
          }).marks
        );
    });
    const noteY = y0 + data.rows.length * row + 16;
    const said = lines(frame, { key: 'note', text: data.note, x: left, y: noteY, type: 'small', on: 'paper', width: right - left });
    return {
      marks: frame.still ? [...marks, ...said.marks] : marks,
      head: 'paper',
      foot: 'paper',
      height: frame.still ? r(said.next + 2) : frame.height
    };
  }
};
