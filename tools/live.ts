import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';

/**
 * What D3's scales bring with them and no chart uses: colours to interpolate, and the formatting of ticks, whose labels
 * come from the server. In their place stands what says so when it is called after all.
 */
function numbersOnly(): Plugin {
  const used: Record<string, string[]> = {
    'd3-color': ['color', 'rgb', 'hsl', 'lab', 'hcl', 'cubehelix'],
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
      // A value that is not a number is asked whether it is a colour: it is not.
      return `${none}\n${used[name]!.map((one) => `export const ${one} = ${one === 'color' ? '() => null' : 'none'};`).join('\n')}`;
    }
  };
}

/**
 * `virtual:live`: the one script of the pages, built apart from Kit's own client so that only what moves is sent, as one
 * file. In a build it gives the file's name (with the hash of its bytes) and its code; while developing `file` is null
 * and pages load the source itself.
 */
export function live(): Plugin {
  const name = 'virtual:live';
  let building = false;
  let root = process.cwd();
  let made: Promise<{ file: string; code: string }> | null = null;

  const make = async (): Promise<{ file: string; code: string }> => {
    const result = await build({
      configFile: false,
      root,
      publicDir: false,
      resolve: { alias: { $lib: join(root, 'src/lib') } },
      logLevel: 'warn',
      mode: 'production',
      plugins: [numbersOnly(), svelte({ configFile: false })],
      build: {
        write: false,
        minify: true,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: 'src/live.ts', output: { format: 'es' } }
      }
    });
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
    const chunks = outputs.filter((output) => output.type === 'chunk');
    if (chunks.length !== 1) throw new Error(`src/live.ts must build to one file, not ${chunks.length}`);
    const styles = outputs.filter((output) => output.fileName.endsWith('.css'));
    if (styles.length > 0) throw new Error('What src/live.ts imports has styles of its own: put them into the style sheets of the pages');
    const code = chunks[0]!.code;
    return { file: `live.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`, code };
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
      // Kit builds its own client too, which no page loads: the script has no place in it.
      const { file, code } = building && this.environment.name === 'ssr' ? await (made ??= make()) : { file: null, code: '' };
      return `export const file = ${JSON.stringify(file)};\nexport const code = ${JSON.stringify(code)};\n`;
    }
  };
}
