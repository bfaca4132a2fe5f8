// Pages of other sites that embed the story, served from an origin of their own: what each does to it, and what the reader gets.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Host {
  /** what the reader gets */
  rung: 'pin' | 'flow' | 'box';
  html: string;
  headers?: Record<string, string>;
  /** px that the host keeps above the frame */
  head?: number;
  window?: { width: number; height: number };
  /** what scrolls, when it is not the window */
  scroller?: string;
  why: string;
}

export const prose = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, (_, i) => `<p>Paragraph ${i + 1}: ${'words of the article around it, which go on, '.repeat(8)}</p>`).join('\n');
const theme = (name: string): string => readFileSync(`tests/pages/themes/${name}.css`, 'utf8');

/** The code as an editor pastes it. */
export const frame = (story: string, attributes = '', page = 'embed/'): string =>
  `<div data-storyframe ${attributes}><iframe src="${story}${page}" title="A story" width="100%" height="640" style="width:100%;height:100vh;border:0"></iframe></div>`;
export const loader = (story: string): string => `<script async src="${story}embed/v1.js"></script>`;

export const document = (body: string, { style = '', head = '', root = '' } = {}): string => `<!doctype html>
<html lang="en" ${root}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A host</title>${head}
<style>body { margin: 0 auto; max-width: 680px; padding: 0 16px; font: 18px/1.5 Georgia, serif; } ${style}</style></head>
<body>${body}</body></html>`;

