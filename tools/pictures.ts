/**
 * `npm run pictures [-- folder]`: a contact sheet of every picture of a story, one row a step and one column a frame, as
 * one HTML file that opens from disk. For people to look at: what a change of code or data did to every picture.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { bind } from '../src/lib/scene/bind.ts';
import { frameNames } from '../src/lib/scene/frame.ts';
import { picture } from '../src/lib/scene/picture.ts';
import { svgText } from '../src/lib/scene/svg.ts';
import { check, tell } from '../src/lib/story/check.ts';
import { storyFiles } from '../src/lib/story/read.ts';

const folder = process.argv[2] ?? 'data';
const { story, faults } = check(await storyFiles(folder));
if (!story) {
  console.error(`${faults.map(tell).join('\n\n')}\n\nNo pictures: the story in ${folder}/ has faults.`);
  process.exit(1);
}
const deck = bind(story);

/** The faces as data in the file: a page opened from disk may not fetch them. */
async function faces(): Promise<string> {
  let css = (await readFile('src/lib/view/fonts.css', 'utf8')).replaceAll('font-display: optional', 'font-display: block');
  for (const [address, file] of [...css.matchAll(/url\('\.\/(fonts\/[^']+)'\)/g)].map((match) => [match[0], match[1]!] as const))
    css = css.replaceAll(address, `url(data:font/woff2;base64,${(await readFile(`src/lib/view/${file}`)).toString('base64')})`);
  return css;
}

const rows = deck.stops.map((stop, t) => {
  const cells = frameNames.map((name) => {
    const { scene, frame } = picture(deck, t, name);
    return `<td class="ground-${scene.head}">${svgText(scene, frame, { label: `${stop.id} on ${name}` })}</td>`;
  });
  return `<tr id="${stop.id}"><th scope="row"><a href="#${stop.id}">${stop.id}</a><br>${stop.chart}</th>${cells.join('')}</tr>`;
});
const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every picture of ${folder}/</title>
<style>
${await faces()}
${await readFile('src/lib/view/looks.css', 'utf8')}
body { margin: 0; font: 13px system-ui, sans-serif; background: #fff; }
table { border-collapse: separate; border-spacing: 12px; }
th { text-align: left; vertical-align: top; position: sticky; left: 0; background: #fff; padding: 4px 8px; z-index: 1; }
thead th { position: sticky; top: 0; z-index: 2; }
td { padding: 0; vertical-align: top; background: var(--paper); overflow: clip; }
td.ground-ink { background: var(--ink); }
td svg { height: 480px; width: auto; overflow: hidden; }
</style>
<table>
<thead><tr><th scope="col">step</th>${frameNames.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
await mkdir('pictures', { recursive: true });
const path = `pictures/${folder.replaceAll('/', '-')}.html`;
await writeFile(path, html);
console.log(`${deck.stops.length} steps on ${frameNames.length} frames: ${path}`);
