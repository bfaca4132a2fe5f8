import { escape } from '../story/escape.ts';
import type { Frame } from './frame.ts';
import type { Mark, Scene } from './mark.ts';
import { r } from './mark.ts';
import { faceOf } from './type.ts';

/** What a mark's element has: a path its `d`, words the rest. No interface, so that it can be read by any name. */
export type Attributes = {
  class: string;
  opacity?: number | undefined;
  d?: string;
  'stroke-width'?: number | undefined;
  transform?: string | undefined;
  x?: number;
  y?: number;
  'font-size'?: number;
  'text-anchor'?: 'middle' | 'end' | undefined;
  lang?: string | undefined;
};

const opacityOf = ({ opacity = 1 }: Mark): number => Math.min(1, Math.round(opacity * 20) / 20);

/** The attributes of a mark's element; views and files use the same. Looks are classes, never a style attribute. */
export function attributes(mark: Mark, frame: Frame): Attributes {
  const opacity = opacityOf(mark);
  const shared = {
    class: `${mark.cls} on-${mark.on}`,
    // By twentieths: what comes and goes is told apart no finer, and is then the same in most frames.
    opacity: opacity < 1 ? opacity : undefined
  };
  if (mark.text === undefined)
    return { ...shared, d: mark.d, 'stroke-width': mark.width, transform: mark.down ? `translate(0,${mark.down})` : undefined };
  const type = mark.type ?? 'label';
  return {
    ...shared,
    class: `${shared.class} type-${type}`,
    x: r(mark.x ?? 0),
    y: r(mark.y ?? 0),
    'font-size': faceOf(type, frame).size,
    'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
    lang: mark.lang
  };
}

/** Whether two marks have the same attributes on one frame, told without making them: most marks of a frame are as they were. */
export const unchanged = (a: Mark, b: Mark): boolean =>
  a.d === b.d &&
  a.x === b.x &&
  a.y === b.y &&
  a.opacity === b.opacity &&
  a.down === b.down &&
  a.cls === b.cls &&
  a.on === b.on &&
  a.type === b.type &&
  a.width === b.width &&
  a.anchor === b.anchor &&
  a.lang === b.lang &&
  a.text === b.text;

/**
 * The marks that are to be seen, those paths as one that follow one another and look the same: a browser works for each element
 * that changes, and for a row of bars no more than for one. The one has the key of the first. Takes marks in drawing order.
 */
export function drawnMarks(marks: readonly Mark[]): Mark[] {
  const drawn: Mark[] = [];
  let last: Mark | undefined;
  /** whether the last one is our own, made of several */
  let made = false;
  for (const mark of marks) {
    const opacity = opacityOf(mark);
    if (opacity <= 0 || (mark.text === undefined && !mark.d)) continue;
    if (
      last?.d !== undefined &&
      mark.d !== undefined &&
      last.cls === mark.cls &&
      last.on === mark.on &&
      last.width === mark.width &&
      last.down === mark.down &&
      opacityOf(last) === opacity
    ) {
      if (!made) drawn[drawn.length - 1] = last = { ...last };
      made = true;
      last.d += mark.d;
      last.count = (last.count ?? 0) + (mark.count ?? 0);
    } else {
      drawn.push((last = mark));
      made = false;
    }
  }
  return drawn;
}

/** The same path, each of its boxes placed from the one before: a third less to send where there are a thousand. */
export function shorter(d: string): string {
  const boxes = [...d.matchAll(/M(-?[\d.]+),(-?[\d.]+)(h[^M]*z)/g)];
  if (boxes.length < 2 || boxes.map(([whole]) => whole).join('') !== d) return d;
  let before = [0, 0] as [number, number];
  return boxes
    .map(([whole, x, y, rest], i) => {
      const here: [number, number] = [Number(x), Number(y)];
      const [dx, dy] = [r(here[0] - before[0]), r(here[1] - before[1])];
      before = here;
      return i === 0 ? whole : `m${dx},${dy}${rest}`;
    })
    .join('');
}

/**
 * A scene as the text of one SVG element (no XML header). Width follows from the place it stands in.
 * @param options.short paths as short as they can be written: for pages, where a picture may have a thousand boxes
 * @param options.hidden true inside a page whose words say the same: the picture is then hidden from readers of words
 */
export function svgText(scene: Scene, frame: Frame, options: { hidden?: boolean; label?: string; short?: boolean } = {}): string {
  const inner = drawnMarks(scene.marks)
    .map((mark) => {
      const list = Object.entries(attributes(mark, frame))
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
        .join('');
      return mark.text === undefined
        ? `<path${options.short ? list.replace(/ d="([^"]*)"/, (_, d: string) => ` d="${shorter(d)}"`) : list}/>`
        : `<text${list}>${escape(mark.text)}</text>`;
    })
    .join('');
  const said = options.label ? ` role="img" aria-label="${escape(options.label)}"` : options.hidden ? ' aria-hidden="true"' : '';
  return `<svg class="picture frame-${frame.name} head-${scene.head}" viewBox="0 0 ${frame.width} ${r(scene.height)}" width="${frame.width}" height="${r(scene.height)}"${said} xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
}
