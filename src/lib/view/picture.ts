import type { Frame } from '../scene/frame.ts';
import type { Mark, Scene } from '../scene/mark.ts';
import { attributes, drawnMarks, unchanged } from '../scene/svg.ts';

const namespace = 'http://www.w3.org/2000/svg';

/** A drawn picture, and how large it stands on the stage. */
export interface Drawn {
  scene: Scene;
  frame: Frame;
  /** CSS px per px of the frame */
  scale: number;
}

type Has = Record<string, string | number | undefined>;

/** An element, the words that it was given, the mark that it shows, and the attributes that it has. */
interface Made {
  element: SVGElement;
  key: string;
  words: string | undefined;
  mark?: Mark;
  has: Has;
}

/** Gives an element what is not yet as it has it. Elements of one kind have one set of names; those with no value it is without. */
function give(made: Made, is: Has): void {
  for (const name in is) {
    const value = is[name];
    if (value === made.has[name]) continue;
    if (value === undefined) made.element.removeAttribute(name);
    else made.element.setAttribute(name, String(value));
  }
  made.has = is;
}

/**
 * The moving picture in `target`: the one place that makes SVG elements of marks in the browser, with the same attributes as in
 * files (see scene/svg.ts). Gives what draws a picture there, or takes it away for null. It writes only what has changed: a
 * component would run an effect for each attribute of each mark in every frame, which cost as much as drawing the scene.
 */
export function pictureIn(target: Element): (drawn: Drawn | null) => void {
  const make = (name: string, key: string, words?: string): Made => {
    const element = document.createElementNS(namespace, name);
    if (words !== undefined) element.textContent = words;
    return { element, key, words, has: {} };
  };
  const picture = make('svg', '');
  const svg = picture.element;
  /** what is shown, in its order, and by key */
  let shown: Made[] = [];
  const known = new Map<string, Made>();
  /** the frame's name of what is shown: the size of its words follows from it */
  let name = '';

  return (drawn) => {
    if (!drawn) {
      svg.remove();
      return;
    }
    const { scene, frame, scale } = drawn;
    give(picture, {
      class: `picture frame-${frame.name} head-${scene.head}`,
      viewBox: `0 0 ${frame.width} ${frame.height}`,
      width: frame.width * scale,
      height: frame.height * scale,
      'aria-hidden': 'true'
    });
    const resized = name !== (name = frame.name);
    const marks = drawnMarks(scene.marks);
    const next: Made[] = [];
    let moved = marks.length !== shown.length;
    for (const mark of marks) {
      // Most marks stand where they stood among the others: only then a browser need not be asked for the order of its elements.
      const here = shown[next.length];
      let made = here?.key === mark.key ? here : known.get(mark.key);
      if (made && made.words !== mark.text) {
        // What translates a page puts its own nodes in the place of words, and those would stay: then other words are another element.
        const words = made.element.firstChild;
        if (words instanceof Text && words.data === made.words && !words.nextSibling && mark.text !== undefined) words.data = made.words = mark.text;
        else made = undefined;
      }
      if (!made) known.set(mark.key, (made = make(mark.text === undefined ? 'path' : 'text', mark.key, mark.text)));
      if (resized || !made.mark || !unchanged(made.mark, mark)) give(made, attributes(mark, frame));
      made.mark = mark;
      moved ||= made !== here;
      next.push(made);
    }
    if (moved) {
      const stay = new Set(next);
      for (const made of shown) {
        if (stay.has(made)) continue;
        made.element.remove();
        if (known.get(made.key) === made) known.delete(made.key);
      }
      let place = svg.firstChild;
      for (const { element } of next)
        if (element === place) place = place.nextSibling;
        else svg.insertBefore(element, place);
    }
    shown = next;
    if (!svg.parentNode) target.append(svg);
  };
}
