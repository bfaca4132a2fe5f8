import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

/** Where something is: keys and list places from the top of a file. */
export type Path = readonly (string | number)[];

export interface Fault {
  file: string;
  /** as one writes it in code: facts[3].date; empty for the whole file */
  path: string;
  line: number;
  column: number;
  found: string;
  expected: string;
  mend: string;
}

/** One fault as one message. */
export const tell = (fault: Fault): string =>
  `${fault.file}, line ${fault.line}${fault.path ? ` (${fault.path})` : ''}: found ${fault.found}, expected ${fault.expected}. ${fault.mend}`;

export const written = (path: Path): string =>
  path.reduce<string>(
    (all, key) =>
      typeof key === 'number' ? `${all}[${key}]` : /^[\w$]+$/.test(key) ? (all ? `${all}.${key}` : key) : `${all}[${JSON.stringify(key)}]`,
    ''
  );

/** A value as a reader of messages sees it: short, on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…${text.startsWith('"') ? '"' : ''}` : text;
}

/** How many letters two words differ in. */
function apart(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

const letters = (word: string): string => [...word.toLowerCase()].sort().join('');

/** The known word nearest to one that is not known; undefined when none is near. Looks at every known word. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 80) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  const own = letters(word);
  for (const other of known) {
    if (Math.abs(other.length - word.length) >= least) continue;
    // The same letters in another order are a slip of the fingers: nearest of all.
    const distance = other.length === word.length && own === letters(other) ? 0.5 : apart(word.toLowerCase(), other.toLowerCase());
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}

const syntax: Record<string, [found: string, expected: string, mend: string]> = {
  InvalidSymbol: ['a word without quotes', 'a value of JSON', 'Put text between double quotes; only true, false and null stand without.'],
  InvalidNumberFormat: ['a number that is none', 'a number of JSON', 'Write it like 12 or 1.5.'],
  PropertyNameExpected: ['no key', 'a key between double quotes', 'Take away a comma before a closing brace, or add the key.'],
  ValueExpected: ['no value', 'a value', 'Take away a comma before a closing bracket, or add the value.'],
  ColonExpected: ['no colon', 'a colon after the key', 'Add a colon.'],
  CommaExpected: ['no comma', 'a comma between entries', 'Add a comma after the entry before.'],
  CloseBraceExpected: ['no closing brace', 'the closing brace }', 'Close the object.'],
  CloseBracketExpected: ['no closing bracket', 'the closing bracket ]', 'Close the list.'],
  EndOfFileExpected: ['more text after the end', 'the end of the file', 'Take away what stands after the last closing brace.'],
  InvalidCommentToken: ['a comment', 'no comments', 'Take the comment away; use a "note" where there is one.'],
  UnexpectedEndOfComment: ['a comment', 'no comments', 'Take the comment away.'],
  UnexpectedEndOfString: ['text without its closing quote', 'a closing double quote', 'Close the text on the same line.'],
  UnexpectedEndOfNumber: ['a number that breaks off', 'a number of JSON', 'Write it like 12 or 1.5.'],
  InvalidUnicode: ['\\u without four digits', 'an escape like \\u2019', 'Write the character itself.'],
  InvalidEscapeCharacter: ['a backslash before an ordinary letter', 'an escape of JSON', 'Double the backslash: \\\\.'],
  InvalidCharacter: ['a tab or control character inside text', 'text on one line', 'Write \\t or \\n instead.']
};

/** The most that values may stand inside one another. A story needs ten; readers of JSON that go deeper run out of memory. */
const deepest = 64;

/**
 * What is no letter and no sign, and does harm where it cannot be seen: control characters, which XML has no way to write, halves
 * of characters, and marks that turn the direction of the words around them, so that a line reads other than it is written.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** What a file may have of it, raw or escaped, and the one key that JavaScript takes for its own: looked for in one go. */
const suspect = new RegExp(`(?![\\n\\r\\t])${unseen.source}|\\\\[ubfnrt]|__proto__`, 'u');

const [quote, backslash, colon, comma] = [34, 92, 58, 44];
const opens = (code: number): boolean => code === 123 || code === 91;
const closes = (code: number): boolean => code === 125 || code === 93;

/** The place of the quote that closes the text whose opening quote is at `at`; -1 where none does. */
function textEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

/** One walk over a text of JSON, sound or not: how many keys it writes, and where it first goes too deep, if it does. */
function walked(text: string): { keys: number; deep?: number } {
  let keys = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      const end = textEnd(text, i);
      if (end < 0) break;
      i = end;
    } else if (code === colon) keys++;
    else if (opens(code) && ++depth > deepest) return { keys, deep: i };
    else if (closes(code)) depth--;
  }
  return { keys };
}
/** How many keys a value has: fewer than its text writes where one stands twice. */
function keysKept(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) for (const one of value) keys += keysKept(one);
  else for (const one of Object.values(value)) keys += 1 + keysKept(one);
  return keys;
}

