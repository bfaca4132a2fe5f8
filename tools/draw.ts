// Draws scenes to one HTML contact sheet: `tsx tools/draw.ts sheet.html` is used by `npm run pictures`.
import { readFileSync } from 'node:fs';
import { svgText } from '../src/lib/scene/svg';
import type { Frame } from '../src/lib/scene/frame';
import type { Scene } from '../src/lib/scene/mark';

const looks = () => readFileSync(new URL('../src/lib/view/looks.css', import.meta.url), 'utf8');

/** A page with pictures side by side, each under its name; `width` px of each picture on the page. */
export function sheet(pictures: { name: string; scene: Scene; frame: Frame; width?: number }[]): string {
  const cells = pictures.map(
    ({ name, scene, frame, width }) =>
      `<figure><figcaption>${name}</figcaption><div class="cell ${scene.foot}" data-width="${width ?? frame.width}">${svgText(scene, frame)}</div></figure>`
  );
  return `<!doctype html><base href="file://${process.cwd()}/src/lib/view/"><link rel=stylesheet href=fonts.css><meta charset="utf-8"><title>Pictures</title><style>${looks()}
body{margin:16px;display:flex;flex-wrap:wrap;gap:16px;background:#fff;font:12px sans-serif}figure{margin:0}figcaption{padding:2px 0}
.cell{overflow:hidden;background:var(--paper)}.cell svg{display:block}</style>${cells.join('\n')}`;
}
