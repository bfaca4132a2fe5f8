// What an editor copies, and what a system that embeds by address is told.
import { describe, expect, it, vi } from 'vitest';
import { optionsOf } from '../../src/lib/embed/options.ts';
import { chartCodes, codes, frameAddress, hashOf, unchosen, type Choice, type CodeName, type Told } from '../../src/lib/view/codes.ts';
import { editorsOf, placeholder } from '../../src/lib/view/editors.ts';
import { oembedOf } from '../../src/lib/view/oembed.ts';
import { articleOnce, travellers } from '../../src/lib/view/travel/chart.ts';
import { readLooks } from '../../src/lib/view/travel/looks.ts';
import { en } from '../../src/lib/words/en.ts';
import { storyOf } from '../scene/stories.ts';

const looks = await readLooks('print');
const loader = { file: 'v1.0a1b2c3d.js', integrity: 'sha384-AAAA' };
const site = 'https://example.org/a/b';

/** The attributes of the first element of a name in some HTML. */
function attributes(html: string, name: string): Record<string, string> {
  const [, inside] = new RegExp(`<${name}\\b([^>]*)>`).exec(html) ?? [];
  if (inside === undefined) throw new Error(`no <${name}>`);
  const text = (value: string): string => value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return Object.fromEntries([...inside.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key!, text(value ?? '')]));
}

