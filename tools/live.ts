import { createHash } from 'node:crypto';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';

/**
 * `virtual:live`: the one script of the pages, built apart from Kit's own client so that only what moves is sent, as one
 * file. In a build it gives the file's name (with the hash of its bytes) and its code; while developing `file` is null
 * and pages load the source itself.
 */
export function live(): Plugin {
  const name = 'virtual:live';
  let building = false;
  let made: Promise<{ file: string; code: string }> | null = null;

  const make = async (): Promise<{ file: string; code: string }> => {
    const result = await build({
      configFile: false,
      logLevel: 'warn',
      mode: 'production',
      plugins: [svelte({ configFile: false })],
      build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: 'src/live.ts', output: { format: 'es' } } }
    });
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
    const chunks = outputs.filter((output) => output.type === 'chunk');
    if (chunks.length !== 1) throw new Error(`src/live.ts must build to one file, not ${chunks.length}`);
    const code = chunks[0]!.code;
    return { file: `live.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`, code };
  };

  return {
    name: 'live',
    configResolved: (config) => void (building = config.command === 'build'),
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const { file, code } = building ? await (made ??= make()) : { file: null, code: '' };
      return `export const file = ${JSON.stringify(file)};\nexport const code = ${JSON.stringify(code)};\n`;
    }
  };
}