interface Spot {
  /** where the value begins, and its key; the same in a list */
  at: number;
  key: number;
  inner?: Map<string, Spot> | Spot[];
}

/**
 * Where the parts of sound JSON stand. A part is looked into when something in it is asked for, so that a large file in which
 * nothing is wrong is never gone through, and one in which much is wrong once for each level.
 */
class Places {
  readonly #root: Spot;
  constructor(readonly text: string) {
    const at = text.search(/\S/);
    this.#root = { at, key: at };
  }

  /** The parts of a value, by key or place in the list; none where it has no parts. */
  #inside(spot: Spot): Map<string, Spot> | Spot[] {
    const { text } = this;
    const list = text.charCodeAt(spot.at) === 91;
    const keyed = new Map<string, Spot>();
    const listed: Spot[] = [];
    if (list || opens(text.charCodeAt(spot.at))) {
      let depth = 1;
      let key = -1;
      let name = '';
      // Whether a value of this very level is to begin: text and numbers of deeper levels are passed over.
      let due = list;
      for (let i = spot.at + 1; depth > 0; i++) {
        const code = text.charCodeAt(i);
        if (code <= 32) continue;
        if (depth === 1 && due && !closes(code)) {
          if (list) listed.push({ at: i, key: i });
          else keyed.set(name, { at: i, key });
          due = false;
        } else if (depth === 1 && !list && code === quote) {
          key = i;
          name = JSON.parse(text.slice(i, textEnd(text, i) + 1)) as string;
        } else if (depth === 1 && code === colon) due = true;
        else if (depth === 1 && code === comma) due = list;
        if (code === quote) i = textEnd(text, i);
        else if (opens(code)) depth++;
        else if (closes(code)) depth--;
      }
    }
    return list ? listed : keyed;
  }

  /** The offset of a path, or of its nearest part that exists; of the key before it when asked. */
  offset(path: Path, atKey: boolean): number {
    let spot = this.#root;
    let place = spot.at;
    for (const [i, part] of path.entries()) {
      const inner = (spot.inner ??= this.#inside(spot));
      const next: Spot | undefined = Array.isArray(inner) ? (typeof part === 'number' ? inner[part] : undefined) : inner.get(String(part));
      if (!next) break;
      place = atKey && i === path.length - 1 ? next.key : next.at;
      spot = next;
    }
    return place;
  }
}

/** A file as text and value, that can say where a path stands. */
export class Source {
  readonly value: unknown = undefined;
  readonly faults: Fault[] = [];
  readonly #text: string;
  #starts: number[] | undefined;
  /** of sound JSON without a key that stands twice */
  readonly #places: Places | undefined;
  /** of everything else */
  readonly #tree: Node | undefined;