/** Every element that is opened is closed, and none is closed that was not opened. */
function balanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, rest] of html.matchAll(/<(\/?)([a-z-]+)((?:"[^"]*"|[^">])*)>/g)) {
    if (name === 'img' || rest!.endsWith('/')) continue;
    if (!slash) open.push(name!);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

describe.each(['data', 'tests/second'])('the codes of %s', async (folder) => {
  const { story } = storyOf(folder);
  const article = articleOnce(story, en);
  const { told, charts } = await editorsOf(story, en, site, loader, looks);
  const [first, second] = article.chapters.slice(1).map(({ id }) => id) as [string, string];
  const choices: Choice[] = [
    unchosen,
    { ...unchosen, page: 'card', dim: true },
    { ...unchosen, start: second, mode: 'flow', full: true },
    { ...unchosen, only: first, mode: 'step', dim: true, pinned: true, top: '#header > "a" & b' }
  ];
  const all = choices.flatMap((choice) => (Object.keys(codes) as CodeName[]).map((name) => ({ name, choice, html: codes[name](choice, told) })));

  it('are whole: every element closed, every address absolute and inside the site', () => {
    for (const { name, html } of all) {
      expect(balanced(html), `${name}: ${html}`).toBe(true);
      for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g))
        if (!address!.startsWith('https://cdn.ampproject.org/')) expect(address, name).toMatch(/^https:\/\/example\.org\/a\/b\//);
      expect(html).not.toMatch(/undefined|null|NaN|\son[a-z]+=|javascript:/);
    }
  });

  it('say in the hash what the frame will read in it', () => {
    for (const choice of choices) {
      const read = optionsOf(new URL(frameAddress(choice, told)).hash);
      expect(read).toMatchObject({
        only: choice.only || null,
        start: (!choice.only && choice.start) || null,
        mode: choice.mode || null,
        dim: choice.dim
      });
      // WordPress puts a secret behind it.
      expect(optionsOf(`${hashOf(choice)}#?secret=aB3`)).toMatchObject({ secret: 'aB3', only: choice.only || null, dim: choice.dim });
    }
    expect(hashOf(unchosen)).toBe('');
  });

  it('are a frame that holds its place, has a name and is allowed nothing', () => {
    const frames = all.filter(({ name }) => name === 'standard' || name === 'plain');
    expect(frames.some(({ choice }) => choice.page === 'card')).toBe(true);
    for (const { html, choice } of frames) {
      const frame = attributes(html, 'iframe');
      expect(frame).toMatchObject({
        width: '100%',
        height: choice.page === 'card' ? '800' : '640',
        loading: 'lazy',
        allow: '',
        referrerpolicy: 'no-referrer'
      });
      expect(frame.src).toBe(frameAddress(choice, told));
      expect(frame.title).toContain(article.title);
    }
  });

  it('have a script only where they say so, and tell the loader of the page', () => {
    for (const { name, html } of all) expect(html.includes('<script'), name).toBe(['standard', 'checked', 'amp'].includes(name));
    expect(attributes(codes.standard(unchosen, told), 'script')).toEqual({ async: '', src: `${site}/embed/v1.js` });
    const last = codes.standard(choices[3]!, told);
    expect(attributes(last, 'script')).toEqual({
      async: '',
      src: `${site}/embed/${loader.file}`,
      integrity: loader.integrity,
      crossorigin: 'anonymous'
    });
    expect(last).toContain('data-storyframe-top="#header &gt; &quot;a&quot; &amp; b"');
    expect(attributes(codes.standard(choices[2]!, told), 'div')['data-storyframe-width']).toBe('full');
  });

  it('have an alternative and the line of risk with a picture, and the chapter’s own card', () => {
    const html = codes.picture({ ...unchosen, only: second }, told);
    const image = attributes(html, 'img');
    expect(image.src).toBe(`${site}/card/${second}.png`);
    expect(image.alt!.length).toBeGreaterThan(20);
    expect(html).toContain(told.risk);
    expect(codes.address({ ...unchosen, only: second }, told)).toBe(`${site}/chapter/${second}/`);
  });

  it('put no script of ours, no origin and an address by name into AMP', () => {
    const frame = attributes(codes.amp(unchosen, told), 'amp-iframe');
    expect(frame.sandbox).not.toContain('allow-same-origin');
    expect(frame).toMatchObject({ layout: 'fixed-height', width: 'auto', height: '640', src: `${site}/embed/` });
    expect(codes.amp(unchosen, told)).toMatch(/<amp-img placeholder /);
  });

  it('are there for every chart that can travel, with whose figures they are and under what licence', () => {
    expect(charts.flatMap((chapter) => chapter.charts.map(({ id }) => id))).toEqual(travellers(article));
    for (const chart of charts.flatMap((chapter) => chapter.charts)) {
      expect(chart.source, chart.id).toContain(en.travel.licence);
      const live = chartCodes.live(chart, told);
      expect(optionsOf(new URL(attributes(live, 'iframe').src!).hash).chart).toBe(chart.id);
      for (const kind of ['svg', 'png'] as const) {
        const html = chartCodes[kind](chart, told);
        expect(balanced(html) && balanced(live)).toBe(true);
        expect(attributes(html, 'img')).toMatchObject({
          src: `${site}/chart/${chart.id}.${kind}`,
          width: String(chart.width),
          height: String(chart.height)
        });
        expect(attributes(html, 'img').alt!.length, chart.id).toBeGreaterThan(20);
        expect(html).toContain(en.travel.facts(article.facts));
      }
    }
  });

  it('show that the address is not known, where it is not', async () => {
    const unknown = await editorsOf(story, en, null, loader, looks);
    expect(unknown.known).toBe(false);
    expect(codes.standard(unchosen, unknown.told as Told)).toContain(`${placeholder}embed/v1.js`);
  });

  const card = { width: 1200, height: 630 };
  it.each([null, first])('by oEmbed: %s', (chapter) => {
    const answer = oembedOf(story, chapter, { siteUrl: site, publisher: 'A "Paper" & Sons', byline: null }, card)!;
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'A "Paper" & Sons', provider_url: `${site}/` });
    expect(answer).not.toHaveProperty('author_name');
    for (const number of [answer.width, answer.height, answer.thumbnail_width, answer.thumbnail_height]) expect(Number.isInteger(number)).toBe(true);
    expect(answer.html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
    expect(answer.html).not.toContain('script');
    const frame = attributes(answer.html, 'iframe');
    expect(frame).toMatchObject({ width: String(answer.width), height: String(answer.height), title: answer.title });
    const src = new URL(frame.src!);
    expect(src.href).toBe(`${site}/embed/${chapter ? `#only=${chapter}` : ''}`);
    expect(optionsOf(src.hash).only).toBe(chapter);
    expect(answer.thumbnail_url).toBe(`${site}/card/${chapter ?? article.chapters[0]!.id}.png`);
    expect(answer.title).toContain(article.title);
    // What a strict consumer lets through (WordPress): the border stays away without styles.
    expect(frame.frameborder).toBe('0');
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('by oEmbed: nothing without an address, an error for what does not exist, and the writer where known', () => {
    expect(oembedOf(story, null, { siteUrl: null, publisher: 'P', byline: 'B' }, card)).toBeNull();
    expect(() => oembedOf(story, 'no-such', { siteUrl: site, publisher: null, byline: null }, card)).toThrow(RangeError);
    const answer = oembedOf(story, null, { siteUrl: site, publisher: null, byline: 'B' }, card)!;
    expect(answer.author_name).toBe('B');
    expect(answer).not.toHaveProperty('provider_name');
  });
});

it('the head of a page names the publisher and has addresses only when they are known', async () => {
  vi.stubEnv('SITE_URL', '');
  vi.stubEnv('PUBLISHER', '');
  vi.resetModules();
  const { story } = storyOf('data');
  const unknown = (await import('../../src/lib/view/meta.ts')).meta(story, null);
  expect(unknown).toMatchObject({ url: null, canonical: null, card: null, site: null });
  vi.stubEnv('SITE_URL', `${site}/`);
  vi.stubEnv('PUBLISHER', 'A Paper');
  vi.resetModules();
  const { meta } = await import('../../src/lib/view/meta.ts');
  const id = story.words.chapters[1]!.id;
  expect(meta(story, id)).toMatchObject({ url: `${site}/chapter/${id}/`, canonical: `${site}/`, site: 'A Paper' });
  vi.unstubAllEnvs();
  vi.resetModules();
});
