import { bind } from '../scene/bind.ts';
import { picture } from '../scene/picture.ts';
import { liveFrames } from '../scene/frame.ts';
import type { Deck } from '../scene/deck.ts';
import type { Ground } from '../scene/mark.ts';
import { svgText } from '../scene/svg.ts';
import { amountOf } from '../story/figures.ts';
import type { Step, Story } from '../story/schema.ts';
import { spanDay, tableOf, type Table } from '../story/table.ts';
import { fill } from '../story/words.ts';
import type { InterfaceWords } from '../words/en.ts';
import { restsOn, sourcesOf } from './citations.ts';
import { figureNumbers, paperOf, ranges, sourceNumbers, type Paper } from './paper.ts';

/** A run of words; `strong` between asterisks in the data. */
export interface Run {
  text: string;
  strong: boolean;
}

export interface StepView {
  id: string;
  index: number;
  rest: 'page' | 'band' | 'column';
  ground: Ground;
  split: boolean;
  paragraphs: Run[][];
  foot: string | null;
  link: { to: string; text: string } | null;
  /** for readers who asked for less motion: what is said in place of the passage before this step, and the link to it */
  calm: { text: string; again: string; to: string } | null;
  /** part of a passage that is left out for them */
  passage: boolean;
  /** pictures of the unrolled page: narrow screens, and wide ones and paper */
  still: { phone: string; paper: string; alt: string; caption: string | null; onPaper: boolean } | null;
  /** number of its figure in the printed edition */
  figure: string | null;
  /** numbers of its sources in the printed edition: 1, 4–7 */
  cited: string;
  /** what a mark is, in the card; null where the picture says it itself */
  key: string | null;
  table: Table | null;
  /** how many sources the step rests on: they stand on the page of sources */
  sources: number;
  /** scroll length of the passage before the step: px, or a share of the window's height */
  glide: { px: number } | { svh: number } | null;
  silent: boolean;
}

/** The first step of the passage without words that ends at `steps[end]`, by index; `end` where there is none. */
function passageTo(steps: readonly Step[], end: number): number {
  let from = end;
  while (from > 0 && steps[from - 1]!.text.length === 0 && steps[from - 1]!.rest !== 'page') from--;
  return from;
}

export interface ChapterView {
  id: string;
  number: number | null;
  title: string;
  weight: number;
  when: string;
  steps: StepView[];
}

export interface SpineSpan {
  from: number;
  to: number;
  side: 'in' | 'out';
}

export interface Article {
  language: string;
  title: string;
  description: string;
  cover: { lede: string; risk: string; byline: string | null; pictures: { name: string; svg: string }[]; alt: string };
  chapters: ChapterView[];
  deck: Deck;
  spine: SpineSpan[];
  paper: Paper;
  minutes: number;
  story: string;
  facts: string;
}

/** A figure of the printed edition of one leaf. */
export interface SheetFigure {
  step: StepView;
  chapter: ChapterView;
  half: boolean;
  /** with what the step says */
  told: boolean;
}

/** The two sides of the leaf: the figures that the story names for it. Null when it names none. */
export function sheetOf(article: Article, story: Story): SheetFigure[][] | null {
  const { sheet } = story.words;
  if (!sheet) return null;
  const all = article.chapters.flatMap((chapter) => chapter.steps.map((step) => ({ step, chapter })));
  return [sheet.front, sheet.back].map((side) =>
    side.flatMap(({ step: id, half, words }) => {
      const found = all.find(({ step }) => step.id === id);
      return found ? [{ ...found, half: half ?? false, told: words ?? false }] : [];
    })
  );
}

/** Words with `*emphasis*` as runs; the quotation marks and dashes are the author's. */
export function runs(template: string, story: Story): Run[] {
  return fill(template, story)
    .split('*')
    .map((text, i) => ({ text, strong: i % 2 === 1 }))
    .filter((run) => run.text !== '');
}

/** Filled words without emphasis. */
export const plain = (template: string, story: Story): string =>
  runs(template, story)
    .map((run) => run.text)
    .join('');

