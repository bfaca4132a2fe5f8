import { scaleLinear } from 'd3-scale';
import { bySize, dayOr, hatch, lines, share, widthOf } from './compose.ts';
import type { Kind } from './deck.ts';
import { box, r, segment, type Mark } from './mark.ts';
import { textBox } from './type.ts';

export interface StepData {
  from: number;
  to: number;
  /** the largest count of the axis, which starts at nought on the line */
  most: number;
  /** counts by the one owner, in order; `sure` false is drawn as an outlined point and not as a step */
  rows: { key: string; day: number; count: number; sure: boolean }[];
  /** days after which a count no longer stands for what follows */
  stale: number;
  years: { day: number; label: string }[];
  levels: { count: number; label: string }[];
  first: string;
  notes: { key: string; day: number; count: number; figure: string; label: string; from: number; to: number; inside: boolean }[];
  aside: { day: number; count: number; label: string; from: number };
}

/** Days that the latest count is drawn wide. */
const tail = 20;

/** Step: a count hangs from the line; each holds until the next. `until` is the day drawn to. */
export const steps: Kind<StepData> = {
  rest: { until: NaN },
  draw(data, state, frame) {
    const until = dayOr(state.until, data.to);
    const { left, right, top, bottom: low } = frame.plot;
    const bottom = frame.still ? top + 420 : low;
    const y0 = top + bySize(frame, 40, 44, 48);
    const x = scaleLinear([data.from, data.to + tail], [left, right - bySize(frame, 4, 8, 10)]);
    const y = scaleLinear([0, data.most], [y0, bottom - bySize(frame, 52, 76, 86)]);
    const marks: Mark[] = [];
    const sure = data.rows.filter((row) => row.sure);
    const solid: string[] = [];
    const gaps: string[] = [];
    let end = x(data.from);
    // where the last stretch without a gap begins: words on the dark stand in it
    let dark = x(data.from);
    sure.forEach((row, i) => {
      if (row.day > until) return;
      const following = sure[i + 1]?.day ?? data.to + tail;
      // The latest count has no length yet: it is drawn wide enough to be read, if the next leaves it that.
      const next = Math.min(following, Math.max(until, row.day + tail));
      const a = x(row.day);
      const b = x(next);
      if (next - row.day > data.stale && next < data.to) {
        // For so long nothing was counted, or nothing was found: somewhere in here.
        gaps.push(hatch(a, y0, b - a, y(row.count) - y0, 6));
        gaps.push(`M${r(a)},${r(y(row.count))}H${r(b)}`);
        dark = b;
      } else if (b > a) solid.push(box(a, y0, b - a + 0.3, y(row.count) - y0));
      end = b;
    });
    for (const level of data.levels) {
      marks.push({ key: `level-${level.count}`, cls: 'grid', on: 'paper', d: segment(left, y(level.count), right, y(level.count)) });
    }
    marks.push({ key: 'count', cls: 'hang', on: 'paper', d: solid.join('') });
    if (gaps.length > 0) marks.push({ key: 'gaps', cls: 'hatch', on: 'paper', d: gaps.join('') });
    const points = data.rows.filter((row) => !row.sure && row.day <= until);
    // A circle off the shape is tied to it, at its day.
    const ties = points.flatMap((p) => {
      const counted = sure.filter((row) => row.day <= p.day).at(-1);
      const from = counted ? y(counted.count) : y0;
      return y(p.count) - 3.5 - from > 3 ? [segment(x(p.day), from, x(p.day), y(p.count) - 3.5)] : [];
    });
    if (ties.length > 0) marks.push({ key: 'ties', cls: 'leader', on: 'paper', d: ties.join('') });
    if (points.length > 0)
      marks.push({
        key: 'points',
        cls: 'point',
        on: 'paper',
        d: points.map((p) => `M${r(x(p.day) - 3.5)},${r(y(p.count))}a3.5,3.5 0 1 0 7,0a3.5,3.5 0 1 0 -7,0`).join('')
      });
    marks.push({ key: 'line', cls: 'line', on: 'paper', d: segment(frame.rule, y0, frame.bleed.right, y0) });
    for (const year of data.years) {
      marks.push({ key: `year-${year.day}`, cls: 'tick', on: 'paper', d: segment(x(year.day), y0 - 8, x(year.day), y0) });
      marks.push(
        ...lines(frame, { key: `year-label-${year.day}`, text: year.label, x: x(year.day) + 4, y: y0 - 5, type: 'axis', on: 'paper' }).marks
      );
    }
    // What the first count was is said while the picture is about it: until the first of the notes has gone.
    const begun = 1 - share((until - (data.notes[0]?.to ?? Infinity)) / 30);
    marks.push(...lines(frame, { key: 'first', text: data.first, x: left, y: y0 - 24, type: 'label', on: 'paper', opacity: begun }).marks);
    // Words on the dark stand where it is deep enough under all of their width.
    const inside = (note: StepData['notes'][number]): number => {
      const to = dark + 8 + Math.min(Math.max(widthOf(note.figure, 'figure', frame), widthOf(note.label, 'small', frame)), x(data.to) - dark - 16);
      const under = sure.filter((row, i) => x(row.day) <= to && x(sure[i + 1]?.day ?? data.to) > dark);
      const deep = Math.min(...under.map((row) => y(row.count)));
      const said = lines(frame, { key: '', text: note.label, x: 0, y: 0, type: 'small', on: 'ink', width: x(data.to) - dark - 16 }).next;
      return Math.min(y0 + (y(note.count) - y0) * 0.66, deep - said - bySize(frame, 4, 6, 8));
    };
    for (const note of data.notes) {
      const shown = share((until - note.from) / 30 + 1) * (1 - share((until - note.to) / 30));
      if (shown <= 0) continue;
      const nx = note.inside ? x(note.day) : Math.min(end, x(note.day));
      const ny = y(note.count);
      if (note.inside) {
        const fx = dark + 8;
        const fy = inside(note);
        const said = lines(frame, {
          key: `note-${note.key}`,
          text: note.label,
          x: fx,
          y: fy + bySize(frame, 17, 21, 23),
          type: 'small',
          cls: 'label inside',
          on: 'ink',
          opacity: shown,
          width: (data.aside.from <= until ? Math.min(x(data.to), x(data.aside.day) + 2) : x(data.to)) - fx - 8
        });
        marks.push({
          key: `note-${note.key}-figure`,
          cls: 'figure inside',
          on: 'ink',
          type: 'figure',
          text: note.figure,
          x: r(fx),
          y: r(fy),
          ...(shown < 1 ? { opacity: shown } : {})
        });
        marks.push(...said.marks, {
          key: `note-${note.key}-leader`,
          cls: 'leader',
          on: 'ink',
          d: segment(nx, said.next - 8, nx, ny - 3),
          ...(shown < 1 ? { opacity: shown } : {})
        });
      } else {
        const wide = Math.max(widthOf(note.figure, 'figure', frame), widthOf(note.label, 'small', frame));
        const anchor = x(note.day) + 8 + wide > right ? 'end' : 'start';
        const ax = anchor === 'end' ? right : nx + 8;
        // Under the dark, which goes on past the day of the note: beside it the next counts would run into the figure. It makes room
        // before they come.
        const deepest = sure.reduce((deep, row) => deep + Math.max(0, row.count - deep) * share((until - row.day) / 30 + 1), 0);
        const fy = Math.max(ny, y(deepest)) + bySize(frame, 36, 48, 56);
        marks.push({
          key: `note-${note.key}-figure`,
          cls: 'figure',
          on: 'paper',
          type: 'figure',
          text: note.figure,
          x: r(ax),
          y: r(fy),
          anchor,
          ...(shown < 1 ? { opacity: shown } : {})
        });
        marks.push(
          ...lines(frame, {
            key: `note-${note.key}`,
            text: note.label,
            x: ax,
            y: fy + bySize(frame, 16, 20, 22),
            type: 'small',
            cls: 'label',
            on: 'paper',
            anchor,
            opacity: shown
          }).marks
        );
      }
    }
    const aside = share((until - data.aside.from) / 30 + 1);
    if (aside > 0 && until >= data.aside.day) {
      const ax = x(data.aside.day);
      const said = lines(frame, {
        key: 'aside',
        text: data.aside.label,
        x: ax - 8,
        y: y0 + 24,
        type: 'small',
        cls: 'label inside',
        on: 'ink',
        anchor: 'end',
        width: Math.min(bySize(frame, 128, 170, 190), ax - 8 - dark - 8),
        opacity: aside
      });
      // Where the dark is too low for both, the figure of the peak goes first.
      const peak = data.notes.find((note) => note.inside);
      if (!peak || said.next + bySize(frame, 20, 30, 34) < inside(peak))
        marks.push(...said.marks, {
          key: 'aside-leader',
          cls: 'leader',
          on: 'ink',
          d: segment(ax, y0 + 14, ax, y(data.aside.count) - 4),
          ...(aside < 1 ? { opacity: aside } : {})
        });
    }
    // Levels are named where nothing more particular is said.
    const said = marks.filter((mark) => mark.text !== undefined).map((mark) => textBox(mark, frame));
    for (const level of data.levels) {
      const [label] = lines(frame, {
        key: `level-label-${level.count}`,
        text: level.label,
        x: left,
        y: y(level.count) - 5,
        type: 'axis',
        on: 'paper'
      }).marks;
      if (!label) continue;
      const own = textBox(label, frame);
      if (said.every((other) => other.left > own.right || other.right < own.left || other.top > own.bottom || other.bottom < own.top))
        marks.push(label);
    }
    return { marks, head: 'paper', foot: 'paper', height: frame.still ? r(bottom + 6) : frame.height };
  }
};
