import { amountOf, type Amount } from './figures.ts';
import { dateWords, inDigits, inWords, ordinal } from './numbers.ts';
import type { Story } from './schema.ts';

/**
 * Words with numbers in them. `{id}` is the value of a fact or figure in digits; after a colon comes its form:
 *
 * - `words`, `Words`: the number in words; `ordinal`: "third"; `floor`, `floor-words`, `Floor-words`: whole part
 * - `one`: one decimal; `thousands`: "65,000" as "65 thousand"
 * - `date` 3 February 2001, `short` 3 Feb 2001, `day-month` 4 September, `month` February 2001, `month-name`, `year`, `day`
 * - `start:FORM`, `end:FORM` is not needed: a range is told by its end; give the start as a figure
 * - `{=16 mm}` is a literal: a digit that is a name and no figure
 */
export interface Reference {
  at: number;
  text: string;
  id: string;
  form: string;
  literal: boolean;
}

const pattern = /\{(=?)([^{}:]*)(?::([^{}]*))?\}/g;
const dateForms = ['date', 'short', 'day-month', 'month', 'month-name', 'short-month', 'year', 'day'] as const;
const numberForms = ['', 'words', 'Words', 'ordinal', 'Ordinal', 'floor', 'floor-words', 'Floor-words', 'one', 'thousands'] as const;

/** The references of a template, in order, with their place in it. */
export function references(template: string): Reference[] {
  return [...template.matchAll(pattern)].map((match) =>
    match[1]
      ? { at: match.index, text: match[0], id: match[0].slice(2, -1), form: '', literal: true }
      : { at: match.index, text: match[0], id: match[2]!.trim(), form: (match[3] ?? '').trim(), literal: false }
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function show(amount: Amount, form: string): string | null {
  const { value, day } = amount;
  if ((dateForms as readonly string[]).includes(form))
    return day === undefined ? null : dateWords(day, form as (typeof dateForms)[number], amount.precision);
  if (value === undefined || !(numberForms as readonly string[]).includes(form)) return null;
  switch (form) {
    case 'words':
      return Number.isInteger(value) ? inWords(value) : null;
    case 'Words':
      return Number.isInteger(value) ? capital(inWords(value)) : null;
    case 'ordinal':
      return Number.isInteger(value) ? ordinal(value) : null;
    case 'Ordinal':
      return Number.isInteger(value) ? capital(ordinal(value)) : null;
    case 'floor':
      return inDigits(Math.floor(value));
    case 'floor-words':
      return inWords(Math.floor(value));
    case 'Floor-words':
      return capital(inWords(Math.floor(value)));
    case 'one':
      return inDigits(value, 1);
    case 'thousands':
      return `${inDigits(value / 1000)} thousand`;
    default:
      return inDigits(Number.isInteger(value) ? value : Math.round(value * 10) / 10);
  }
}

/** Null when `{id:form}` can be filled from the story; otherwise the reason, as a phrase. */
export function resolves(id: string, form: string, story: Story): string | null {
  let amount: Amount | undefined;
  try {
    amount = amountOf(id, story);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (!amount) return `there is no fact or figure "${id}"`;
  if (show(amount, form) !== null) return null;
  if (![...dateForms, ...numberForms].some((known) => known === form))
    return `there is no form "${form}"; forms are ${[...numberForms.slice(1), ...dateForms].join(', ')}`;
  return (dateForms as readonly string[]).includes(form)
    ? `"${id}" has no date`
    : `"${id}" has no ${form.toLowerCase().includes('words') ? 'whole ' : ''}number`;
}

/** Fills a template with the story's figures. Throws a RangeError when a reference cannot be filled: check first. */
export function fill(template: string, story: Story): string {
  return template.replace(pattern, (whole: string, literal: string, id: string, form: string | undefined) => {
    if (literal) return whole.slice(2, -1);
    const amount = amountOf(id.trim(), story);
    const words = amount && show(amount, (form ?? '').trim());
    if (words === null || words === undefined)
      throw new RangeError(`${whole}: ${resolves(id.trim(), (form ?? '').trim(), story) ?? 'cannot be filled'}`);
    return words;
  });
}
