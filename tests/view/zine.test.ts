// One sheet becomes a booklet: it is folded here, as a hand would, and read.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleOf } from '../../src/lib/view/article.ts';
import { cut, imposition, spreadWidth, zineOf, type Panel } from '../../src/lib/view/zine.ts';
import { unnamedIn } from '../../src/lib/view/travel/chart.ts';
import { en } from '../../src/lib/words/en.ts';
import { storyOf } from '../scene/stories.ts';

type Point = [x: number, y: number, z: number];
const [wide, high] = [297 / 4, 210 / 2];

/** A panel of the folded sheet: its four corners by their place on the sheet, and the way its print and the heads of its letters look. */
interface Folded {
  corner(x: number, y: number): Point;
  print: Point;
  up: Point;
}

/**
 * The sheet lies with its print to the reader (z), y upward. First the upper row goes back behind the lower one, so that the
 * print is outside. Then the ends are pushed together: the two middle columns of either row stand out from where they are
 * hinged, and meet at the fold in the middle of the sheet.
 */
function folded({ column, row, turned }: Panel): Folded {
  const back = row === 0;
  const side = back ? -1 : 1;
  // The upper row folds over the middle line.
  const y = (at: number): number => (back ? 2 * high - at : at);
  const across: Record<number, (x: number) => [number, number]> = {
    0: (x) => [x - wide, 0],
    1: (x) => [0, side * (x - wide)],
    2: (x) => [0, side * (3 * wide - x)],
    3: (x) => [x - 3 * wide, 0]
  };
  // A strip along x whose print looks to z, turned about the upright: along z its print looks to -x.
  const print: Point = column === 1 ? [-1, 0, 0] : column === 2 ? [1, 0, 0] : [0, 0, side];
  return {
    corner: (x, at) => [across[column]!(x)[0], y(at), across[column]!(x)[1]],
    print,
    up: [0, (turned ? -1 : 1) * (back ? -1 : 1), 0]
  };
}

const at = (page: number): Panel => imposition.find((panel) => panel.page === page)!;
const panelAt = (column: number, row: number): Panel => imposition.find((panel) => panel.column === column && panel.row === row)!;
const middle = (panel: Panel): Point => {
  const { column, row } = panel;
  const y = row === 0 ? high * 1.5 : high / 2;
  return folded(panel).corner((column + 0.5) * wide, y);
};
const cross = ([a, b, c]: Point, [d, e, f]: Point): Point => [b * f - c * e, c * d - a * f, a * e - b * d];
const dot = ([a, b, c]: Point, [d, e, f]: Point): number => a * d + b * e + c * f;

describe('the sheet of the booklet', () => {
  it('has eight panels for eight pages', () => {
    expect(imposition.map(({ page }) => page).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(imposition.map(({ column, row }) => `${column} ${row}`)).size).toBe(8);
  });

  it('stays in one piece when it is folded, but for the cut', () => {
    for (const row of [0, 1])
      for (const column of [0, 1, 2])
        for (const y of row === 0 ? [high, 2 * high] : [0, high]) {
          const x = (column + 1) * wide;
          expect(folded(panelAt(column, row)).corner(x, y)).toEqual(
            folded(panelAt(column + 1, row))
              .corner(x, y)
              .map((n) => expect.closeTo(n, 6))
          );
        }
    for (const column of [0, 1, 2, 3]) {
      const apart = [column, column + 1].some((i) => {
        const [a, b] = [1, 0].map((row) => folded(panelAt(column, row)).corner(i * wide, high)) as [Point, Point];
        return Math.hypot(a[0] - b[0], a[2] - b[2]) > 1;
      });
      expect(apart, `column ${column}`).toBe(column >= cut.from && column < cut.to);
    }
  });

  it('has every page upright', () => {
    for (const panel of imposition) expect(folded(panel).up, `page ${panel.page}`).toEqual([0, 1, 0]);
  });

  it.each([
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8]
  ])('has page %i and page %i on the two sides of one leaf', (front, back) => {
    expect(middle(at(front))).toEqual(middle(at(back)).map((n) => expect.closeTo(n, 6)));
    expect(dot(folded(at(front)).print, folded(at(back)).print)).toBe(-1);
  });

  it.each([
    [8, 1],
    [2, 3],
    [4, 5],
    [6, 7]
  ])('opens at page %i on the left and page %i on the right', (left, right) => {
    const [a, b] = [middle(at(left)), middle(at(right))];
    // Each looks at the other across the angle of the cross.
    expect(dot(folded(at(left)).print, b)).toBeGreaterThan(0);
    expect(dot(folded(at(right)).print, a)).toBeGreaterThan(0);
    // The reader stands in the angle and looks to the spine, with the head up.
    const look: Point = [-(a[0] + b[0]), 0, -(a[2] + b[2])];
    const toTheRight = cross(look, [0, 1, 0]);
    expect(dot(b, toTheRight)).toBeGreaterThan(dot(a, toTheRight));
  });

  it('has its middle spread in one piece, side by side in the order it is read', () => {
    const [four, five] = [at(4), at(5)];
    expect(four.row).toBe(five.row);
    expect(four.turned && five.turned).toBe(true);
    // On their heads: what is read first is to the right.
    expect(four.column - five.column).toBe(1);
  });
});

describe('what the booklet says', () => {
  const { story } = storyOf('data');
  const article = articleOf(story, en);
  const zine = zineOf(article, story)!;

  it('are the steps that the story names', () => {
    expect(zine.pages.map(({ page }) => page)).toEqual([2, 3, 6, 7, 8]);
    expect(zine.pages.map(({ steps }) => steps.map(({ step }) => step.id))).toEqual(story.words.zine!.pages);
    expect(zine.spread.step.id).toBe(story.words.zine!.spread);
    for (const { steps } of zine.pages) for (const { step } of steps) expect(step.paragraphs.length, step.id).toBeGreaterThan(0);
    expect(zineOf(article, { ...story, words: { ...story.words, zine: undefined } })).toBeNull();
  });

  it('says whom its words are about', () => {
    const named = zine.pages.flatMap(({ steps }) => steps.flatMap(({ step, about }) => (about ? [`${step.id}: ${about}`] : [])));
    const days = article.chapters.flatMap(({ steps }) => steps).find(({ id }) => id === 'after-days')!;
    expect(unnamedIn(days, story)).not.toBeNull();
    expect(named).toEqual([`after-days: ${unnamedIn(days, story)}`]);
  });

  it('is set in 7 pt or more, the words of its picture too', () => {
    const sizes = [...readFileSync('src/lib/view/zine.css', 'utf8').matchAll(/(?:font-size: |font: \d+ )([\d.]+)pt/g)].map(([, size]) =>
      Number(size)
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
    const drawn = [...zine.spread.svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    const millimetres = 2 * wide - 2 * 5.5;
    expect((Math.min(...drawn) * millimetres * 72) / (spreadWidth * 25.4)).toBeGreaterThanOrEqual(7);
    expect(zine.spread.svg).toContain(`viewBox="0 0 ${spreadWidth} `);
  });
});
