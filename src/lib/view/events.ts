import type { Fact, Story } from '../story/schema.ts';
import { factColumns, factRows, type Table, type TableWords } from '../story/table.ts';

/** Rows on one page of the table of all facts, and rows in one of its files: whole pages, so that a page needs one file. */
export const pageRows = 100;
export const partRows = 2000;

/** How many files a table of so many rows is read in. */
export const partsOf = (rows: number): number => Math.max(1, Math.ceil(rows / partRows));

/** The table of all facts, or the rows of one of its files. */
export function eventsTable(story: Story, words: TableWords, part?: number): Table {
  const { facts } = story.timeline;
  const some: readonly Fact[] = part === undefined ? facts : facts.slice(part * partRows, (part + 1) * partRows);
  return { title: '', columns: [...factColumns], rows: factRows(some, story, words) };
}
