import { escape } from '../../story/escape.ts';
import { Resvg } from '@resvg/resvg-js';
import { shorter } from '../../scene/svg.ts';
import { facesFor, familyNames, outlines } from './faces.ts';
import type { Drawn, Sheet } from './sheet.ts';

const attributes = (list: Record<string, string | number | null | undefined>): string =>
  Object.entries(list)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');

function element(one: Drawn): string {
  if (!('text' in one)) return `<path d="${shorter(one.d)}"${attributes(one.look)}/>`;
  const { face } = one;
  const list = {
    x: one.x,
    y: one.y,
    fill: one.fill,
    'font-family': face.face === 'serif' ? familyNames.serif : null,
    'font-size': face.size,
    'font-weight': face.weight === 400 ? null : face.weight,
    'letter-spacing': one.spacing || null,
    'text-anchor': one.anchor === 'start' ? null : one.anchor,
    opacity: one.opacity < 1 ? one.opacity : null,
    lang: one.lang,
    textLength: one.fit,
    lengthAdjust: one.fit ? 'spacingAndGlyphs' : null
  };
  return `<text${attributes(list)}>${escape(one.text)}</text>`;
}

/** What is drawn, as the inside of an SVG element. */
export const markup = (drawn: readonly Drawn[]): string => drawn.map(element).join('');

function wrapped(sheet: Sheet, options: { style: string; inner: string[] }): string {
  const { width, height, title, desc, ground, language } = sheet;
  const parts = sheet.parts.map((part, i) => {
    const move = part.x || part.y ? `translate(${part.x} ${part.y})` : '';
    const list = {
      transform: `${move}${part.scale === 1 ? '' : ` scale(${part.scale})`}`.trim(),
      role: part.label ? 'img' : null,
      'aria-label': part.label
    };
    return `<g${attributes(list)}>${options.inner[i]}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${familyNames.sans}" fill="none">`,
    `<title>${escape(title)}</title><desc>${escape(desc)}</desc>`,
    options.style && `<style>${options.style}</style>`,
    `<path d="M0,0h${width}v${height}h${-width}z" fill="${ground}"/>`,
    ...parts,
    '</svg>\n'
  ]
    .filter(Boolean)
    .join('\n');
}

/** A sheet as an SVG file that needs nothing else: plain values, and its own fonts. Its words stay words. */
export async function svgFile(sheet: Sheet): Promise<string> {
  return wrapped(sheet, { style: await facesFor(sheet), inner: sheet.parts.map((part) => part.drawn.map(element).join('')) });
}

/** A sheet as an SVG whose letters are outlines, so that no font of the machine that draws it can come in: what PNG files are made of. */
export async function outlined(sheet: Sheet): Promise<string> {
  const inner = await Promise.all(
    sheet.parts.map(async (part) => {
      const drawn = part.drawn.map(async (one): Promise<Drawn> => {
        if (!('text' in one)) return one;
        const { d } = await outlines(one);
        return { d, look: { fill: one.fill, ...(one.opacity < 1 ? { opacity: one.opacity } : {}) } };
      });
      return (await Promise.all(drawn)).map(element).join('');
    })
  );
  return wrapped(sheet, { style: '', inner });
}

/** A sheet as a PNG file, `scale` times as large. */
export const pngFile = async (sheet: Sheet, scale: number): Promise<Uint8Array<ArrayBuffer>> => pngOf(await outlined(sheet), { scale });

/** An SVG without words as a PNG file: so many times as large, or so many px wide. */
export function pngOf(svg: string, size: { scale: number } | { width: number }): Uint8Array<ArrayBuffer> {
  const fitTo = 'width' in size ? { mode: 'width' as const, value: size.width } : { mode: 'zoom' as const, value: size.scale };
  return new Uint8Array(new Resvg(svg, { fitTo, font: { loadSystemFonts: false } }).render().asPng());
}
