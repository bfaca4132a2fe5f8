import { range } from 'd3-array';
import type { Look } from '../story/sure.ts';
import { bySize, clsOf, dayOr, groundMark, groundOf, leastOutline, lines, markPath, onPaper, share, shortShare, widthOf } from './compose.ts';
import type { Kind } from './deck.ts';
import type { Frame } from './frame.ts';
import { boxRow, px, r, segment, type Mark } from './mark.ts';
import { faceOf } from './type.ts';

/** A contact that stands between two paragraphs of days. */
export interface Stand {
  day: number;
  label: string;
  /** what follows it, at the end of its last row: "639 days" */
  after: string;
  look: Look;
}

export interface DaysData {
  /** the cover shows the first paragraph to the story's day; a page shows all */
  form: 'cover' | 'page';
  stands: Stand[];
  /** the story's own day and its words */
  story: { day: number; count: string; label: string };
  /** from here on the person is held but not known to be silent */
  held: number | null;
  end: number;
  foot: string;
}

const perRowOf = (width: number, size: Frame['size']): number =>
  Math.max(20, Math.round(width / (size === 'phone' ? 7 : size === 'tablet' ? 12 : 13) / 10) * 10);

/**
 * Days: one mark a day, wrapped in rows like words, a paragraph for each silence; what was heard stands between, as sure as
 * its fact. The days are arithmetic between two contacts, and solid; short ones are held, not known to be silent.
 */
