import { config } from '../../config.ts';
import type { Story } from '../story/schema.ts';
import type { InterfaceWords } from '../words/en.ts';
import { plain } from './article.ts';
import { factFields, publishedFacts, tableFiles, type Entry, type TableFile } from './dictionary.ts';

/** What stands at the head of every file of data: what it is, how it may be used, and what it can cost to have it. */
export interface Terms {
  title: string;
  licence: string;
  credit: string;
  risk: string;
  minimums: string;
  edition: string;
}

export function termsOf(story: Story, words: InterfaceWords): Terms {
  const title = plain(story.words.title, story);
  return {
    title,
    licence: config.licence,
    credit: words.dataPage.credit(
      title,
      [config.byline, config.publisher].filter((who) => who !== null)
    ),
    risk: plain(story.words.cover.risk, story),
    minimums: words.dataPage.minimums,
    edition: config.edition ?? story.timeline.asOf.compiled
  };
}

/** The facts as a file. */
export const factsFile = (story: Story, words: InterfaceWords): object => ({ about: termsOf(story, words), ...publishedFacts(story) });

export interface Dictionary {
  about: Terms;
  tables: TableFile[];
  fields: Entry[];
}

/** What every column and field means, as a file. */
export const dictionaryFile = (story: Story, words: InterfaceWords): Dictionary => ({
  about: termsOf(story, words),
  tables: tableFiles(story, words),
  fields: factFields(words)
});
