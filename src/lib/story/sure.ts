import { factOf, factsBehind, rowsBehind } from './figures.ts';
import type { Bound, Fact, Series, Story } from './schema.ts';
import { references } from './words.ts';

/** How sure a mark looks: established, or not. */
export type Look = 'solid' | 'outline';

/** What a look is computed from. A fact has all of it; a row of a series has what the series can know. */
export type Statement = Pick<Fact, 'kind'> & Partial<Pick<Fact, 'confidence' | 'claimedBy' | 'disputedBy' | 'bound'>>;

/** A figure that was rounded by who gave it, or is a ceiling. A minimum is neither: it is counted, and open above. */
export const rounded = (bound: Bound | null | undefined): boolean =>
  bound !== undefined && bound !== null && bound !== 'exact' && bound !== 'at-least';

/**
 * How sure a mark looks that stands for a statement. The one place where this is decided: charts and the page of sources
 * ask it, and no chart decides by its form.
 *
 * - A claim is an outline, however many outlets repeat it: that it was said is sure, not what was said.
 * - An event is solid when independent sources report it and nobody disputes it. Told by one side, or known from one
 *   source alone, it is an outline. A bound belongs to a figure in its statement and does not touch the event.
 * - A count is solid when it has an owner who counted: a monitor, named beside the mark. Two things that make an event an
 *   outline do not make a count one. It has one source by its nature, the owner's. And a denial disputes what the people
 *   counted are, not that they were counted: it stands in words on the card of each such count. A rounded count is an
 *   outline; where it is drawn of many marks only its last is, since the others are within it.
 * - Arithmetic is ours and solid, unless one side did it or it is rounded.
 *
 * What is drawn between two marks, such as the days from one contact to the next, is arithmetic: the marks at its ends
 * carry the doubt about their dates. A seen window, a hatch and dots have meanings of their own and no look.
 */
export function lookOf({ kind, confidence, claimedBy = [], disputedBy = [], bound }: Statement): Look {
  const sided = claimedBy.length > 0 || disputedBy.length > 0;
  switch (kind) {
    case 'claim':
      return 'outline';
    case 'event':
      return sided || confidence === 'seed' || confidence === 'single-source' ? 'outline' : 'solid';
    case 'count':
      return claimedBy.length > 0 && !rounded(bound) ? 'solid' : 'outline';
    case 'arithmetic':
      return sided || rounded(bound) ? 'outline' : 'solid';
  }
}

/** The look of a mark that stands for several statements: as sure as the least sure. With none behind it, it is not sure. */
export const lookOfAll = (statements: readonly Statement[]): Look =>
  statements.length > 0 && statements.every((statement) => lookOf(statement) === 'solid') ? 'solid' : 'outline';

/** A happening that the data tells without a fact of its own: as sure as it has sources. */
export const happening = (sources: readonly string[], story: Story): Statement => {
  const origins = sources.map((id) => story.timeline.sources.find((source) => source.id === id)?.group ?? id);
  return { kind: 'event', confidence: new Set(origins).size > 1 ? 'corroborated' : 'single-source' };
};

type Row<K extends Series['kind']> = Extract<Series, { kind: K }>['rows'][number];

/** A count of a series as a statement: its owner is who is named as its basis. */
export const countRow = (row: Row<'counts'>): Statement => ({ kind: 'count', claimedBy: [row.basis], bound: row.bound });

/** A row of a series as the statements it makes. */
function ofRow(kind: Series['kind'], row: object): Statement[] {
  switch (kind) {
    case 'counts':
      return [countRow(row as Row<'counts'>)];
    case 'totals':
      return [{ kind: 'count', claimedBy: [(row as Row<'totals'>).owner], bound: (row as Row<'totals'>).bound }];
    case 'rounds':
      return [{ kind: 'count', claimedBy: [(row as Row<'rounds'>).owner] }];
    case 'terms':
      return [{ kind: 'event', confidence: (row as Row<'terms'>).confidence }];
    case 'intervals':
      return [{ kind: 'arithmetic' }];
    case 'ranges':
    case 'claims':
      return [{ kind: 'claim' }];
    case 'restricted':
    case 'ends':
      return [{ kind: 'event' }];
  }
}

/** The facts of these ids. Throws a RangeError for one that is not there. */
export const factsOf = (ids: readonly string[], story: Story): Fact[] =>
  ids.map((id) => {
    const fact = factOf(id, story);
    if (!fact) throw new RangeError(`there is no fact "${id}"`);
    return fact;
  });

/** What stands behind a name of the words: the fact itself, or the facts and rows a figure is computed from. */
export const statementsBehind = (name: string, story: Story): Statement[] => [
  ...factsOf(factsBehind(name, story), story),
  ...rowsBehind(name, story).flatMap(({ series, row }) => ofRow(story.timeline.series[series]!.kind, row))
];

/** The look of a mark that a name of the words stands for. */
export const lookOfName = (name: string, story: Story): Look => lookOfAll(statementsBehind(name, story));

/** The look of a mark that some words stand beside: that of what their references name. */
export const lookOfWords = (template: string, story: Story): Look =>
  lookOfAll(
    references(template)
      .filter((ref) => !ref.literal)
      .flatMap((ref) => statementsBehind(ref.id, story))
  );

/** Whether a number was rounded by who gave it: of the marks that it is drawn of, the last is an outline. */
export const roughName = (name: string, story: Story): boolean => statementsBehind(name, story).some(({ bound }) => rounded(bound));
