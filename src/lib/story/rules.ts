import { factsBehind } from './figures.ts';
import type { Rule, Story } from './schema.ts';
import { references } from './words.ts';

/** The series that a figure is computed from, through other figures. */
function seriesBehind(id: string, story: Story, seen = new Set<string>()): string[] {
  const figure = story.words.figures[id];
  if (!figure || seen.has(id)) return [];
  seen.add(id);
  if ('rows' in figure) return [figure.rows];
  if ('row' in figure) return [figure.row[0]];
  if ('silence' in figure) return [figure.silence[0]];
  return Object.values(figure)
    .flat()
    .flatMap((name) => seriesBehind(String(name), story, seen));
}

/**
 * The rules of the data that ask for words (`need`) beside what some templates tell, or beside a series.
 * @param templates words with their references
 * @param series ids of series that are shown as a whole
 */
export function rulesAsking(templates: readonly string[], series: readonly string[], story: Story): (Rule & { need: string })[] {
  const ids = templates.flatMap((text) => references(text).flatMap((ref) => (ref.literal ? [] : [ref.id])));
  const facts = new Set(ids.flatMap((id) => factsBehind(id, story)));
  const shown = new Set([...series, ...ids.flatMap((id) => seriesBehind(id, story))]);
  return (story.timeline.rules ?? []).flatMap((rule) => {
    const { need, when } = rule;
    if (need === undefined) return [];
    const asks = !when || when.facts?.some((id) => facts.has(id)) || when.series?.some((id) => shown.has(id));
    return asks ? [{ ...rule, need }] : [];
  });
}
