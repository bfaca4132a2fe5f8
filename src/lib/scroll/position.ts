/** Where the reader is, as arithmetic: no DOM in this file. Lengths in CSS px of the page. */

/** The scroll places between which a step is at rest: the picture holds still while its words can be read. */
export interface Rest {
  start: number;
  end: number;
}

/**
 * The reading position at scroll place `y`: piecewise linear with plateaus. It is `i` while step `i` is at rest and
 * glides to `i + 1` between the end of its rest and the start of the next. It depends on `y` alone: not on the way there.
 * Rests must be in order; one that starts before the last one ended starts where that ended.
 */
export function position(rests: readonly Rest[], y: number): number {
  let low = 0;
  let high = rests.length - 1;
  if (high < 0) return 0;
  // the last step whose rest has begun
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rests[middle]!.start <= y) low = middle;
    else high = middle - 1;
  }
  const here = rests[low]!;
  const next = rests[low + 1];
  if (!next || y <= here.end) return low;
  const way = next.start - here.end;
  return way <= 0 ? low : low + Math.min((y - here.end) / way, 1);
}

/** The scroll place at which the position is `t`: for whole numbers the beginning of a rest, where its words begin. */
export function place(rests: readonly Rest[], t: number): number {
  const last = rests.length - 1;
  const i = Math.min(Math.max(Math.floor(t), 0), last);
  const here = rests[i];
  if (!here) return 0;
  const u = t - i;
  const next = rests[i + 1];
  // The first step is at rest from the top of the page on.
  if (i === 0 && u <= 0) return 0;
  if (u <= 0 || !next) return here.start + Math.min((here.end - here.start) / 2, 24);
  return here.end + (next.start - here.end) * u;
}

/** The box of a step on the page and what rests in it. */
export interface StepBox {
  top: number;
  height: number;
  /** the passage before the card, px */
  glide: number;
  /** height of the card; 0 for a silent step */
  card: number;
  /** `page`: covers the stage; `band`: card rests at the foot; `column`: card rests at the reading line */
  kind: 'page' | 'band' | 'column';
}

/**
 * The rests of all steps on a stage of `height` px.
 * @param line share of the height at which a column's card rests
 * @param share the most of the height that a band may cover; a taller card scrolls the stage away
 */
export function restsOf(boxes: readonly StepBox[], height: number, line: number, share: number): Rest[] {
  let last = -Infinity;
  return boxes.map(({ top, height: h, glide, card, kind }, i) => {
    const bottom = top + h;
    let start: number;
    let end: number;
    if (kind === 'page') {
      start = top - height * 0.02;
      end = Math.max(start, bottom - height + height * 0.02);
    } else if (kind === 'band') {
      start = top + glide + Math.min(card, height * share) - height;
      end = bottom - height;
    } else {
      start = top + glide - height * line;
      // A page that follows would cover the picture: it is at rest only until the page's top edge comes into view.
      end = boxes[i + 1]?.kind === 'page' ? bottom - height : bottom - card - height * line;
    }
    start = Math.max(start, last);
    end = Math.max(start, end);
    last = end;
    return { start, end };
  });
}

/**
 * How far (px) the stage is scrolled away so that a card taller than its share can be read; 0 for most steps.
 * @param t the position at `y`, if it is known
 */
export function liftOf(boxes: readonly StepBox[], rests: readonly Rest[], y: number, height: number, share: number, t = position(rests, y)): number {
  const i = Math.floor(t);
  const over = (k: number): number => {
    const box = boxes[k];
    return box && box.kind === 'band' ? Math.max(0, box.card - height * share) : 0;
  };
  const reached = Math.min(Math.max(y - (rests[i]?.start ?? y), 0), over(i));
  return t === i ? reached : over(i) * (1 - (t - i));
}

/**
 * Whether words and picture meet in a line that runs across: where a band is, or glides to another. Not where a column
 * comes or goes, which passes over the picture.
 */
export function edged(boxes: readonly StepBox[], t: number): boolean {
  const i = Math.floor(t);
  const met = [boxes[i], t > i ? boxes[i + 1] : undefined].filter((box) => box !== undefined);
  return met.some((box) => box.kind === 'band' && box.card > 0) && met.every((box) => box.kind !== 'column');
}

/**
 * Height (px) of the band at the foot that shows words, at position `t`. Where it gives way to the next one its edge goes with the
 * words and no faster, if the way is long enough: down as those of the one before leave, up with the next ones. All the way
 * between it stands, which is most of it.
 */
export function bandOf(boxes: readonly StepBox[], rests: readonly Rest[], t: number, height: number, share: number): number {
  const band = (k: number): number => {
    const box = boxes[k];
    return box && box.kind === 'band' ? Math.min(box.card, height * share) : 0;
  };
  const i = Math.floor(t);
  const u = t - i;
  // A page covers the stage, so the band before and after it need not glide.
  if (u > 0 && boxes[i + 1]?.kind === 'page') return band(i);
  if (u > 0 && boxes[i]?.kind === 'page') return band(i + 1);
  const [from, to] = [band(i), u > 0 ? band(i + 1) : band(i)];
  const way = Math.max((rests[i + 1]?.start ?? 0) - rests[i]!.end, Math.abs(to - from));
  return Math.max(Math.min(from, to), from - u * way, to - (1 - u) * way);
}
