import { config } from '../../../config.ts';
import { kinds } from '../../scene/kinds.ts';
import type { Kind, Stop } from '../../scene/deck.ts';
import { frameOf, type Frame } from '../../scene/frame.ts';
import type { Ground, Scene } from '../../scene/mark.ts';
import { wrap, type Face } from '../../scene/type.ts';
import { rulesAsking } from '../../story/rules.ts';
import type { Step, Story } from '../../story/schema.ts';
import type { InterfaceWords } from '../../words/en.ts';
import { plain, type Article } from '../article.ts';
import { titleWeights } from '../title.ts';
import { articleOnce, firstSentence, publishersOf } from './chart.ts';
import { outlines } from './faces.ts';
import type { Looks } from './looks.ts';
import { bar, drawnMarks, paragraph, sizeFor, words as line, type Drawn, type Sheet, type Words } from './sheet.ts';

/** What a card is: the picture that stands for the story, or a chapter, where somebody links to it. */
export const cardSize = { width: 1200, height: 630 };
const { width, height } = cardSize;
const margin = 64;

const face = (family: Face['face'], size: number, leading: number, weight = 400): Face => ({ face: family, weight, size, leading });

/** The picture of a stop on a card, `scale` times as large: on a frame that is so much smaller, so that grounds run to its edges. */
function drawn(article: Article, stop: Stop, scale: number): { scene: Scene; frame: Frame } {
  const card = frameOf('card');
  const wide = width / scale;
  const edge = margin / scale;
  const frame: Frame = {
    ...card,
    width: wide,
    margin: edge,
    plot: { ...card.plot, left: edge, right: wide - edge },
    bleed: { left: 0, right: wide }
  };
  const chart = article.deck.charts[stop.chart]!;
  const kind = kinds[chart.kind] as unknown as Kind;
  return { scene: kind.draw(chart.data, { ...kind.rest, ...stop.state }, frame), frame };
}

/** The picture of a stop as large as `room` px of height let it be, within bounds at which it can be read. */
function fitted(article: Article, stop: Stop, room: number): { scene: Scene; frame: Frame; scale: number } {
  let scale = 1;
  // The height of some pictures follows from their width.
  for (let turn = 0; turn < 4; turn++) scale = Math.min(1.6, Math.max(0.5, (scale * room) / (drawn(article, stop, scale).scene.height * scale)));
  scale = Math.floor(scale * 100) / 100;
  // Where one size leads to the other and back, the largest that has room.
  while (scale > 0.5 && drawn(article, stop, scale).scene.height * scale > room) scale = Math.round(scale * 100 - 1) / 100;
  return { ...drawn(article, stop, scale), scale };
}

interface Telling {
  index: number;
  stop: Stop;
  step: Step;
}

const room = 398;

/** The state of a chapter that a card shows: the first figure of the printed edition that can be read at that size, or the largest. */
export function tellingStep(chapter: string, story: Story, words: InterfaceWords): Telling {
  const article = articleOnce(story, words);
  const all = story.words.chapters.flatMap(({ id, steps }) => steps.map((step) => ({ id, step })));
  const within = all.map(({ id, step }, index) => ({ id, step, index, stop: article.deck.stops[index]! })).filter(({ id }) => id === chapter);
  const pictured = within.filter(({ step }) => step.still !== false && step.rest !== 'page');
  const printed = pictured.filter(({ step }) => step.paper);
  const candidates = printed.length > 0 ? printed : pictured.length > 0 ? pictured : within;
  if (candidates.length === 0) throw new RangeError(`there is no chapter "${chapter}"`);
  const scaled = candidates.map((one) => ({ one, scale: fitted(article, one.stop, room).scale }));
  return (scaled.find(({ scale }) => scale >= 0.76) ?? scaled.sort((a, b) => b.scale - a.scale)[0]!).one;
}

/** What a card says of its picture to those who do not see it. */
export const cardAlt = (chapter: string, story: Story, words: InterfaceWords): string => altOf(tellingStep(chapter, story, words).step, story);

const altOf = (step: Step, story: Story): string => plain(step.alt ?? step.caption ?? step.text[0] ?? story.words.description, story);

