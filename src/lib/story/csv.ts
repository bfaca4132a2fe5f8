import type { Table } from './table.ts';

const number = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

/** A cell that a spreadsheet would take for a formula is told to be text; a plain number stays one. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !number.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * A table as CSV (RFC 4180): a row of headings, then the rows, in UTF-8. It begins with the mark of UTF-8, without which
 * common spreadsheets misread every dash and accent.
 * @param headings the words for the table's columns, by key
 */
export function csvText(table: Pick<Table, 'columns' | 'rows'>, headings: Record<string, string>): string {
  const rows = [table.columns.map((key) => headings[key] ?? key), ...table.rows];
  return `\uFEFF${rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(',')).join('\r\n')}\r\n`;
}
