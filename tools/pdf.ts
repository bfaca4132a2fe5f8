/**
 * A PDF of Chromium with the dates and the author that it shall have, in place: what is written is as long as what it takes the
 * place of, so that the table of the file's objects stays right. Two prints of one page are then the same bytes.
 * Throws when the file does not begin as Chromium's do.
 */
export function patched(bytes: Uint8Array, { date, author }: { date: Date; author: string | null }): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const end = text.indexOf('endobj');
  let head = text.slice(0, end);
  const stamp = `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}+00'00'`;
  const swap = (pattern: RegExp, by: (length: number) => string): void => {
    const found = pattern.exec(head);
    if (!found) throw new Error(`The PDF does not say ${pattern.source} where Chromium says it: tools/pdf.ts must learn its new form.`);
    const next = by(found[0].length);
    if (next.length !== found[0].length)
      throw new Error(`What tools/pdf.ts would write is ${next.length} bytes long, and must be ${found[0].length}.`);
    head = head.replace(found[0], () => next);
  };
  for (const name of ['CreationDate', 'ModDate']) swap(new RegExp(`/${name} \\(D:\\d{14}\\+00'00'\\)`), () => `/${name} (D:${stamp})`);
  // The program's name, which tells the machine, gives way to the author's.
  const said = author ? `/Author (${author.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&')})` : '';
  swap(/\/Creator \((?:\\.|[^\\)])*\)/, (length) => said.slice(0, length).padEnd(length, ' '));
  return Buffer.from(head + text.slice(end), 'latin1');
}