const sentences = (text: string): string[] => {
  const [first, rest] = firstSentence(text);
  return rest ? [first, ...sentences(rest)] : [first];
};

/**
 * What the rules of the data say must stand beside a picture, and does not yet in the words `shown`: the sentence of its
 * chapter that says it most fully.
 * @param templates words that are shown besides the picture's own
 */
export function neededBeside(step: Step, chapter: string, shown: string, story: Story, templates: readonly string[] = []): string[] {
  const said = story.words.chapters
    .find(({ id }) => id === chapter)!
    .steps.flatMap((one) => one.text.flatMap((text) => sentences(plain(text, story))));
  const beside: string[] = [];
  // The alternative names what the picture shows; the words of the step are not on the card.
  const series = step.table && 'series' in step.table ? [step.table.series] : [];
  for (const rule of rulesAsking([step.alt ?? '', step.caption ?? '', ...templates], series, story)) {
    const needed = new RegExp(rule.need, 'iu');
    if (needed.test([shown, ...beside].join(' '))) continue;
    const found = said.filter((sentence) => needed.test(sentence)).sort((a, b) => b.length - a.length)[0];
    if (found) beside.push(found);
  }
  return beside;
}

/** The title of the story, each letter thinner than the one before: weight is volume. `most` is its greatest size, px. */
export async function fading(title: string, most: number, fill: string): Promise<{ drawn: Words[]; base: number }> {
  const letters: { letter: string; weight: number; x: number }[] = [];
  let x = 0;
  for (const { letter, weight } of titleWeights(title)) {
    letters.push({ letter, weight, x });
    x += letter === ' ' ? 0.22 : (await outlines(line(letter, { x: 0, y: 0, face: face('serif', 100, 100, weight), fill }))).width / 100 - 0.018;
  }
  const size = Math.min(most, Math.floor((width - 2 * margin) / x));
  const base = baseOf(size);
  const drawn = letters
    .filter(({ letter }) => letter !== ' ')
    .map((one) => line(one.letter, { x: margin - size * 0.03 + one.x * size, y: base, face: face('serif', size, size, one.weight), fill }));
  return { drawn, base };
}

/** The baseline of a title whose capitals begin at the margin. */
const baseOf = (size: number): number => margin + Math.round(size * 0.68);

/**
 * A card, 1200 x 630: title, one line, the picture, and what must stand beside it. All words keep 64 px from the edges.
 * @param chapter id of a chapter; the first chapter's card is that of the whole story
 * @param looks for the screen: grounds of paper and ink
 */
export async function cardSheet(chapter: string, story: Story, words: InterfaceWords, looks: Looks): Promise<Sheet> {
  const telling = tellingStep(chapter, story, words);
  const cover = telling.index === 0;
  const said = story.words.chapters.find(({ id }) => id === chapter)!.steps.find(({ text }) => text.length > 0)?.text[0];
  const intro = cover ? plain(story.words.description, story) : firstSentence(plain(said ?? story.words.description, story))[0];
  return drawnCard({ telling, chapter, intro, under: [], templates: [] }, story, words, looks);
}

/** How many publishers a step's card names at most. */
const most = 8;

/**
 * The chart of one step as a card: it may travel without the page that a card stands for, so it says who published what it
 * rests on, to when the facts go, and the licence (RULINGS 14).
 */
export async function stepCard(id: string, story: Story, words: InterfaceWords, looks: Looks): Promise<Sheet> {
  const article = articleOnce(story, words);
  const all = story.words.chapters.flatMap((chapter) => chapter.steps.map((step) => ({ chapter: chapter.id, step })));
  const index = all.findIndex(({ step }) => step.id === id);
  const found = all[index];
  if (!found) throw new RangeError(`there is no step "${id}"`);
  const publishers = publishersOf(id, story, words);
  // All of them are told by the larger pictures; here the chart needs the room.
  const told = publishers.length > most ? [...publishers.slice(0, most - 1), words.travel.more(publishers.length - most + 1)] : publishers;
  const made = [words.facts(article.facts), words.travel.licence, ...(config.siteUrl ? [config.siteUrl] : [])].join(' · ') + '.';
  return drawnCard(
    {
      telling: { index, stop: article.deck.stops[index]!, step: found.step },
      chapter: found.chapter,
      intro: firstSentence(plain(found.step.text[0] ?? found.step.caption ?? '', story))[0],
      under: [...(told.length > 0 ? [words.travel.sources(told.join('; '))] : []), made, firstSentence(article.cover.risk)[0]],
      templates: found.step.text
    },
    story,
    words,
    looks
  );
}

