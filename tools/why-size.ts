/**
 * `npm run why-size [-- live frame card host code]`: what each dependency, and each file of ours, weighs in the scripts of the
 * pages. Scripts are built as the site builds them; a source map tells whose every byte is. Compressed bytes are nobody's own:
 * they are shared out by the bytes before.
 */
import { brotli } from './bench/host.ts';
import { figure, table } from './bench/table.ts';
import { makeScript, scriptNames, type Entry } from './live.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of a segment of a source map. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
}

/**
 * The bytes of code by the source they came from. A byte belongs to the segment that begins before it in its line; to "" where
 * the map names none.
 */
export function bytesBySource(code: string, map: { mappings: string; sources: readonly string[] }): Map<string, number> {
  const bytes = new Map<string, number>();
  const add = (source: string, text: string): void => void (text && bytes.set(source, (bytes.get(source) ?? 0) + Buffer.byteLength(text)));
  const lines = code.split('\n');
  let index = 0;
  for (const [i, segments] of map.mappings.split(';').entries()) {
    const line = lines[i];
    if (line === undefined) break;
    let column = 0;
    let source = '';
    for (const segment of segments.split(',').filter(Boolean)) {
      const [ahead, moved] = numbersOf(segment);
      add(source, line.slice(column, column + ahead!));
      column += ahead!;
      if (moved !== undefined) index += moved;
      source = moved === undefined ? '' : map.sources[index]!;
    }
    add(source, `${line.slice(column)}${i < lines.length - 1 ? '\n' : ''}`);
  }
  return bytes;
}

/** Whose a source is: a package by its name, a file of ours by its path. */
export function ownerOf(source: string): string {
  const path = source.replace(/\\/g, '/').replace(/\?.*$/, '');
  const installed = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path);
  if (installed) return installed[1]!;
  const own = /(?:^|\/)(src\/.*)$/.exec(path);
  return own?.[1] ?? (/d3-\w+/.exec(path)?.[0] ? `${/d3-\w+/.exec(path)![0]} (left out: tools/live.ts)` : 'what binds them');
}

if (process.argv[1]?.replace(/\\/g, '/').endsWith('tools/why-size.ts')) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(scriptNames as string[]).includes(name));
  if (unknown.length > 0) {
    console.error(`There is no script ${unknown.join(', ')}; there are ${scriptNames.join(', ')}.`);
    process.exit(1);
  }
  for (const entry of asked.length > 0 ? (asked as Entry[]) : scriptNames) {
    const { code, map } = await makeScript(entry, process.cwd(), true);
    if (!map) throw new Error(`the build of src/${entry}.ts has no source map`);
    const packed = brotli(code).length;
    const owners = new Map<string, number>();
    for (const [source, bytes] of bytesBySource(code, map as { mappings: string; sources: string[] }))
      owners.set(ownerOf(source), (owners.get(ownerOf(source)) ?? 0) + bytes);
    const size = Buffer.byteLength(code);
    const row = ([name, bytes]: readonly [string, number]): string[] => [
      name,
      figure(bytes),
      figure(Math.round((bytes / size) * packed)),
      `${((bytes / size) * 100).toFixed(1)} %`
    ];
    const sorted = [...owners].sort((a, b) => b[1] - a[1]);
    const sum = (list: typeof sorted): number => list.reduce((all, [, bytes]) => all + bytes, 0);
    const groups = [sorted.filter(([name]) => !name.startsWith('src/')), sorted.filter(([name]) => name.startsWith('src/'))];
    console.log(
      `\nsrc/${entry}.ts: ${figure(size)} bytes, ${figure(packed)} in brotli\n${table(
        ['', 'bytes', 'brotli, its share', ''],
        groups.flatMap((group, i) => [row([i === 0 ? 'ALL THAT OTHERS WROTE' : 'ALL OF OURS', sum(group)]), ...group.map(row)])
      )}`
    );
  }
}