function glideOf(step: Step, story: Story): StepView['glide'] {
  if (!step.glide) return null;
  if ('svh' in step.glide) return { svh: step.glide.svh };
  return { px: Math.round(step.glide.pxPerDay * (amountOf(step.glide.days, story)?.value ?? 0)) };
}

/** The story as a page: words filled, stills drawn, tables made. Everything the server needs; plain JSON. */
export function articleOf(story: Story, words: InterfaceWords): Article {
  const deck = bind(story);
  const { chapters } = story.words;
  let index = -1;
  const numbers = sourceNumbers(story);
  const views = chapters.map((chapter): ChapterView => ({
    id: chapter.id,
    number: chapter.number,
    title: plain(chapter.title, story),
    weight: chapter.weight,
    when: plain(chapter.when, story),
    steps: chapter.steps.map((step, k): StepView => {
      index++;
      const live = picture(deck, index, 'phone390');
      const rest = step.rest ?? 'column';
      const drawn = step.still !== false && rest !== 'page';
      const phone = drawn ? picture(deck, index, 'phone390', { still: true }) : null;
      const paper = drawn ? picture(deck, index, 'paper', { still: true }) : null;
      return {
        id: step.id,
        index,
        rest,
        ground: live.scene.foot,
        split: live.scene.head !== live.scene.foot,
        paragraphs: step.text.map((paragraph) => runs(paragraph, story)),
        foot: step.foot ? plain(step.foot, story) : null,
        link: step.link ? { to: step.link.to, text: plain(step.link.text, story) } : null,
        calm: step.calm
          ? { text: plain(step.calm.text, story), again: plain(step.calm.again, story), to: chapter.steps[passageTo(chapter.steps, k)]!.id }
          : null,
        passage: chapter.steps.some((one, end) => one.calm !== undefined && k < end && k >= passageTo(chapter.steps, end)),
        still:
          phone && paper
            ? {
                phone: svgText(phone.scene, phone.frame, { hidden: true, short: true }),
                paper: svgText(paper.scene, paper.frame, { hidden: true, short: true }),
                alt: step.alt ? plain(step.alt, story) : '',
                caption: step.caption ? plain(step.caption, story) : null,
                onPaper: step.paper ?? false
              }
            : null,
        key: step.caption && drawn && step.key !== false ? plain(step.caption, story) : null,
        figure: figureNumbers(chapter).get(step.id) ?? null,
        cited: ranges(sourcesOf(restsOn(step, story), story).map(({ id }) => numbers.get(id)!)),
        table: tableOf(step, story, words),
        sources: sourcesOf(restsOn(step, story), story).length,
        glide: glideOf(step, story),
        silent: step.text.length === 0
      };
    })
  }));
  const count = chapters.flatMap((c) => c.steps.flatMap((s) => s.text)).reduce((sum, text) => sum + plain(text, story).split(/\s+/).length, 0);
  const first = chapters[0]!.steps[0]!;
  const spine = chapters.flatMap((chapter) =>
    chapter.steps.map((step): SpineSpan => {
      const span = step.span ?? { from: 'story', to: 'story', side: 'out' as const };
      return { from: spanDay(span.from, story), to: spanDay(span.to, story), side: span.side };
    })
  );
  return {
    language: story.words.language,
    title: plain(story.words.title, story),
    description: plain(story.words.description, story),
    cover: {
      lede: plain(story.words.cover.lede, story),
      risk: plain(story.words.cover.risk, story),
      byline: story.words.cover.byline ? plain(story.words.cover.byline, story) : null,
      alt: first.alt ? plain(first.alt, story) : '',
      pictures: [...liveFrames, 'paper' as const].map((name) => {
        const { scene, frame } = picture(deck, 0, name, { still: true });
        return { name, svg: svgText(scene, frame, { hidden: true, short: true }) };
      })
    },
    chapters: views,
    deck,
    spine,
    paper: paperOf(story, words),
    // 230 words a minute, and about as long again for looking at the pictures
    minutes: Math.max(1, Math.round((count / 230) * 2)),
    story: fill('{story:date}', story),
    facts: fill('{facts:month}', story)
  };
}