/** Every host, by name. `story` is the address of the story's site, with a slash at its end. */
export function hosts(story: string): Record<string, Host> {
  const standard = frame(story) + loader(story);
  const around = (inner: string, options?: Parameters<typeof document>[1]): string =>
    document(`<h1>An article</h1>${prose(8)}${inner}<div id="after">${prose(12)}</div>`, options);
  const { origin } = new URL(story);
  return {
    plain: { rung: 'pin', html: around(standard), why: 'an article, the embed in its middle' },
    'overflow hidden around it': {
      rung: 'flow',
      html: document(`<h1>An article</h1><div id="page" style="overflow:hidden">${prose(8)}${standard}<div id="after">${prose(12)}</div></div>`),
      why: 'a wrapper that hides its overflow takes the pin away'
    },
    'overflow hidden from the very top': {
      rung: 'flow',
      html: document(`<div style="overflow:hidden">${prose(8)}${standard}<div id="after">${prose(12)}</div></div>`, { style: 'body { margin: 0; }' }),
      why: 'the same, where the wrapper begins at the top of the window'
    },
    'html and body hide overflow-x': {
      rung: 'flow',
      html: around(standard, { style: 'html, body { overflow-x: hidden; }' }),
      why: 'the body becomes a scroll container that does not scroll'
    },
    'body alone hides overflow-x': {
      rung: 'pin',
      html: around(standard, { style: 'body { overflow-x: hidden; }' }),
      why: 'its overflow belongs to the window'
    },
    'overflow clip': {
      rung: 'pin',
      html: around(standard, { style: 'html, body { overflow-x: clip; }' }),
      why: 'clip does not scroll, and so the pin lives'
    },
    'app shell': {
      rung: 'pin',
      scroller: 'main',
      html: document(`<header>An app</header><main>${prose(8)}${standard}<div id="after">${prose(12)}</div></main>`, {
        style:
          'html, body { height: 100%; margin: 0; padding: 0; max-width: none; overflow: hidden; } body { display: flex; flex-direction: column; } header { flex: 0 0 60px; } main { flex: 1; overflow-y: auto; padding: 0 20px; }'
      }),
      why: 'the body does not scroll, something in it does'
    },
    'fixed header': {
      rung: 'pin',
      head: 64,
      html: around(`<header id="head">The host</header>${frame(story, 'data-storyframe-top="64"')}${loader(story)}`, {
        style: '#head { position: fixed; inset: 0 0 auto; height: 64px; background: #fff; z-index: 9; }'
      }),
      why: 'its header stays over the page, as tall as the code says'
    },
    'fixed header by its name': {
      rung: 'pin',
      head: 72,
      html: around(`<header id="head">The host</header>${frame(story, 'data-storyframe-top="#head"')}${loader(story)}`, {
        style: '#head { position: fixed; inset: 0 0 auto; height: 72px; background: #fff; z-index: 9; }'
      }),
      why: 'the code names the header'
    },
    'a name that is none': {
      rung: 'pin',
      html: around(`${frame(story, 'data-storyframe-top="##"')}${loader(story)}`),
      why: 'a slip in the code is no error'
    },
    'full width': {
      rung: 'pin',
      html: around(`${frame(story, 'data-storyframe-width="full"')}${loader(story)}`),
      why: 'the code asks for the whole width of the window'
    },
    'script blocked': {
      rung: 'box',
      html: around(standard),
      headers: { 'content-security-policy': "script-src 'none'" },
      why: 'the host’s policy keeps the loader out'
    },
    'plain iframe': { rung: 'box', html: around(frame(story)), why: 'no loader at all' },
    'strict policy': {
      rung: 'pin',
      html: around(standard.replaceAll(/ style="[^"]*"/g, '')).replace(/<style>[\s\S]*<\/style>/, ''),
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${origin}; frame-src ${origin}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`
      },
      window: { width: 1000, height: 620 },
      why: 'no inline style, no unsafe script, Trusted Types forbidden'
    },
    sandbox: {
      rung: 'pin',
      html: around(`${frame(story).replace('<iframe', '<iframe sandbox="allow-scripts"')}${loader(story)}`),
      why: 'the frame has no origin of its own'
    },
    'sandbox without loader': {
      rung: 'box',
      html: around(frame(story).replace('<iframe', '<iframe sandbox="allow-scripts"')),
      why: 'as WordPress sets it'
    },
    'lazy, far below': {
      rung: 'pin',
      html: document(`${prose(60)}${frame(story).replace('<iframe', '<iframe loading="lazy"')}${loader(story)}<div id="after">${prose(12)}</div>`),
      why: 'the frame is not loaded before it comes near'
    },
    'right to left': { rung: 'pin', html: around(standard, { root: 'dir="rtl"' }), why: 'a host in Arabic or Hebrew' },
    'right to left, full width': {
      rung: 'pin',
      html: around(`${frame(story, 'data-storyframe-width="full"')}${loader(story)}`, { root: 'dir="rtl"' }),
      why: 'the whole width, from the other side'
    },
    dark: { rung: 'pin', html: around(standard, { style: 'html { color-scheme: dark; background: #111; color: #eee; }' }), why: 'a dark host' },
    'styles for every iframe': {
      rung: 'pin',
      html: around(standard, {
        style:
          '*, *::before, *::after { box-sizing: border-box; margin: 0; } iframe { height: auto !important; max-width: 100% !important; position: relative !important; } div { max-height: 90vh; overflow: hidden; } body > div { padding: 10px; } #after { max-height: none; }'
      }),
      why: 'a reset that reaches into everything, also our box'
    },
    '320 px': { rung: 'pin', html: around(standard), window: { width: 320, height: 640 }, why: 'the narrowest phone' },
    '400 % zoom': { rung: 'flow', html: around(standard), window: { width: 320, height: 256 }, why: 'a window so low that the story unrolls' },
    'a phone on its side': { rung: 'flow', html: around(standard), window: { width: 740, height: 360 }, why: 'a low window' },
    'pasted in WordPress, with the loader': {
      rung: 'pin',
      html: around(
        `<figure class="wp-block-embed wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper"><iframe src="${story}embed/" title="A story" width="600" height="640" frameborder="0"></iframe></div></figure>${loader(story)}`,
        {
          root: 'class="wp-embed-responsive"',
          style:
            '.wp-has-aspect-ratio .wp-block-embed__wrapper { position: relative; } .wp-has-aspect-ratio .wp-block-embed__wrapper::before { content: ""; display: block; padding-top: 56.25%; } .wp-has-aspect-ratio iframe { position: absolute; inset: 0; width: 100%; height: 100%; }'
        }
      ),
      why: 'the wrapper of a pasted address keeps a shape of 16 to 9'
    },
    'two things in the box': {
      rung: 'flow',
      html: around(`<div data-other>${frame(story).replace(/<\/?div[^>]*>/g, '')}<p>A credit in the same box.</p></div>${loader(story)}`),
      why: 'a box that is not ours alone is not made long'
    },
    'in a grid': {
      rung: 'pin',
      html: document(`<main>${prose(2)}<aside>Side</aside><section>${prose(8)}${standard}<div id="after">${prose(12)}</div></section></main>`, {
        style: 'body { max-width: none; } main { display: grid; grid-template-columns: 200px minmax(0, 1fr); } main > p { grid-column: 1 / -1; }'
      }),
      why: 'columns of a grid stretch'
    },
    'in a flex row': {
      rung: 'pin',
      html: document(`<main><section>${prose(8)}${standard}<div id="after">${prose(12)}</div></section><aside>Side</aside></main>`, {
        style:
          'body { max-width: none; } main { display: flex; align-items: stretch; } section { flex: 1; min-width: 0; } aside { position: sticky; top: 0; width: 200px; }'
      }),
      why: 'a row with a pinned column beside it'
    },
    'in a transform': { rung: 'pin', html: around(`<div style="transform:translateZ(0)">${standard}</div>`), why: 'a layer of its own' },
    'in a table': { rung: 'pin', html: around(`<table width="100%"><tr><td>${standard}</td></tr></table>`), why: 'a layout of twenty years ago' },
    'quirks mode': { rung: 'pin', html: around(standard).replace('<!doctype html>\n', ''), why: 'no doctype' },
    'smooth scrolling': {
      rung: 'pin',
      html: around(standard, { style: 'html { scroll-behavior: smooth; scroll-padding-top: 90px; }' }),
      why: 'the host eases every scroll'
    },
    'scroll snap': {
      rung: 'pin',
      html: around(standard, { style: 'html { scroll-snap-type: y proximity; } h1 { scroll-snap-align: start; }' }),
      why: 'the host snaps'
    },
    'content-visibility': {
      rung: 'pin',
      html: around(standard, { style: '#after { content-visibility: auto; contain-intrinsic-size: auto 1800px; }' }),
      why: 'the host leaves out what is far'
    },
    'a pinned column': {
      rung: 'flow',
      html: document(`${prose(4)}<div style="overflow-x:auto">${standard}</div><div id="after">${prose(12)}</div>`),
      why: 'a wrapper for wide tables is a scroll container too'
    },
    'theme of Ghost (Casper)': {
      rung: 'pin',
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><style>${theme('casper')}</style></head><body class="post-template is-head-left-logo has-sans-body"><div class="viewport"><header id="gh-head" class="gh-head outer"><div class="gh-head-inner inner">The host</div></header><div class="site-content"><main id="site-main" class="site-main"><article class="article post"><header class="article-header gh-canvas"><h1 class="article-title">An article</h1></header><section class="gh-content gh-canvas">${prose(8)}<!--kg-card-begin: html-->${standard}<!--kg-card-end: html--><div id="after">${prose(12)}</div></section></article></main></div></div></body></html>`,
      why: 'the style sheet of a real theme'
    },
    'theme of Bootstrap (Clean Blog)': {
      rung: 'pin',
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><style>${theme('clean-blog')}</style></head><body><nav class="navbar navbar-expand-lg navbar-light" id="mainNav"><div class="container px-4">The host</div></nav><article class="mb-4"><div class="container px-4 px-lg-5"><div class="row gx-4 gx-lg-5 justify-content-center"><div class="col-md-10 col-lg-8 col-xl-7">${prose(8)}${standard}<div id="after">${prose(12)}</div></div></div></div></article></body></html>`,
      why: 'the style sheet of a real theme'
    }
  };
}

/** Serves pages by their path, on an origin that is not the story's. */
export async function serveHosts(
  pages: () => Record<string, Pick<Host, 'html' | 'headers'>>
): Promise<{ address: (name: string) => string; stop: () => void }> {
  const server = createServer((request, response) => {
    const page = pages()[decodeURIComponent((request.url ?? '/').slice(1).replace(/[?#].*$/, ''))];
    if (!page) return void response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { address: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`, stop: () => void server.close() };
}
