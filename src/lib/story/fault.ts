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

/** The known word nearest to one that is not known; undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 80) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const other of known) {
    if (Math.abs(other.length - word.length) >= least) continue;
    // The same letters in another order are a slip of the fingers: nearest of all.
    const distance = letters(word) === letters(other) ? 0.5 : apart(word.toLowerCase(), other.toLowerCase());
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

/** Where a text of JSON first goes deeper than that, if it does. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[{\]}]/g)) {
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth--;
    if (depth > deepest) return index;
  }
  return undefined;
}

/**
 * What is no letter and no sign, and does harm where it cannot be seen: control characters, which XML has no way to write, halves
 * of characters, and marks that turn the direction of the words around them, so that a line reads other than it is written.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** A file as text, tree and value, that can say where a path stands. */
export class Source {
  readonly tree: Node | undefined = undefined;
  readonly value: unknown = undefined;
  readonly faults: Fault[] = [];
  readonly #starts: number[] = [0];

  constructor(
    readonly name: string,
    text: string
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    const deep = tooDeep(text);
    if (deep !== undefined) {
      const [found, expected] = [`more than ${deepest} lists and objects inside one another`, 'a story, which needs fewer'];
      this.faults.push({ file: name, path: '', ...this.#place(deep), found, expected, mend: 'Close what is open, or take it away.' });
      return;
    }
    const errors: ParseError[] = [];
    this.tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    // One trouble makes others in the same line: the first tells enough.
    let line = 0;
    for (const error of errors) {
      if (this.#place(error.offset).line === line) continue;
      line = this.#place(error.offset).line;
      const [found, expected, mend] = syntax[printParseErrorCode(error.error)] ?? ['something that is not JSON', 'JSON', 'Mend it.'];
      this.faults.push({ file: name, path: '', ...this.#place(error.offset), found, expected, mend });
    }
    this.value = this.tree && this.#read(this.tree, []);
  }

  /** Reads the tree to a value, and tells of keys that stand twice. */
  #read(node: Node, path: Path): unknown {
    if (node.type === 'array') return (node.children ?? []).map((child, i) => this.#read(child, [...path, i]));
    if (node.type === 'string') this.#legible(node, path);
    if (node.type !== 'object') return node.value as unknown;
    const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      this.#legible(key, [...path, name]);
      // In an object of JavaScript that name means what the object is made after.
      if (name === '__proto__') {
        const [found, expected] = ['the key "__proto__"', 'another key'];
        this.faults.push({ file: this.name, path: written([...path, name]), ...this.#place(key.offset), found, expected, mend: 'Take it away.' });
        continue;
      }
      if (name in object && this.faults.every((fault) => fault.path))
        this.faults.push({
          file: this.name,
          path: written([...path, name]),
          ...this.#place(key.offset),
          found: `the key ${JSON.stringify(name)} a second time`,
          expected: 'every key once',
          mend: 'Take one of the two away.'
        });
      object[name] = this.#read(value, [...path, name]);
    }
    return object;
  }

  /** Tells of a text with what cannot be seen in it. */
  #legible(node: Node, path: Path): void {
    const found = unseen.exec(String(node.value))?.[0];
    // Where the file cannot be read as JSON, that was told already.
    if (found === undefined || this.faults.some((fault) => !fault.path)) return;
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
    let low = 0;
    for (let high = this.#starts.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  /** Where a path stands; where its nearest existing part stands when it does not exist itself. */
  at(path: Path, atKey = false): { line: number; column: number } {
    let node = this.tree;
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
