import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/claims.ts';
import type { Story } from '../../story/schema.ts';
import { fill } from '../../story/words.ts';
import type { State } from '../deck.ts';
import { inDigits } from '../../story/numbers.ts';
import { shortDate } from '../../story/table.ts';
import type { ClaimsData } from '../claims.ts';
import { factsOf, lookOfAll, lookOfName, lookOfWords } from '../../story/sure.ts';
import { numberFrom, seriesOf } from './common.ts';

type Config = InferOutput<typeof config>;

export function bind(story: Story, entry: Config): ClaimsData {
  const say = (template: string): string => fill(template, story);
  switch (entry.form) {
    case 'shares':
      return {
        form: 'shares',
        columns: entry.columns.map((column) => ({
          key: column.fact,
          value: numberFrom(column.fact, story),
          figure: say(column.figure),
          label: say(column.label),
          stand: column.stand,
          look: lookOfName(column.fact, story)
        })),
        note: say(entry.note),
        credit: say(entry.credit)
      };
    case 'bracket':
      return {
        form: 'bracket',
        accounts: entry.accounts.map((account) => ({
          key: account.key,
          owner: say(account.owner),
          words: say(account.words),
          note: '',
          open: account.open,
          look: lookOfWords(account.words, story)
        })),
        note: say(entry.note)
      };
    case 'readings':
      return {
        form: 'readings',
        rows: seriesOf(story, entry.series, 'claims').rows.map((row) => ({
          key: row.id,
          what: row.what,
          by: row.by.map((speaker) => ({ who: speaker.who, official: speaker.side === 'official', look: lookOfAll(factsOf(speaker.facts, story)) })),
          against: row.against.map((speaker) => ({ who: `${speaker.who} ${say(entry.against)}`, look: lookOfAll(factsOf(speaker.facts, story)) }))
        })),
        note: say(entry.note)
      };
    case 'empty':
      return { form: 'empty', title: say(entry.title), text: say(entry.text) };
    case 'ranges':
      return {
        form: 'ranges',
        title: say(entry.title),
        most: entry.most,
        rows: seriesOf(story, entry.series, 'ranges').rows.map((row, i) => ({
          key: `${i}`,
          owner: `${row.owner}, ${shortDate(row.date)}`,
          low: row.low,
          high: row.high,
          label: row.low === null ? `${say(entry.upTo)} ${inDigits(row.high)}` : `${inDigits(row.low)} ${say(entry.between)} ${inDigits(row.high)}`
        })),
        ticks: entry.ticks.map((value) => ({ value, label: inDigits(value) }))
      };
  }
}

export const state = (_story: Story, _entry: Config, written: Record<string, number | string>): State => ({ ...written });