  constructor(
    readonly name: string,
    text: string
  ) {
    this.#text = text;
    const { keys, deep } = walked(text);
    if (deep !== undefined) {
      const [found, expected] = [`more than ${deepest} lists and objects inside one another`, 'a story, which needs fewer'];
      this.faults.push({ file: name, path: '', ...this.#place(deep), found, expected, mend: 'Close what is open, or take it away.' });
      return;
    }
    // Nearly every file is sound, and for those the platform's own reader is many times as fast.
    try {
      const value: unknown = JSON.parse(text);
      if (keys === keysKept(value) && !suspect.test(text)) {
        this.value = value;
        this.#places = new Places(text);
        return;
      }
    } catch {
      // What is wrong is told below.
    }
    const errors: ParseError[] = [];
    this.#tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    // One trouble makes others in the same line: the first tells enough.
    let line = 0;
    for (const error of errors) {
      if (this.#place(error.offset).line === line) continue;
      line = this.#place(error.offset).line;
      const [found, expected, mend] = syntax[printParseErrorCode(error.error)] ?? ['something that is not JSON', 'JSON', 'Mend it.'];
      this.faults.push({ file: name, path: '', ...this.#place(error.offset), found, expected, mend });
    }
    // Keys and letters are told only of text that is whole otherwise.
    this.value = this.#tree && this.#read(this.#tree, [], this.faults.length === 0);
  }

  /** Reads the tree to a value, and tells of keys that stand twice. */
  #read(node: Node, path: Path, whole: boolean): unknown {
    if (node.type === 'array') return (node.children ?? []).map((child, i) => this.#read(child, [...path, i], whole));
    if (node.type === 'string' && whole) this.#legible(node, path);
    if (node.type !== 'object') return node.value as unknown;
    const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      if (whole) this.#legible(key, [...path, name]);
      // In an object of JavaScript that name means what the object is made after.
      if (name === '__proto__') {
        const [found, expected] = ['the key "__proto__"', 'another key'];
        this.faults.push({ file: this.name, path: written([...path, name]), ...this.#place(key.offset), found, expected, mend: 'Take it away.' });
        continue;
      }
      if (whole && name in object)
        this.faults.push({
          file: this.name,
          path: written([...path, name]),
          ...this.#place(key.offset),
          found: `the key ${JSON.stringify(name)} a second time`,
          expected: 'every key once',
          mend: 'Take one of the two away.'
        });
      object[name] = this.#read(value, [...path, name], whole);
    }
    return object;
  }

  /** Tells of a text with what cannot be seen in it. */
  #legible(node: Node, path: Path): void {
    const found = unseen.exec(String(node.value))?.[0];
    if (found === undefined) return;
    const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    this.faults.push({
      file: this.name,
      path: written(path),
      ...this.#place(node.offset),
      found: `the character U+${code}, which cannot be seen`,
      expected: 'letters and signs',
      mend: 'Take it away.'
    });
  }

  #place(offset: number): { line: number; column: number } {
    if (!this.#starts) {
      this.#starts = [0];
      for (let at = this.#text.indexOf('\n'); at >= 0; at = this.#text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    }
    const starts = this.#starts;
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  /** Where a path stands; where its nearest existing part stands when it does not exist itself. */
  at(path: Path, atKey = false): { line: number; column: number } {
    if (this.#places) return this.#place(this.#places.offset(path, atKey));
    let node = this.#tree;
    let place = node?.offset ?? 0;
    for (const [i, part] of path.entries()) {
      const property = node?.type === 'object' && node.children?.findLast((child) => child.children?.[0]?.value === String(part));
      const next: Node | undefined = property
        ? property.children?.[1]
        : node?.type === 'array' && typeof part === 'number'
          ? node.children?.[part]
          : undefined;
      if (!next) break;
      place = property && atKey && i === path.length - 1 ? property.offset : next.offset;
      node = next;
    }
    return this.#place(place);
  }

  fault(path: Path, found: string, expected: string, mend: string, atKey = false): Fault {
    return { file: this.name, path: written(path), ...this.at(path, atKey), found, expected, mend };
  }
}
