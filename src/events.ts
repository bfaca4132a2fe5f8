/**
 * What runs in the page of all facts, /data/events/: turns its pages and looks through all rows, which come in files of some
 * thousand. The page is whole without it, with its first rows and the file of all.
 */
import { finder } from './lib/view/search.ts';

type Row = readonly string[];
const table = document.querySelector<HTMLTableElement>('table[data-rows]')!;
const body = table.tBodies[0]!;
const form = document.querySelector<HTMLFormElement>('form.looking')!;
const field = form.querySelector('input')!;
const status = form.querySelector<HTMLElement>('[role="status"]')!;
const [previous, next] = [...form.querySelectorAll('button')] as [HTMLButtonElement, HTMLButtonElement];
const [rows, size, part] = [table.dataset.rows, table.dataset.page, table.dataset.part].map(Number) as [number, number, number];
const parts = Math.max(1, Math.ceil(rows / part));
const said = status.dataset as Record<'rows' | 'found' | 'none' | 'searching' | 'failed', string>;

/** Every file is asked for once; one that failed, again. */
const asked = new Map<number, Promise<Row[]>>();
const read = (index: number): Promise<Row[]> => {
  const known = asked.get(index);
  if (known) return known;
  const coming = fetch(`${index}.json`).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json() as Promise<Row[]>;
  });
  coming.catch(() => asked.delete(index));
  asked.set(index, coming);
  return coming;
};

let turn = 0;
let first = 0;
/** rows with the words looked for; null while none are */
let found: Row[] | null = null;

const say = (text: string, values: Record<string, number> = {}): void => {
  status.textContent = text.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? 0).toLocaleString(document.documentElement.lang));
};
const fill = (list: readonly Row[]): void => {
  body.replaceChildren(
    ...list.map((cells) => {
      const row = document.createElement('tr');
      cells.forEach((text, i) => {
        const cell = document.createElement(i === 0 ? 'th' : 'td');
        if (i === 0) (cell as HTMLTableCellElement).scope = 'row';
        cell.textContent = text;
        row.append(cell);
      });
      return row;
    })
  );
};

async function show(): Promise<void> {
  const mine = ++turn;
  const all = found ? found.length : rows;
  try {
    const from = first % part;
    const list = found ? found.slice(first, first + size) : (await read(Math.floor(first / part))).slice(from, from + size);
    if (mine !== turn) return;
    fill(list);
    previous.disabled = first === 0;
    next.disabled = first + size >= all;
    say(all === 0 ? said.none : found ? said.found : said.rows, { from: first + 1, to: first + list.length, all });
  } catch {
    if (mine === turn) say(said.failed);
  }
}

async function look(): Promise<void> {
  const mine = ++turn;
  first = 0;
  if (!field.value.trim()) {
    found = null;
    return show();
  }
  const fits = finder(field.value);
  const hits: Row[] = [];
  try {
    for (let index = 0; index < parts; index++) {
      const list = await read(index);
      if (mine !== turn) return;
      const before = hits.length;
      for (const row of list) if (fits(row)) hits.push(row);
      // The first page stands as soon as it is known.
      if (before < size && hits.length > before) fill(hits.slice(0, size));
      say(said.searching, { all: hits.length, done: index + 1, parts });
      // What was read before comes at once: the page is let breathe between.
      await new Promise((done) => setTimeout(done));
    }
  } catch {
    if (mine === turn) say(said.failed);
    return;
  }
  if (mine !== turn) return;
  found = hits;
  await show();
}

let waiting = 0;
form.hidden = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  void look();
});
field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void look(), 250);
});
const go = (by: number): void => {
  first = Math.max(0, first + by);
  void show();
};
previous.addEventListener('click', () => go(-size));
next.addEventListener('click', () => go(size));
// A browser that comes back to the page fills the field in again.
if (field.value) void look();
else {
  // The first rows stand in the page already.
  previous.disabled = true;
  next.disabled = rows <= size;
  say(said.rows, { from: 1, to: body.rows.length, all: rows });
}
