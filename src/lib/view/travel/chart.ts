import { config } from '../../../config.ts';
import { picture } from '../../scene/picture.ts';
import { textWidth, type Face } from '../../scene/type.ts';
import type { Person, Step, Story } from '../../story/schema.ts';
import type { InterfaceWords } from '../../words/en.ts';
import { articleOf, type Article, type StepView } from '../article.ts';
import { restsOn, sourcesOf } from '../citations.ts';
import type { Looks } from './looks.ts';
import { bar, drawnMarks, paragraph, words as line, type Drawn, type Sheet } from './sheet.ts';

const margin = 40;
const inner = 720;
const serif = (size: number, leading: number, weight = 400): Face => ({ face: 'serif', weight, size, leading });
const sans = (size: number, leading: number, weight = 400): Face => ({ face: 'sans', weight, size, leading });

const articles = new WeakMap<Story, Article>();

/** The story as a page, made once: many files are drawn from it. */
export function articleOnce(story: Story, words: InterfaceWords): Article {
  let article = articles.get(story);
  if (!article) articles.set(story, (article = articleOf(story, words)));
  return article;
}

/** The ids of the steps whose chart travels: those with a still of their own, and words to go with it. */
export const travellers = (article: Article): string[] =>
  article.chapters.flatMap((chapter) => chapter.steps.filter((step) => step.still !== null && !step.silent).map((step) => step.id));

/** The first sentence of some words, and the rest of them. */
export function firstSentence(text: string): [string, string] {
  const end = /[.?!]["”’)]*\s+(?=[\p{Lu}\d“‘"(])/u.exec(text);
  return end ? [text.slice(0, end.index + end[0].trimEnd().length), text.slice(end.index + end[0].length)] : [text, ''];
}

/** The first sentence, and those after it that still fit into `most` characters: a short one may say too little alone. */
function headlineOf(text: string, most: number): [string, string] {
  let [head, rest] = firstSentence(text);
  while (rest) {
    const [next, more] = firstSentence(rest);
    if (head.length + 1 + next.length > most) break;
    head = `${head} ${next}`;
    rest = more;
  }
  return [head, rest];
}

/** The name of the person a step is about, where its words do not say it: in the middle of a story they need not. */
export function unnamedIn(step: StepView, story: Story): string | null {
  const person = personOf(stepOf(step.id, story), story);
  return person && !textOf(step).includes(person.surname) ? person.name : null;
}

const stepOf = (id: string, story: Story): Step => story.words.chapters.flatMap((chapter) => chapter.steps).find((step) => step.id === id)!;

/** The one person that a chart is about, if it is about one: words in the middle of a story need not name them again. */
function personOf(step: Step, story: Story): Person | null {
  const person = story.words.charts[step.chart]?.person;
  return story.timeline.people.find(({ id }) => id === person) ?? null;
}

/** Who published what a step rests on; outlets of a state are told as such. Names, never addresses (RULINGS 1). */
export function publishersOf(id: string, story: Story, words: InterfaceWords): string[] {
  const step = stepOf(id, story);
  const ids = new Set(sourcesOf(restsOn(step, story), story).map((source) => source.id));
  const series = story.words.charts[step.chart]?.series;
  // Words that name no fact rest on the rows that the picture draws.
  if (ids.size === 0 && typeof series === 'string')
    for (const row of story.timeline.series[series]?.rows ?? []) if ('sources' in row) for (const source of row.sources) ids.add(source);
  const sources = story.timeline.sources.filter((source) => ids.has(source.id));
  // The outlet that passed an agency's report on stands in the list of sources.
  return [...new Set(sources.map((source) => `${source.publisher.replace(/ \(via [^)]*\)$/, '')}${source.state ? ` (${words.state})` : ''}`))];
}

const textOf = (step: StepView): string => step.paragraphs.map((runs) => runs.map((run) => run.text).join('')).join(' ');

/**
 * A chart with its frame, for places that do not have the story around it (RULINGS 14): whose figures, of when, "at least"
 * and denial, sources, licence and the reader's risk. The rules of the data hold for all words of a step together, so
 * all of them travel with it: the first sentence above the picture, the rest under it.
 * @param looks for print: everything is drawn on white
 */
