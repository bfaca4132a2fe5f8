import { escape } from '../story/escape.ts';
import { boxes } from '../scene/mark.ts';
import type { InterfaceWords } from '../words/en.ts';
import type { Looks } from './travel/looks.ts';

const marks = 23;
const gap = 14;
const pitch = 15;

/**
 * The page for an address that leads nowhere, in the story's own signs: marks on a line, and one that is not there. It may
 * be served in place of any address, so its few styles are in it, its fonts are the reader's, and its one link is absolute.
 * @param page.home path of the story, with the path the site is served under
 */
export function missingPage(page: { title: string; home: string; language: string; words: InterfaceWords; looks: Looks }): string {
  const { title, home, language, words, looks } = page;
  const places = Array.from({ length: marks }, (_, i) => [i * pitch, 0] as const).filter((_, i) => i !== gap);
  const colour = (name: string): string => looks.token(name);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escape(words.notFound)} · ${escape(title)}</title>
<style>
html { background: ${colour('paper')}; color: ${colour('ink')}; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; min-height: 100svh; display: flex; flex-direction: column; justify-content: center; font: 400 1.125rem/1.46 Georgia, 'Times New Roman', serif; }
main { padding: 44px clamp(20px, 5vw, 72px) 72px; }
svg { display: block; width: 100%; max-width: ${marks * pitch * 2}px; height: auto; margin: 0 0 32px; }
h1 { margin: 0 0 12px; max-width: 14em; font-size: clamp(2rem, 1.5rem + 2.4vw, 3.5rem); line-height: 1.08; font-weight: 400; letter-spacing: -0.01em; text-wrap: balance; }
p { margin: 0; }
a { display: inline-flex; align-items: center; min-height: 44px; color: inherit; font: 600 1rem system-ui, Arial, sans-serif; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid ${colour('ink')}; outline-offset: 3px; }
@media (forced-colors: active) { path { fill: CanvasText; } }
</style>
</head>
<body>
<main>
<svg viewBox="0 -1 ${marks * pitch} 41" aria-hidden="true" fill="${colour('ink')}"><path d="M0,-1h${marks * pitch}v1h${-marks * pitch}z"/><path d="${boxes(places, 7, 40)}"/></svg>
<h1>${escape(words.notFound)}</h1>
<p>${escape(words.notFoundText)}</p>
<p><a href="${escape(home)}">${escape(words.back)}</a></p>
</main>
</body>
</html>
`;
}