/** What a card tells: `under` stands at its foot besides what must be beside the picture and the words of `templates`. */
interface Card {
  telling: Telling;
  chapter: string;
  intro: string;
  under: string[];
  templates: readonly string[];
}

async function drawnCard(
  { telling: { step, stop, index }, chapter, intro, under: said, templates }: Card,
  story: Story,
  words: InterfaceWords,
  looks: Looks
): Promise<Sheet> {
  const article = articleOnce(story, words);
  const view = article.chapters.find(({ id }) => id === chapter)!;
  const cover = index === 0;

  const colours = (on: Ground) =>
    on === 'ink' ? { words: looks.token('paper'), quiet: looks.token('bone') } : { words: looks.token('ink'), quiet: looks.token('soft') };
  const first = fitted(article, stop, room);
  const head = colours(first.scene.head);
  const parts: Drawn[] = [];

  // The title and one line. Its capitals begin at the margin.
  let base: number;
  if (cover) {
    const title = await fading(article.title, 136, head.words);
    base = title.base;
    parts.push(...title.drawn);
  } else {
    const name = face('serif', 24, 31, 640);
    const long = (await outlines(line(article.title, { x: 0, y: 0, face: name, fill: head.words }))).width;
    const size = sizeFor(view.title, (width - 2 * margin - long - 40) / 1.08, face('serif', 1, 1, view.weight), 76);
    base = baseOf(size);
    parts.push(line(view.title, { x: margin - 2, y: base, face: face('serif', size, size, view.weight), fill: head.words }));
    parts.push(line(article.title, { x: width - margin - long, y: base, face: name, fill: head.words }));
  }
  const lineFace = cover ? face('serif', 25, 32) : face('serif', 24, 31);
  const one = paragraph(intro, { x: margin, y: base + (cover ? 50 : 44), width: width - 2 * margin, face: lineFace, fill: head.words });
  parts.push(...one.drawn);
  const top = one.next - lineFace.leading + 20;

  // What must stand beside the picture is at the foot: owners, and what the rules of the data ask for.
  const foot = colours(first.scene.foot);
  const small = face('sans', 16, 21);
  const marks = (scene: Scene): string => scene.marks.map((mark) => mark.text ?? '').join(' ');
  const shown = [intro, marks(first.scene)].join(' ');
  const beside = [...neededBeside(step, chapter, shown, story, templates), step.foot ? plain(step.foot, story) : '', ...said]
    .filter(Boolean)
    .join(' ');
  const footLines = wrap(beside, width - 2 * margin, small);
  const last = height - margin + 18;
  const footTop = last - (footLines.length - 1) * small.leading;
  const { scene, frame, scale } = fitted(article, stop, footTop - small.size - 6 - top);
  const bottom = top + scene.height * scale;
  const grounds = [
    bar(0, 0, width, height, looks.token(scene.head)),
    // Some pictures end their ground a little above their own foot.
    ...(scene.foot === scene.head ? [] : [bar(0, bottom - 32 * scale, width, height, looks.token(scene.foot))])
  ];
  const under = footLines.map((text, i) => line(text, { x: margin, y: footTop + i * small.leading, face: small, fill: foot.quiet }));
  return {
    language: article.language,
    width,
    height,
    title: cover ? article.title : `${view.title} · ${article.title}`,
    desc: altOf(step, story),
    ground: looks.token(scene.head),
    parts: [
      { x: 0, y: 0, scale: 1, label: null, drawn: grounds },
      { x: 0, y: Math.round(top), scale, label: null, drawn: drawnMarks(scene.marks, frame, looks) },
      { x: 0, y: 0, scale: 1, label: null, drawn: [...parts, ...under] }
    ]
  };
}
