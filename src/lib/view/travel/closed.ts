import { escape } from '../../story/escape.ts';
import { picture } from '../../scene/picture.ts';
import type { FrameName } from '../../scene/frame.ts';
import { r } from '../../scene/mark.ts';
import type { Story } from '../../story/schema.ts';
import type { InterfaceWords } from '../../words/en.ts';
import { articleOnce } from './chart.ts';
import { fading } from './card.ts';
import { outlines } from './faces.ts';
import { markup } from './file.ts';
import type { Looks } from './looks.ts';
import { drawnMarks } from './sheet.ts';

/** The title of the story as the outlines of its letters: no font need be loaded for it. */
export async function titleSvg(story: Story, words: InterfaceWords, fill: string): Promise<string> {
  const { title } = articleOnce(story, words);
  const size = 100;
  const { drawn, base } = await fading(title, size, fill);
  const letters = await Promise.all(drawn.map((letter) => outlines({ ...letter, x: letter.x, y: size * 0.82 + (letter.y - base) })));
  const left = drawn[0]!.x;
  const last = drawn.at(-1)!;
  const width = Math.ceil(last.x + letters.at(-1)!.width - left);
  return `<svg class="title" viewBox="${r(left)} 0 ${width} ${size * 1.06}" role="img" aria-label="${escape(title)}"><path fill="${fill}" d="${letters.map(({ d }) => d).join('')}"/></svg>`;
}

/**
 * The first picture of the story with plain values for looks, and the reader's own font: it needs no style sheet and no
 * font of ours. Each line of words keeps the width that it has in ours, so that none runs out of the picture.
 */
export async function firstPicture(frame: FrameName, story: Story, words: InterfaceWords, looks: Looks): Promise<string> {
  const { scene, frame: drawn } = picture(articleOnce(story, words).deck, 0, frame, { still: true });
  const marks = await Promise.all(
    drawnMarks(scene.marks, drawn, looks).map(async (one) => ('text' in one ? { ...one, fit: r((await outlines(one)).width) } : one))
  );
  return `<svg class="for-${frame}" viewBox="0 0 ${drawn.width} ${r(scene.height)}" aria-hidden="true" fill="none" font-family="system-ui, Arial, sans-serif">${markup(marks)}</svg>`;
}

/**
 * The closed form of the story in a frame: title, one line, the reader's risk, the first picture and a button, and nothing
 * else that would be loaded: its letters are outlines or the reader's own fonts. The button is a link, so that it works
 * without script; with it no entry of the history is made.
 * @param page.open address of the story in a frame
 * @param page.script what says hello to the host: the text of a classic script
 */
export async function closedPage(page: {
  story: Story;
  words: InterfaceWords;
  looks: Looks;
  open: string;
  home: string | null;
  script: string;
}): Promise<string> {
  const { story, words, looks, open, home, script } = page;
  const article = articleOnce(story, words);
  const colour = (name: string): string => looks.token(name);
  const numbered = article.chapters.filter(({ number }) => number !== null).length;
  return `<!doctype html>
<html lang="${article.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, indexifembedded">
<title>${escape(article.title)}</title>
${home ? `<link rel="canonical" href="${escape(home)}">\n` : ''}<style>
:root { --paper: ${colour('paper')}; }
:root.dim { --paper: #c6d0d4; }
* { box-sizing: border-box; }
html { background: ${colour('ink')}; color: ${colour('ink')}; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; font: 400 1.0625rem/1.4 Georgia, 'Times New Roman', serif; overflow-wrap: anywhere; }
.head { background: var(--paper); padding: 20px 20px 1px; }
.title { display: block; height: auto; width: min(100%, 22rem); margin: 0 0 10px; }
h1 { margin: 0; line-height: 0; }
p { margin: 0 0 10px; max-width: 40em; }
.risk, .note { font: 400 0.8125rem/1.4 system-ui, Arial, sans-serif; }
.picture { background: linear-gradient(var(--paper) 50%, ${colour('ink')} 50%); }
.picture svg { display: block; width: 100%; height: auto; background: var(--paper); }
.for-tablet { display: none !important; }
@media (min-width: 600px) { .for-phone390 { display: none !important; } .for-tablet { display: block !important; } }
.foot { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 12px 20px; padding: 16px 20px 20px; color: ${colour('bone')}; background: ${colour('ink')}; }
.open { display: inline-flex; align-items: center; min-height: 48px; padding: 0 20px; background: ${colour('paper')}; color: ${colour('ink')}; font: 600 1rem system-ui, Arial, sans-serif; text-decoration: none; }
.open:hover { text-decoration: underline; text-underline-offset: 0.2em; }
.note { margin: 0; max-width: 16em; }
.alt { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid ${colour('paper')}; outline-offset: 2px; box-shadow: 0 0 0 5px ${colour('ink')}; }
@media print { .open, .note { display: none; } .foot::before { content: attr(data-address); } .foot, html { background: none; color: #000; } }
@media (forced-colors: active) { .open { border: 2px solid; } }
</style>
</head>
<body>
<main>
<div class="head"><h1>${await titleSvg(story, words, colour('ink'))}</h1>
<p>${escape(article.description)}</p>
<p class="risk">${escape(article.cover.risk)}</p></div>
<div class="picture" role="img" aria-label="${escape(article.cover.alt)}">${await firstPicture('phone390', story, words, looks)}${await firstPicture('tablet', story, words, looks)}</div>
<div class="foot" data-address="${escape(home ?? '')}"><a class="open" href="${escape(open)}">${escape(words.embed.open)}</a><p class="note">${escape(words.embed.closed(numbered))}</p></div>
</main>
<script>${script.replace(/<\//g, '<\\/')}</script>
</body>
</html>
`;
}
