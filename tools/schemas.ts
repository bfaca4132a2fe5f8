import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { schemaFiles } from '../src/lib/story/published.ts';

/** `npm run schemas`: writes the JSON Schemas that editors use, from the same definition as the types. */
for (const [name, text] of Object.entries(schemaFiles())) {
  const path = `data/${name}`;
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
  console.log(path);
}