export const days: Kind<DaysData> = {
  rest: { until: NaN },
  draw(data, state, frame) {
    const until = dayOr(state.until, data.story.day);
    const cover = data.form === 'cover';
    const paper = onPaper(frame);
    const on = groundOf(frame, 'ink');
    const left = frame.margin;
    const width = frame.width - 2 * frame.margin;
    const gap = bySize(frame, 2, 4, 5);
    const perRow = perRowOf(width, frame.size);
    const pitch = (width + gap - (perRow / 10) * gap) / perRow;
    const w = pitch * 0.58;
    const paragraphs = data.stands.map((stand, i) => ({ stand, n: (data.stands[i + 1]?.day ?? data.end) - stand.day }));
    const shown = cover ? [{ stand: data.stands[0]!, n: data.story.day - data.stands[0]!.day }] : paragraphs.filter((p) => p.n > 0);
    const rows = shown.reduce((all, p) => all + Math.ceil(p.n / perRow), 0);
    // On a phone the foot of the cover lies below the fold: what a mark is stands over the marks, under the words of the first.
    const keyed = cover && frame.size === 'phone';
    const beside = left + Math.max(4, w) + 8;
    const keyLines = lines(frame, {
      key: 'foot',
      text: data.foot,
      x: beside,
      y: 0,
      type: 'small',
      cls: 'remark',
      on: 'paper',
      width: left + width - beside
    });
    const keyHigh = keyed ? keyLines.next : 0;
    const standHeight = (cover ? bySize(frame, 52, 60, 84) : bySize(frame, 22, 30, 38)) + keyHigh;
    const between = bySize(frame, 27, 38, 46);
    const foot = keyed ? 12 : bySize(frame, 40, 44, 48);
    const top = frame.still ? 8 : frame.size === 'wide' ? 76 : 64;
    const wanted = bySize(frame, cover ? 20 : 16, 28, cover ? 42 : 34);
    // The cover is measured from the foot, so that its picture is the same at every height of the window.
    const high = cover && !frame.still ? frame.height - (rows * wanted + foot + 14) : top + standHeight + 8;
    const space = cover || frame.still ? rows * wanted : frame.plot.bottom - high - 14 - (shown.length - 1) * between - bySize(frame, 44, 48, 52);
    const close = Math.min(wanted, space / rows);
    let horizon = high;
    let rowHeight = close;
    let firstHeight = standHeight;
    if (!cover && !frame.still && data.story.day > shown[0]!.stand.day) {
      // On the story's own day nothing is known to follow. The days stand as large as on the cover, and low, so that they
      // end at the words and no dark is drawn for days that nobody has counted; as days go on, the line rises to make room.
      const told = Math.ceil((data.story.day - shown[0]!.stand.day) / perRow);
      const said = bySize(frame, 30, 34, 40) + lines(frame, { key: '', text: data.story.label, x: 0, y: 0, type: 'label', on, width }).next;
      const apart = Math.min(bySize(frame, 24, 38, 46), Math.max(close, (frame.plot.bottom - high - 8 - said) / told));
      const room = 1 - share((until - data.story.day) / 60);
      rowHeight = close + (apart - close) * room;
      const low = Math.max(0, frame.plot.bottom - said - 8 - told * apart - high) * room;
      horizon = high + low;
      firstHeight = standHeight + Math.min(bySize(frame, 30, 30, 46), low);
    }
    const h = Math.max(2.5, rowHeight * 0.6);
    const marks: Mark[] = [];
    let y = horizon;
    let inkEnd = frame.still ? 0 : frame.height + 400;
    const laid: Mark[] = [];
    const standMark = (key: string, base: number, ground: Mark['on'], { label, look }: Stand, opacity: number, tall = standHeight): void => {
      const wide = Math.max(look === 'solid' ? 4 : leastOutline, w);
      laid.push({
        key,
        cls: clsOf('stand', look),
        on: ground,
        d: markPath(left, base - tall, wide, tall, look),
        ...(opacity < 1 ? { opacity } : {})
      });
      // The words end beside the foot of their mark, however many lines they need.
      const size = {
        key: `${key}-label`,
        text: label,
        x: beside,
        y: 0,
        type: 'label' as const,
        cls: 'stand',
        on: ground,
        opacity,
        width: width - 20
      };
      laid.push(...lines(frame, { ...size, y: base - 7 - keyHigh - (lines(frame, size).marks.length - 1) * faceOf('label', frame).leading }).marks);
    };
    const lefts = range(perRow).map((k) => px(left + k * pitch + Math.floor(k / 10) * gap));
    shown.forEach(({ stand, n }, p) => {
      const start = stand.day;
      // A still ends with what there is on its day.
      if (frame.still && start > until) return;
      if (p > 0) y += between;
      const seen = p === 0 ? 1 : share((until - start + 4) / 4);
      if (seen > 0) standMark(`stand-${p}`, y, p === 0 ? 'paper' : on, stand, seen, p === 0 ? firstHeight : standHeight);
      const here = Math.min(n, Math.max(0, until - start));
      const whole = Math.floor(here);
      const held = data.held !== null && start >= data.held;
      const dayRows = range(Math.ceil(whole / perRow)).map((row) =>
        boxRow(lefts.slice(0, whole - row * perRow), y + 8 + row * rowHeight, w, held ? h * shortShare : h)
      );
      const rules = Math.ceil(n / perRow);
      const lastRow = Math.max(0, Math.ceil(here / perRow) - 1);
      const inRow = whole - lastRow * perRow;
      const endX = left + inRow * pitch + Math.floor(inRow / 10) * gap + 8;
      const endY = y + 8 + lastRow * rowHeight + h;
      // Words beside the last day stand at the middle of its row, clear of the row above.
      const besideY = Math.max(endY - 1, endY - h / 2 + faceOf('label', frame).size * 0.36);
      const done = cover ? 0 : share((here - n + 6) / 6) * (stand.after ? 1 : 0);
      const room = endX + widthOf(stand.after, 'label', frame) <= left + width;
      // With no room beside its last day a length stands by the next contact, if that leaves it room.
      const next = shown[p + 1]?.stand.label ?? data.stands.at(-1)!.label;
      // Beside rows lower than words a length would stand on the days of the row above: there the words of the step say it.
      const over = lastRow > 0 && besideY - faceOf('label', frame).size * 0.74 < endY - rowHeight;
      const clear = room ? !over : widthOf(next, 'label', frame) + widthOf(stand.after, 'label', frame) + 40 < width;
      const near = !cover && data.story.day > start && data.story.day <= start + n ? 1 - share(Math.abs(until - data.story.day) / 8) : 0;
      const counted = near > 0 && endX + widthOf(data.story.count, 'label', frame) <= left + width;
      // A low row's rule would run through the words beside its last day: there it ends before them.
      const worded = h < faceOf('label', frame).size && ((done > 0 && clear && room) || counted);
      if (here > 0)
        laid.push({
          key: `rules-${p}`,
          cls: 'hair',
          on,
          d: range(worded ? lastRow : lastRow + 1)
            .map((k) =>
              segment(paper ? left : frame.bleed.left, y + 8 + k * rowHeight, paper ? left + width : frame.bleed.right, y + 8 + k * rowHeight)
            )
            .join('')
        });
      if (here > 0 && worded)
        laid.push({
          key: `rule-${p}`,
          cls: 'hair',
          on,
          d: segment(paper ? left : frame.bleed.left, y + 8 + lastRow * rowHeight, endX - 4, y + 8 + lastRow * rowHeight)
        });
      laid.push({ key: `days-${p}`, cls: 'hang', on, d: dayRows.join(''), count: whole });
      if (done > 0 && clear)
        laid.push(
          ...lines(frame, {
            key: `after-${p}`,
            text: stand.after,
            x: room ? endX : left + width,
            y: room ? besideY : endY + bySize(frame, 16, 18, 20),
            type: 'label',
            on,
            opacity: done,
            ...(room ? {} : { anchor: 'end' as const })
          }).marks
        );
      // On the story's own day the page says so; as days go on, it is gone.
      if (near > 0) {
        const lineY = y + 8 + (lastRow + 1) * rowHeight + bySize(frame, 22, 26, 30);
        laid.push(
          ...lines(frame, {
            key: 'story-count',
            text: data.story.count,
            x: counted ? endX : left + width,
            y: counted ? besideY : endY + 16,
            type: 'label',
            on,
            opacity: near,
            ...(counted ? {} : { anchor: 'end' as const })
          }).marks
        );
        laid.push({
          key: 'story-line',
          cls: 'line-stand',
          on,
          d: segment(paper ? left : frame.bleed.left, lineY, paper ? left + width : frame.bleed.right, lineY),
          ...(near < 1 ? { opacity: near } : {})
        });
        laid.push(
          ...lines(frame, {
            key: 'story',
            text: data.story.label,
            x: left,
            y: lineY + bySize(frame, 20, 24, 26),
            type: 'label',
            on,
            opacity: near,
            width
          }).marks
        );
      }
      y += 8 + (frame.still && here < n && !cover ? (lastRow + 1) * rowHeight + bySize(frame, 84, 76, 80) : rules * rowHeight);
    });
    if (!cover) {
      const last = data.stands.at(-1)!;
      if (last.day === data.end && (!frame.still || until >= data.end)) {
        y += between;
        const out = share((until - data.end + 4) / 4);
        // Under the last standing mark the paper comes back, from the foot of the stage, while the last days pass.
        const back = share((until - (data.end - 45)) / 45);
        if (!frame.still && back > 0) inkEnd = frame.height + (y - frame.height) * back;
        if (out > 0) standMark('stand-end', y, on, last, out);
      }
    }
    const finished = !cover && until >= data.end;
    const footLines = lines(frame, { key: 'foot', text: data.foot, x: left, y: 0, type: 'small', on, width }).marks.length;
    const footY = cover && !frame.still ? frame.height - 16 - (footLines - 1) * faceOf('small', frame).leading : y + bySize(frame, 24, 28, 30);
    const note = lines(frame, {
      key: 'foot',
      text: data.foot,
      x: left,
      y: footY,
      type: 'small',
      on: cover ? on : finished && !paper ? 'paper' : on,
      width
    });
    const height = keyed ? y + 14 : note.next + 4;
    if (frame.still) inkEnd = finished ? y : height;
    if (!paper) marks.push(groundMark(frame, 'ink', 'ink', horizon, inkEnd));
    marks.push({ key: 'line', cls: 'line', on: 'paper', d: segment(frame.bleed.left, horizon, frame.bleed.right, horizon) }, ...laid);
    const { leading } = faceOf('small', frame);
    if (keyed) marks.push(...keyLines.marks.map((mark) => ({ ...mark, y: r(horizon - 7 - keyHigh + leading + (mark.y ?? 0)) })));
    else if (cover || frame.still) marks.push(...note.marks);
    const bottom: Mark['on'] = paper || (finished && inkEnd < frame.height) ? 'paper' : 'ink';
    return { marks, head: 'paper', foot: bottom, height: frame.still ? r(height) : frame.height, ...(paper ? {} : { turn: r(horizon) }) };
  }
};
