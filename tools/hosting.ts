import { mkdirSync, writeFileSync } from 'node:fs';
import { caddyFile, nginxFile } from './headers.ts';

// `npm run hosting`: writes the rules of tools/headers.ts as hosts that one runs oneself read them.
mkdirSync('docs/hosting', { recursive: true });
for (const [file, text] of Object.entries({ 'nginx.conf': nginxFile(), Caddyfile: caddyFile() })) {
  writeFileSync(`docs/hosting/${file}`, text);
  console.log(`docs/hosting/${file}`);
}
