import { bind as bindSpans } from '../scene/bind/spans.ts';
import type { SpansData } from '../scene/spans.ts';
import type { Story } from '../story/schema.ts';
import { shortDate } from '../story/table.ts';
import type { InterfaceWords } from '../words/en.ts';

/** What a row of a chart says when it is asked: its line in the data, and no more. */
export interface Ask {
  /** the row's key in the chart */
  key: string;
  name: string;
  own: { text: string; lang: string };
  /** "Row 3 of 6" */
  place: string;
  /** heading and words, in order */
  said: [string, string][];
}

/** The answers of every chart whose rows can be asked, by the chart's name. Plain JSON, for the page's script. */
export function asksOf(story: Story, words: InterfaceWords): Record<string, Ask[]> {
  const asks: Record<string, Ask[]> = {};
  for (const [name, entry] of Object.entries(story.words.charts)) {
    if (entry.kind !== 'spans') continue;
    const config = entry as unknown as Parameters<typeof bindSpans>[1];
    const data: SpansData = bindSpans(story, config);
    const series = story.timeline.series[config.series];
    if (series?.kind !== 'intervals') continue;
    asks[name] = data.rows.map((span, i): Ask => {
      const row = series.rows.find((candidate) => candidate.person === span.key)!;
      const { lastContact, days, seenNotHeard, broken, freed, origin } = words.asked;
      const after = data.form === 'after';
      const said: [string, string][] = [
        [lastContact, `${shortDate(row.start.date)}: ${row.start.what}`],
        [days(shortDate(story.timeline.asOf.story)), span.figure],
        [origin, row.start.origin]
      ];
      if (row.seen.length > 0) said.push([seenNotHeard, row.seen.map((seen) => `${shortDate(seen.date)}: ${seen.what}`).join('; ')]);
      // The chapter told as of the story's day does not run ahead of itself.
      if (after && row.breaks.length > 0) said.push([broken, row.breaks.map((one) => `${shortDate(one.date)}: ${one.what}`).join('; ')]);
      if (after) said.push([freed, `${shortDate(row.freed.date)}: ${row.freed.what}`]);
      return { key: span.key, name: span.name, own: span.own, place: words.asked.place(i + 1, data.rows.length), said };
    });
  }
  return asks;
}
