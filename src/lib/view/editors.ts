import type { Story } from '../story/schema.ts';
import type { InterfaceWords } from '../words/en.ts';
import type { ChartTold, Told } from './codes.ts';
import { cardAlt, cardSize } from './travel/card.ts';
import { articleOnce, chartSheet, firstSentence, publishersOf, travellers } from './travel/chart.ts';
import type { Looks } from './travel/looks.ts';

/** A chapter with its charts that can stand alone. */
export interface ChapterCharts {
  id: string;
  title: string;
  charts: ChartTold[];
}

/** Stands in the codes where the site does not know its own address. It cannot be taken for one. */
export const placeholder = 'https://ADDRESS-OF-THIS-SITE.example/';

/**
 * What the page for editors tells of the story: what its codes need, and the charts that can be put elsewhere one by one.
 * @param siteUrl address of the site without a slash at its end, if it is known
 * @param looks for print, in which the files of charts are drawn
 */
export async function editorsOf(
  story: Story,
  words: InterfaceWords,
  siteUrl: string | null,
  loader: Told['loader'],
  looks: Looks
): Promise<{ told: Told; charts: ChapterCharts[]; known: boolean }> {
  const article = articleOnce(story, words);
  const told: Told = {
    root: siteUrl ? `${siteUrl}/` : placeholder,
    title: article.title,
    link: words.embed.link,
    risk: firstSentence(article.cover.risk)[0],
    loader,
    chapters: article.chapters.map(({ id, title }) => ({ id, title, alt: cardAlt(id, story, words) })),
    card: cardSize
  };
  const travelling = new Set(travellers(article));
  const charts = article.chapters
    .map(({ id, title, steps }) => ({
      id,
      title,
      charts: steps
        .filter((step) => travelling.has(step.id))
        .map((step): ChartTold => {
          const sheet = chartSheet(step.id, story, words, looks);
          const publishers = publishersOf(step.id, story, words);
          const sources = publishers.length > 0 ? `${words.travel.sources(publishers.join('; '))} ` : '';
          const owner = step.foot ? `${step.foot} ` : '';
          return {
            id: step.id,
            title: sheet.title,
            alt: step.still!.alt || sheet.desc,
            source: `${owner}${sources}${words.travel.licence}, ${words.travel.facts(article.facts)}.`,
            width: sheet.width,
            height: sheet.height
          };
        })
    }))
    .filter((chapter) => chapter.charts.length > 0);
  return { told, charts, known: siteUrl !== null };
}
