// The files for hosts that one runs oneself are those that the rules give: whoever changes a rule makes them anew.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { caddyFile, nginxFile } from '../../tools/headers.ts';

it.each([
  ['nginx.conf', nginxFile()],
  ['Caddyfile', caddyFile()]
])('docs/hosting/%s is as the rules say (npm run hosting)', (file, text) => {
  expect(readFileSync(`docs/hosting/${file}`, 'utf8')).toBe(text);
});