export function chartSheet(id: string, story: Story, words: InterfaceWords, looks: Looks): Sheet {
  const article = articleOnce(story, words);
  const chapter = article.chapters.find((candidate) => candidate.steps.some((step) => step.id === id));
  const step = chapter?.steps.find((candidate) => candidate.id === id);
  if (!chapter || !step?.still || step.silent) throw new RangeError(`there is no step "${id}" with a still and words`);
  const { alt, caption } = step.still;
  const all = article.chapters.filter(({ number }) => number !== null).length;
  const [headline, rest] = headlineOf(textOf(step), 110);
  const colour = { ink: looks.token('ink'), soft: looks.token('soft'), mute: looks.token('mute') };
  const drawn: Drawn[] = [];
  const under: Drawn[] = [];
  const put = (to: Drawn[], text: string | null, y: number, face: Face, fill: string): number => {
    if (!text) return y;
    const { drawn: some, next } = paragraph(text, { x: margin, y, width: inner, face, fill });
    to.push(...some);
    return next;
  };

  // Above the picture: where in the story it stands, and what it says.
  const name = serif(44, 48, chapter.weight);
  const place = chapter.number === null ? chapter.when : words.chapterOf(chapter.number, all, chapter.when);
  let y = put(drawn, chapter.title, margin + 32, name, colour.ink) - name.leading;
  const small = sans(14, 19);
  const right = margin + inner - textWidth(place, small);
  // The place stands at the end of the title's line when there is room for both.
  if (margin + textWidth(chapter.title, name) * 1.12 + 24 < right) drawn.push(line(place, { x: right, y, face: small, fill: colour.mute }));
  else y = put(drawn, place, y + 26, small, colour.mute) - small.leading;
  const unnamed = unnamedIn(step, story);
  y += 40;
  if (unnamed) y = put(drawn, unnamed, y, sans(17, 22, 600), colour.ink) + 6;
  y = put(drawn, headline, y, serif(22, 28), colour.ink) - 28 + 18;
  drawn.push(bar(margin, y, inner, 2, colour.ink));
  y += 22;

  const stop = article.deck.stops.findIndex((candidate) => candidate.id === id);
  const { scene, frame } = picture(article.deck, stop, 'paper', { still: true });
  const top = y;
  y = top + scene.height + 18;

  // Under it: what a mark is, the rest of the words, whose figures and of when; then who made it, and the reader's risk.
  under.push(bar(margin, y, inner, 1, colour.ink));
  y += 26;
  y = put(under, caption, y, sans(15, 20, 600), colour.ink);
  if (rest) y = put(under, rest, y + (under.length > 1 ? 8 : 2), serif(18, 25), colour.ink);
  y += rest ? 2 : 4;
  y = put(under, step.foot, y, small, colour.soft);
  const publishers = publishersOf(id, story, words);
  if (publishers.length > 0) y = put(under, words.travel.sources(publishers.join('; ')), y, small, colour.soft);
  y += -small.leading + 22;
  under.push(bar(margin, y, inner, 1, colour.ink));
  y += 24;
  const made = [article.title, ...[config.byline, config.publisher].filter((who) => who !== null), words.travel.facts(article.facts)];
  const site = config.siteUrl ? [config.siteUrl] : [];
  y = put(under, [...made, words.travel.licence, ...site].join(' · '), y, sans(14, 19, 600), colour.ink);
  y = put(under, firstSentence(article.cover.risk)[0], y, small, colour.ink);

  return {
    language: article.language,
    width: margin * 2 + inner,
    height: Math.ceil(y - small.leading + margin),
    title: `${chapter.title}: ${headline}`,
    desc: alt || headline,
    ground: looks.token('paper'),
    parts: [
      { x: 0, y: 0, scale: 1, label: null, drawn },
      { x: margin, y: top, scale: 1, label: alt || headline, drawn: drawnMarks(scene.marks, frame, looks) },
      { x: 0, y: 0, scale: 1, label: null, drawn: under }
    ]
  };
}
