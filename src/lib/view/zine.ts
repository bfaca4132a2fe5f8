import { picture } from '../scene/picture.ts';
import { svgText } from '../scene/svg.ts';
import type { Story } from '../story/schema.ts';
import type { Article, ChapterView, StepView } from './article.ts';
import { unnamedIn } from './travel/chart.ts';

/** Where a page of the booklet is printed: panels are counted from the left and from the top; `turned` ones stand on their heads. */
export interface Panel {
  page: number;
  column: 0 | 1 | 2 | 3;
  row: 0 | 1;
  turned: boolean;
}

/**
 * The sheet, printed on one side, landscape:
 *
 *     7  6 | 5  4    turned by 180°
 *     -- ===== --    cut only between the second and third columns: ====
 *     8  1 | 2  3    upright
 *
 * Folded along its middle, with the print outside, the lower row is the front of a strip and the upper row its back, where
 * turned pages stand upright. Pushed together at its ends, the strip opens at the cut into a cross of four leaves, seen from
 * above: left 7|8, front 1|2, right 3|4, back 5|6. The pages that look at each other across an angle of the cross are the
 * spreads: 8 and 1 (the covers, when the leaves are laid round), 2 and 3, 4 and 5, 6 and 7. So 4 and 5 are one piece of
 * paper on the sheet, with a fold and no cut between them: a picture can lie across both. tests/view/zine.test.ts folds it.
 */
export const imposition: readonly Panel[] = [
  { page: 1, column: 1, row: 1, turned: false },
  { page: 2, column: 2, row: 1, turned: false },
  { page: 3, column: 3, row: 1, turned: false },
  { page: 4, column: 3, row: 0, turned: true },
  { page: 5, column: 2, row: 0, turned: true },
  { page: 6, column: 1, row: 0, turned: true },
  { page: 7, column: 0, row: 0, turned: true },
  { page: 8, column: 0, row: 1, turned: false }
];

/** The cut: along the middle of the sheet, between these columns' left edges. */
export const cut = { from: 1, to: 3 } as const;

/** px of the picture across the spread: at the width that paper leaves it (138 mm) its smallest words, 12 px, are 7.2 pt. */
export const spreadWidth = 650;
const spreadHeight = 324;

/** A step as it stands in the booklet. */
export interface ZineStep {
  step: StepView;
  chapter: ChapterView;
  /** the name of its chapter stands over it: where it is the first of it */
  titled: boolean;
  /** whom it is about, where its own words and those before it do not say */
  about: string | null;
}

export interface Zine {
  /** the steps of the pages that have only words, by page */
  pages: { page: number; steps: ZineStep[] }[];
  spread: { step: StepView; chapter: ChapterView; svg: string };
}

/** The booklet that the story names; null when it names none. */
export function zineOf(article: Article, story: Story): Zine | null {
  const { zine } = story.words;
  if (!zine) return null;
  const all = article.chapters.flatMap((chapter) => chapter.steps.map((step) => ({ step, chapter })));
  const find = (id: string): { step: StepView; chapter: ChapterView } => {
    const found = all.find(({ step }) => step.id === id);
    if (!found) throw new RangeError(`there is no step "${id}" for the booklet`);
    return found;
  };
  const spread = find(zine.spread);
  const { scene, frame } = picture(article.deck, spread.step.index, 'paper', {
    width: spreadWidth,
    height: spreadHeight,
    size: 'phone',
    still: true
  });
  const numbers = [2, 3, 6, 7, 8];
  let before: ChapterView | null = null;
  let named: string | null = null;
  return {
    pages: zine.pages.map((ids, i) => ({
      page: numbers[i]!,
      steps: ids.map(find).map((one) => {
        const titled = one.chapter !== before;
        before = one.chapter;
        const unnamed = unnamedIn(one.step, story);
        const about = unnamed === named ? null : unnamed;
        named = unnamed;
        return { ...one, titled, about };
      })
    })),
    spread: { ...spread, svg: svgText(scene, frame, { hidden: true, short: true }) }
  };
}
