import { createHash } from 'node:crypto';

/** What one file is made of. */
export interface Whole {
  /** the built page of the story, its HTML */
  html: string;
  /** what the page asks for, by its address in the page */
  read: (path: string) => Promise<Uint8Array>;
  /** day of the edition, 2001-02-03 */
  date: string;
  /** without addresses, code and telling names (RULINGS 2) */
  quiet: boolean;
  /** what a quiet copy is called */
  name: string;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The whole living story in one file that opens from a stick and asks for nothing: style sheets, script and fonts in it, the
 * links to other pages of the site turned to the same things in this one, or taken out. Its policy lets in what stands in it
 * and nothing else. It carries the hash of itself: SHA-256 of the file with the 64 digits after "payload" set to 0.
 * Throws when the page is not as expected.
 */
export async function oneFile({ html, read, date, quiet, name }: Whole): Promise<string> {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await read(path));
  const must = (found: RegExpExecArray | null, what: string): RegExpExecArray => {
    if (!found) throw new Error(`The page has no ${what}: one file cannot be made of it.`);
    return found;
  };
  // Looks, with their fonts in them.
  const sheet = must(/<style>([^]*?)<\/style>/.exec(html), 'style sheet')[1]!;
  // Fonts that are in the file are there at once: none is to be left out for being late.
  let looks = sheet.replace(/font-display:\s*(?:optional|swap)/g, 'font-display:block');
  for (const [whole, path] of looks.matchAll(/url\(['"]?([^)'"]+\.woff2)['"]?\)/g))
    looks = looks.replace(whole, `url(data:font/woff2;base64,${Buffer.from(await read(path!)).toString('base64')})`);
  const paper = must(/<link rel="stylesheet" href="([^"]+paper\.css)"/.exec(html), 'style sheet of paper')[1]!;
  // On paper a wide still; on every screen the narrow one, so that each picture is in the file once.
  const own =
    '.still .paper{display:none}.still .phone{display:block;max-width:430px}.still{padding-inline:var(--margin)}.printed-only.back,.printed-only.reading{display:block;position:relative;z-index:5;background:var(--paper);padding:24px var(--margin);font:400 14px/1.45 var(--sans)}.live .printed-only.reading{display:none}.back .numbered{list-style:none;padding:0;columns:20rem}.back .number{font-weight:600;margin-right:.4em}.back .code{width:120px;height:120px}.end{display:none}@media screen{.cover figure>.for-phone390{display:block!important}.cover figure>.for-desk{display:none!important}}@media screen and (min-width:820px){.cover figure>.for-phone390{display:none!important}.cover figure>.for-desk{display:block!important}}';
  const inPaper =
    (await text(paper)) +
    'html .still.on-paper .phone{display:none!important}html .still.on-paper .paper{display:inline-block!important}html .still{padding:0}';

  // Script, as it is; it starts when the page is read.
  const script = must(/<script type="module" src="([^"]+)"><\/script>/.exec(html), 'script')[1]!;
  const code = (await text(script)).replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
  const waking = must(/<script>([^<]*"live"[^<]*)<\/script>/.exec(html), 'first script')[1]!;

  let page = html
    .replace(/<!--[\s\S]*?-->/g, '')
    // The page's policy speaks of files beside it; this one has its own.
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\s*/, '')
    .replace(/<style>[^]*?<\/style>\s*/, '')
    .replace(/<link [^>]*>\s*/g, '')
    .replace(/<meta (?:property|name)="(?:og|twitter):[^>]*>\s*/g, '')
    .replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>\s*/g, '')
    .replace(/<script type="module"[^>]*><\/script>\s*/g, '')
    .replace(/<footer class="end">[\s\S]*?<\/footer>/, '')
    // Files of a chart are not in here; words on sources and signs are.
    .replace(/<details class="save">[\s\S]*?<\/details>/g, '')
    .replace(/<a\b[^>]*href="[^"]*certainty\/"[^>]*>[\s\S]*?<\/a>/g, '')
    .replace(/<a class="way"[\s\S]*?<\/a>/g, '')
    .replace(/href="[^"]*sources\/(?:#[^"]*)?"/g, 'href="#all-sources"')
    .replace('<section class="printed-only back', '<section id="all-sources" tabindex="-1" class="printed-only back')
    // The first page has one picture for narrow screens, one for wide ones and one for paper.
    .replace(/<div class="for-(?:phone320|phone360|tablet|wide)"[^>]*>[\s\S]*?<\/svg><\/div>/g, '')
    // Wide stills are on paper only.
    .replace(/<figure class="still ?"[\s\S]*?<\/figure>/g, (figure) => figure.replace(/<div class="paper"[^>]*>[\s\S]*?<\/svg><\/div>/, ''));
  if (quiet)
    page = page
      .replace(/<title>[^<]*<\/title>/, `<title>${name}</title>`)
      .replace(/<meta name="description"[^>]*>\s*/, '')
      .replace(/<svg class="code"[\s\S]*?<\/svg>/, '')
      .replace(/ ?<span class="address">[^<]*<\/span>/g, '')
      .replace(/<p class="where">[\s\S]*?<\/p>/g, '')
      .replace(/<span class="where">[\s\S]*?<\/span>/g, '');
  const left = /(?:src|href)="(?!#|data:)([^"]+)"/.exec(page);
  if (left) throw new Error(`One file would ask for "${left[1]}", which is not in it.`);
  const styles = [looks + own, inPaper];
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(waking)} ${hashOf(code)}`,
    `style-src ${styles.map(hashOf).join(' ')}`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ');
  const zeros = '0'.repeat(64);
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="payload" content="${zeros}">`,
    `<meta name="date" content="${date}">`,
    `<style>${styles[0]}</style>`,
    `<style media="print">${styles[1]}</style>`
  ].join('\n');
  page = page
    .replace(/(<meta charset="utf-8" ?\/?>)/, (whole) => `${whole}\n${head}`)
    .replace('</body>', () => `<script type="module">${code}</script>\n</body>`);
  return page.replace(`content="${zeros}"`, `content="${createHash('sha256').update(page).digest('hex')}"`);
}

/** Whether one file is still what it was made as: its own hash agrees. */
export function isWhole(file: string): boolean {
  const [whole, told] = /<meta name="payload" content="([0-9a-f]{64})">/.exec(file) ?? [];
  if (!whole || !told) return false;
  const before = file.replace(whole, whole.replace(told, '0'.repeat(64)));
  return createHash('sha256').update(before).digest('hex') === told;
}
