import { cardShare, frameNames, frameOf } from './frame.ts';
import type { Deck, State, Stop } from './deck.ts';
import { wrap, type Face } from './type.ts';
import { fill } from '../story/words.ts';
import type { Step, Story } from '../story/schema.ts';
import { binders } from './bind/binders.ts';

const plain = (template: string, story: Story): string => fill(template, story).replace(/\*/g, '');

/** Height in px that a step's card needs at `width` px (wide stages have their own), from the words and the width table: no DOM. */
export function cardHeight(step: Step, story: Story, width: number, size: 'phone' | 'tablet' | 'wide'): number {
  if (step.text.length === 0) return 0;
  const phone = size === 'phone';
  const wide = size === 'wide';
  const body: Face = { face: 'serif', weight: 400, size: phone ? 17 : wide ? 20 : 18.5, leading: phone ? 24.2 : wide ? 29.2 : 27 };
  const foot: Face = { face: 'sans', weight: 400, size: wide ? 15 : 13, leading: wide ? 21 : 18 };
  // On wide stages a line is as long as its letters are large: 40 em.
  const lines = (text: string, face: Face): number => wrap(plain(text, story), (wide ? face.size * 40 : width) * 0.97, face).length * face.leading;
  const words = step.text.reduce((sum, paragraph) => sum + lines(paragraph, body), 0) + (step.text.length - 1) * 12;
  return Math.ceil(
    words +
      (step.caption && step.still !== false && step.key !== false ? lines(step.caption, foot) + 8 : 0) +
      (step.foot ? lines(step.foot, foot) + 8 : 0) +
      (step.link ? (phone ? 34 : 56) : 0) +
      (phone ? 48 : wide ? 78 : 68)
  );
}

/**
 * Turns a checked story into all that a browser needs to draw it: one stop per step, and the charts' rows with their
 * labels filled. Runs on the server; throws when a chart names a kind that does not exist (the check tells first).
 */
export function bind(story: Story): Deck {
  const charts: Deck['charts'] = {};
  for (const [name, config] of Object.entries(story.words.charts)) {
    const binder = binders[config.kind];
    if (!binder) throw new Error(`chart "${name}" has the kind "${config.kind}", which does not exist`);
    charts[name] = { kind: config.kind, data: binder.bind(story, config as never) };
  }
  const stops: Stop[] = story.words.chapters.flatMap((chapter) =>
    chapter.steps.map((step) => {
      const config = story.words.charts[step.chart]!;
      const state: State = binders[config.kind]!.state(story, config as never, step.state ?? {});
      const reserve: Stop['reserve'] = {};
      for (const name of frameNames) {
        const frame = frameOf(name);
        const band = step.rest === 'band' || (step.rest === undefined && frame.size !== 'wide');
        if (!band || step.rest === 'page') reserve[name] = 0;
        else {
          const width = frame.size === 'phone' ? frame.width - 2 * frame.margin : 560;
          reserve[name] = Math.min(cardHeight(step, story, width, frame.size), Math.round(frame.height * cardShare));
        }
      }
      return { id: step.id, chart: step.chart, state, reserve, cut: step.cut ?? 0.5 };
    })
  );
  const rest = story.words.chapters.flatMap((chapter) => chapter.steps);
  stops.forEach((stop, i) => {
    // A page covers the stage: the picture behind it changes only while it is covered.
    if (rest[i]!.rest === 'page') stop.cut = Math.min(stop.cut, 0.02);
    else if (rest[i + 1]?.rest === 'page') stop.cut = 0.98;
  });
  // One chart keeps one plot while it is shown, so that no mark shifts only because the next words are longer. A step
  // without words has the whole stage, and parts the steps before it from those after it.
  for (let from = 0; from < stops.length;) {
    let to = from;
    const silent = rest[from]!.text.length === 0;
    while (to + 1 < stops.length && stops[to + 1]!.chart === stops[from]!.chart && (rest[to + 1]!.text.length === 0) === silent) to++;
    const run = stops.slice(from, to + 1);
    for (const name of frameNames) {
      const most = Math.max(0, ...run.map((stop) => stop.reserve[name] ?? 0));
      for (const stop of run) stop.reserve[name] = most;
    }
    from = to + 1;
  }
  return { stops, charts };
}
