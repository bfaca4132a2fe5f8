import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import { budgets } from './budgets.ts';

/**
 * What D3's scales bring with them and no chart uses: colours and texts to interpolate, and the formatting of ticks, whose
 * labels come from the server. In their place stands what says so when it is called after all.
 */
function numbersOnly(): Plugin {
  const used: Record<string, string[]> = {
    'd3-interpolate': ['interpolate', 'interpolateNumber', 'interpolateRound', 'piecewise'],
    'd3-format': ['format', 'formatPrefix', 'formatSpecifier', 'precisionFixed', 'precisionPrefix', 'precisionRound']
  };
  return {
    name: 'numbers-only',
    enforce: 'pre',
    resolveId: (id) => (id in used ? `\0${id}` : null),
    load(id) {
      const name = id.slice(1);
      if (!id.startsWith('\0') || !(name in used)) return null;
      const none = `function none() { throw new Error(${JSON.stringify(`${name} is left out of the pages: see tools/live.ts`)}); }`;
      // All that scales of numbers need of it: numbers between two numbers.
      const known: Record<string, string> = {
        interpolate: 'between',
        interpolateNumber: 'between',
        interpolateRound: '(a, b) => (t) => Math.round(between(a, b)(t))'
      };
      const between = 'const between = (a, b) => ((a = +a), (b = +b), (t) => a * (1 - t) + b * t);';
      return `${none}\n${between}\n${used[name]!.map((one) => `export const ${one} = ${known[one] ?? 'none'};`).join('\n')}`;
    }
  };
}

/**
 * Scrollama listens to every scroll to know the direction in which a step is met. Nothing here asks for it, and what listens is
 * called in every frame of a phone. When a step is met it asks for the scroll place anyway.
 */
function withoutDirection(): Plugin {
  const listens = 'document.addEventListener("scroll", () => onScroll(container));';
  return {
    name: 'without-direction',
    enforce: 'pre',
    transform(code, id) {
      if (!/scrollama[/\\]build[/\\]scrollama\.js$/.test(id)) return null;
      if (code.split(listens).length !== 2)
        throw new Error('Scrollama listens to scrolling in other words than tools/live.ts knows: look at its new version');
      return { code: code.replace(listens, ''), map: null };
    }
  };
}

/** A script of the pages as it is sent: its name carries the hash of its bytes. */
export interface Built {
  file: string;
  code: string;
}
/** The scripts by the name of their entry in `src/`; whether a page loads it as a module, or as a classic script. */
const entries = { live: 'es', frame: 'iife', card: 'iife', host: 'iife', code: 'iife', events: 'iife' } as const;
export type Entry = keyof typeof entries;

export const scriptNames = Object.keys(entries) as Entry[];

/**
 * Builds one script of the pages as it is sent.
 * @param root the folder of the site
 * @param mapped whether to tell where each byte came from, too
 * @returns its name and code, and its source map when asked. Throws when it comes to more than one file, has styles, or is a
 * loader larger than other sites were promised.
 */
export async function makeScript(entry: Entry, root: string, mapped = false): Promise<Built & { map: Rolldown.SourceMap | null }> {
  const result = await build({
    configFile: false,
    root,
    publicDir: false,
    resolve: { alias: { $lib: join(root, 'src/lib') } },
    logLevel: 'warn',
    mode: 'production',
    plugins: [numbersOnly(), withoutDirection()],
    build: {
      write: false,
      minify: true,
      sourcemap: mapped && 'hidden',
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: `src/${entry}.ts`, output: { format: entries[entry] } }
    }
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const chunks = outputs.filter((output) => output.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`src/${entry}.ts must build to one file, not ${chunks.length}`);
  const styles = outputs.filter((output) => output.fileName.endsWith('.css'));
  if (styles.length > 0) throw new Error(`What src/${entry}.ts imports has styles of its own: put them into the style sheets of the pages`);
  const code = chunks[0]!.code;
  const weight = gzipSync(code, { level: 9 }).length;
  if (entry === 'host' && weight > budgets.loader)
    throw new Error(`src/host.ts weighs ${weight} bytes gzipped; other sites were promised at most ${budgets.loader}`);
  return { file: `${entry}.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`, code, map: chunks[0]!.map };
}

/**
 * `virtual:live`: the scripts of the pages, built apart from Kit's own client so that only what moves is sent, each as one
 * file. In a build `scripts` gives each one's name and code. While developing those of our own pages are null, and pages load
 * the source itself; the ones that stand alone are built then too.
 */
export function live(): Plugin {
  const name = 'virtual:live';
  let building = false;
  let root = process.cwd();
  let made: Promise<Record<Entry, Built>> | null = null;

  const make = (entry: Entry): Promise<Built> => makeScript(entry, root).then(({ file, code }) => ({ file, code }));
  const all = async (): Promise<Record<Entry, Built>> => {
    const made: Partial<Record<Entry, Built>> = {};
    for (const entry of scriptNames) made[entry] = await make(entry);
    return made as Record<Entry, Built>;
  };

  return {
    name: 'live',
    configResolved(config) {
      building = config.command === 'build';
      root = config.root;
    },
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      // Kit builds its own client too, which no page loads: the scripts have no place in it.
      const scripts =
        this.environment.name !== 'ssr'
          ? {}
          : building
            ? await (made ??= all())
            : { live: null, frame: null, card: await make('card'), host: await make('host'), code: null, events: null };
      return `export const scripts = ${JSON.stringify(scripts)};\n`;
    }
  };
}
