import { readFileSync } from 'node:fs';
import { check } from '../../src/lib/story/check.ts';
import type { Fault } from '../../src/lib/story/fault.ts';
import type { Story } from '../../src/lib/story/schema.ts';

type Path = (string | number)[];
const names = ['timeline.json', 'story.json'] as const;
const whole = names.map((name) => ({ name, text: readFileSync(new URL(`../second/${name}`, import.meta.url), 'utf8') }));

/** Words that would be markup, script, a formula or a name of JavaScript's own, if anything took them for that. */
export const evil: readonly string[] = [
  '<img src=x onerror=window.__hit=true>',
  '<script>window.__hit=true</script>',
  '</script><script>window.__hit=true</script>',
  '</style></title></textarea><svg onload=window.__hit=true>',
  '<!--',
  '<!--<script>',
  '--><script>window.__hit=true</script>',
  ']]><hit/>',
  '" onmouseover="window.__hit=true" x="',
  "' onfocus='window.__hit=true' autofocus='",
  '&lt;hit&gt; &amp; & &nosuch; &',
  'javascript:window.__hit=true',
  '=cmd|calc!A',
  '@SUM(A)',
  '__proto__ constructor toString',
  '\u200b\u200d\ufeff\u00ad\u2028\u2029',
  '😀👩‍👩‍👧 e\u0301',
  'שלום עולם مرحبا',
  'ﷺ'
];

/** Every text of a value with its path; the paths of texts that stand in the same place of lists and of named entries are one pattern. */
function leaves(value: unknown, path: Path = []): { path: Path; pattern: string }[] {
  if (typeof value === 'string') {
    const pattern = path.map((key, i) =>
      typeof key === 'number' || ['series', 'figures', 'charts', 'names', 'leftOut'].includes(String(path[i - 1])) ? '*' : key
    );
    return [{ path, pattern: pattern.join('.') }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, Array.isArray(value) ? Number(key) : key]));
}

type Value = Record<string | number, unknown>;
/** The files with words put after those of some places. */
function written(words: (pattern: string) => string | null): { name: string; text: string }[] {
  return whole.map(({ name, text }) => {
    const value = JSON.parse(text) as Value;
    for (const { path, pattern } of leaves(value)) {
      const after = words(`${name}:${pattern}`);
      if (after === null) continue;
      const inner = path.slice(0, -1).reduce((at, key) => at[key] as Value, value);
      inner[path.at(-1)!] = `${String(inner[path.at(-1)!])} ${after}`;
    }
    return { name, text: JSON.stringify(value, null, 2) };
  });
}

/** Places of ids, dates and choices: left out beforehand, since every one that is asked costs a check of the whole story. */
const bound =
  /[.:](?:\$schema|id|person|kind|date|precision|bound|confidence|linkPolicy|url|fact|chart|series|rest|side|status|start|end|from|to|published|story|facts|compiled|held|heldFrom|day|days|last|until|n|link\.to|language|table|pages|spread|step|step\.\*)$|[.](?:sources|facts|people|pages|sum|days|years|row|minus|ratio|silence|least|most|rows|fact)\.\*(?:\.\*)?$|^timeline\.json:rules\./;
let known: string[] | undefined;
/** The places of a story whose words are free: those after which harmless words may stand without a fault. Found out once. */
export function freePlaces(): string[] {
  const all = [...new Set(whole.flatMap(({ name, text }) => leaves(JSON.parse(text)).map(({ pattern }) => `${name}:${pattern}`)))];
  // Those that are free together are found together; where there is a fault, halves are tried.
  const free = (list: string[]): string[] => {
    const together = new Set(list);
    if (check(written((pattern) => (together.has(pattern) ? 'and so on' : null))).faults.length === 0) return list;
    const half = list.length >> 1;
    return half === 0 ? [] : [...free(list.slice(0, half)), ...free(list.slice(half))];
  };
  return (known ??= free(all.filter((one) => !bound.test(one) || one.startsWith('story.json:charts'))));
}

/** The second story with some words after those of every free place, or of some, as files and as it is read. */
export function spoilt(
  words: string,
  places: readonly string[] = freePlaces()
): { files: { name: string; text: string }[]; story: Story | null; faults: Fault[] } {
  const free = new Set(places);
  const files = written((pattern) => (free.has(pattern) ? words : null));
  return { files, ...check(files) };
}
