import * as v from 'valibot';
import { nearest, shown, type Fault, type Path, type Source } from './fault.ts';

type Issue = v.BaseIssue<unknown>;

const pathOf = (issue: Issue): Path => (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
const unquoted = (name: string): string => (/^".*"$/.test(name) ? name.slice(1, -1) : name);
const isUnknownKey = (issue: Issue): boolean => issue.type === 'strict_object' && issue.expected === 'never';
const isMissing = (issue: Issue): boolean =>
  issue.input === undefined && /^(strict_|loose_)?object$/.test(issue.type) && issue.expected !== null && /^".*"$/.test(issue.expected);

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
  null: 'null',
  never: 'nothing'
};

function plain(expected: string | null): string {
  if (!expected) return 'something else';
  const bound = /^([<>]=?)(-?[\d.]+)$/.exec(expected);
  if (bound) return `${{ '<=': 'at most', '>=': 'at least', '<': 'less than', '>': 'more than' }[bound[1]!]} ${bound[2]}`;
  const options = expected.replace(/^\((.*)\)$/, '$1').split(' | ');
  const words = [...new Set(options.map((option) => kinds[option] ?? option))];
  if (words.length > 2 && words.every((word) => word.startsWith('"'))) return `one of ${words.join(', ')}`;
  return words.join(' or ');
}

const expectation = (issue: Issue): string => (issue.message.startsWith('Invalid') ? plain(issue.expected) : issue.message);

/** Keys that a shape knows at the place of an unknown key: those it was given and those it misses. */
type Known = (path: Path) => string[];

function spread(issue: Issue): Issue[] {
  if (issue.type !== 'union' || !issue.issues) return [issue];
  // Of the forms a value may have, the one it tries to be is that with the fewest complaints of its own.
  const inner = issue.issues.filter((one) => one.path && !isUnknownKey(one) && !isMissing(one));
  const given = issue.input;
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
    const keys = Object.keys(given);
    const known = new Set(issue.issues.filter(isMissing).map((one) => unquoted(one.expected ?? '')));
    const strange = keys.filter(
      (key) => !known.has(key) && issue.issues!.filter((one) => isUnknownKey(one) && unquoted(one.received) === key).length > 0
    );
    if (inner.length > 0) return inner.map((one) => withPath(issue, one)).flatMap(spread);
    const unknown = issue.issues.filter((one) => isUnknownKey(one) && strange.includes(unquoted(one.received)));
    const first = unknown.find((one, i) => unknown.findIndex((other) => other.received === one.received) === i);
    if (first && strange.length > 0) return [withPath(issue, { ...first, requirement: [...known] } as unknown as Issue)];
    const missing = issue.issues.filter(isMissing);
    if (missing.length === 1) return [withPath(issue, missing[0]!)];
  }
  return [issue];
}

function withPath(outer: Issue, inner: Issue): Issue {
  return { ...inner, path: [...(outer.path ?? []), ...(inner.path ?? [])] } as Issue;
}

/** Faults of shape of a part of a file against a schema. `base` is where the part stands in the file. */
export function shapeFaults(
  source: Source,
  value: unknown,
  schema: v.GenericSchema,
  base: Path,
  known: Known
): { path: Path; key: boolean; fault: Fault }[] {
  const result = v.safeParse(schema, value);
  if (result.success) return [];
  return result.issues.flatMap(spread).map((issue) => {
    const path = [...base, ...pathOf(issue)];
    if (isUnknownKey(issue)) {
      const key = String(path.at(-1));
      const extra = (issue.requirement as unknown as string[] | undefined) ?? [];
      const names = extra.length > 0 ? extra : known(path.slice(0, -1).slice(base.length));
      const near = nearest(key, names);
      return {
        path,
        key: true,
        fault: source.fault(
          path,
          `the unknown key ${shown(key)}`,
          names.length > 0 ? `one of ${names.join(', ')}` : 'no such key',
          near ? `Write "${near}".` : 'Take it away, or rename it.',
          true
        )
      };
    }
    if (isMissing(issue)) {
      const key = unquoted(issue.expected ?? '');
      return { path, key: false, fault: source.fault(path, `no "${key}"`, `the key "${key}"`, `Add "${key}".`) };
    }
    const expected = expectation(issue);
    const choices = issue.expected?.match(/"[^"]*"/g)?.map(unquoted) ?? [];
    const near = typeof issue.input === 'string' ? nearest(issue.input, choices) : undefined;
    return { path, key: false, fault: source.fault(path, shown(issue.input), expected, near ? `Write "${near}".` : 'Change the value.') };
  });
}

interface Inside {
  type?: string;
  key?: string;
  entries?: Record<string, Inside>;
  item?: Inside;
  items?: Inside[];
  value?: Inside;
  wrapped?: Inside;
  pipe?: Inside[];
  options?: Inside[];
  literal?: unknown;
}

/** The keys that a schema knows at a place, following the values given where it has several forms. */
export function keysOf(schema: unknown, value: unknown, path: Path): string[] {
  let here = schema as Inside | undefined;
  let given = value;
  const unwrap = (): void => {
    for (let turns = 0; here && turns < 20; turns++) {
      if (here.wrapped) here = here.wrapped;
      else if (here.options && !here.entries) {
        const fits: Inside[] = here.options.filter((option) => {
          const form = here?.key === undefined ? undefined : option.entries?.[here.key];
          return form?.literal !== undefined
            ? form.literal === (given as Record<string, unknown> | null | undefined)?.[here!.key!]
            : option.entries !== undefined;
        });
        if (fits.length !== 1) {
          here = fits.length > 1 ? { entries: Object.assign({}, ...fits.map((fit) => fit.entries)) as Record<string, Inside> } : undefined;
          return;
        }
        here = fits[0];
      } else return;
    }
  };
  for (const part of path) {
    unwrap();
    if (!here) return [];
    here = here.entries?.[part] ?? here.item ?? (typeof part === 'number' ? here.items?.[part] : undefined) ?? here.value;
    given = typeof given === 'object' && given !== null ? (given as Record<string | number, unknown>)[part] : undefined;
  }
  unwrap();
  return Object.keys(here?.entries ?? {});
}
