// What feeds, mail and programs get: whole, with its pictures' alternatives, and with no address that may not be given.
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/lib/story/csv.ts';
import type { Story } from '../../src/lib/story/schema.ts';
import { tableOf } from '../../src/lib/story/table.ts';
import { dictionaryFile, factsFile } from '../../src/lib/view/opendata.ts';
import { atomText, feedOf, jsonFeed, mailOf } from '../../src/lib/view/feeds.ts';
import { stepCard } from '../../src/lib/view/travel/card.ts';
import { articleOnce, travellers } from '../../src/lib/view/travel/chart.ts';
import { outlines } from '../../src/lib/view/travel/faces.ts';
import { readLooks } from '../../src/lib/view/travel/looks.ts';
import { chartFiles, manifestOf } from '../../src/lib/view/travel/pictures.ts';
import { en } from '../../src/lib/words/en.ts';
import { storyOf } from '../scene/stories.ts';

const licence = 'https://creativecommons.org/licenses/by/4.0/';
const site = 'https://example.org/a/b';
const sited = { siteUrl: site, publisher: 'A publisher & sons', byline: null };
const unsited = { siteUrl: null, publisher: null, byline: null };
const { story } = storyOf('data');
const other = storyOf('tests/second').story;

const feed = (await feedOf(story, en, licence, sited, '2001-02-03'))!;
const atom = atomText(feed);
const json = JSON.parse(JSON.stringify(jsonFeed(feed))) as {
  version: string;
  items: { id: string; url: string; content_html: string; image: string; attachments: { url: string; mime_type: string; size_in_bytes: number }[] }[];
};

/** The elements of some XML in order, with their text; throws where it is not well formed. */
function elements(xml: string): { path: string; attributes: Record<string, string>; text: string }[] {
  const text = (value: string): string => {
    if (/&(?!(amp|lt|gt|quot|#39);)/.test(value)) throw new Error(`a bare "&" in ${value.slice(0, 60)}`);
    return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  };
  const found: { path: string; attributes: Record<string, string>; text: string }[] = [];
  const open: { name: string; at: number }[] = [];
  let last = 0;
  for (const match of xml.replace(/^<\?xml[^>]*\?>\n/, '').matchAll(/([^<]*)<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const [whole, before, closing, name, rest, single] = match as unknown as [string, string, string, string, string, string];
    expect(match.index).toBe(last);
    last += whole.length;
    if (closing) {
      const top = open.pop();
      if (top?.name !== name) throw new Error(`</${name}> closes <${top?.name}>`);
      found[top.at]!.text += text(before);
      continue;
    }
    found.push({
      path: [...open.map((one) => one.name), name].join('/'),
      attributes: Object.fromEntries([...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, text(value!)])),
      text: ''
    });
    if (!single) open.push({ name, at: found.length - 1 });
  }
  expect(open).toEqual([]);
  return found;
}

/** Every address in some text. */
const addresses = (text: string): string[] => [...new Set([...text.matchAll(/https?:\/\/[^\s"'<>\\&)]+/g)].map(([address]) => address))];
const ours = (address: string): boolean =>
  address.startsWith(`${site}/`) ||
  [licence, 'http://www.w3.org/2005/Atom', 'http://search.yahoo.com/mrss/', 'https://jsonfeed.org/version/1.1'].includes(address);

describe('the feed of the chapters', () => {
  const all = elements(atom);
  const texts = (path: string): string[] => all.filter((one) => one.path === path).map(({ text }) => text);

  it('is Atom: every element that must be there is, once', () => {
    for (const name of ['id', 'title', 'updated', 'author/name', 'rights', 'subtitle']) expect(texts(`feed/${name}`), name).toHaveLength(1);
    const links = all.filter(({ path }) => path === 'feed/link').map(({ attributes }) => attributes);
    expect(links.find(({ rel }) => rel === 'self')?.href).toBe(`${site}/feed.xml`);
    expect(links.find(({ rel }) => rel === 'license')?.href).toBe(licence);
    const entries = story.words.chapters.length;
    for (const name of ['id', 'title', 'updated', 'summary', 'content']) {
      const found = texts(`feed/entry/${name}`);
      expect(found, name).toHaveLength(entries);
      for (const text of found) expect(text.length, name).toBeGreaterThan(2);
    }
    for (const time of [...texts('feed/updated'), ...texts('feed/entry/updated')]) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(texts('feed/author/name')).toEqual(['A publisher & sons']);
  });

  it('has ids that are the addresses of the chapters, and stay', async () => {
    const ids = texts('feed/entry/id');
    expect(ids).toEqual(story.words.chapters.map(({ id }, i) => (i === 0 ? `${site}/` : `${site}/chapter/${id}/`)));
    expect(json.items.map(({ id }) => id)).toEqual(ids);
    const later = (await feedOf(story, en, licence, sited, '2009-09-09'))!;
    expect(later.entries.map(({ url }) => url)).toEqual(ids);
  });

  it('has for every chapter a picture with its alternative and its size', () => {
    const enclosures = all.filter(({ path, attributes }) => path === 'feed/entry/link' && attributes.rel === 'enclosure');
    expect(enclosures).toHaveLength(story.words.chapters.length);
    for (const { attributes } of enclosures) {
      expect(attributes.href).toMatch(/^https:\/\/example\.org\/a\/b\/card\/[\w-]+\.png$/);
      expect(Number(attributes.length)).toBeGreaterThan(5000);
      expect(attributes.title!.length).toBeGreaterThan(10);
    }
    expect(texts('feed/entry/media:content/media:description').every((alt) => alt.length > 10)).toBe(true);
  });

  it('says every word of the story, and has the risk and the licence with it', () => {
    const contents = texts('feed/entry/content');
    articleOnce(story, en).chapters.forEach((chapter, i) => {
      const bare = contents[i]!.replace(/<[^>]*>/g, '')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      for (const step of chapter.steps) {
        for (const runs of step.paragraphs) expect(bare).toContain(runs.map(({ text }) => text).join(''));
        if (step.foot) expect(bare).toContain(step.foot);
      }
      expect(bare).toContain(articleOnce(story, en).cover.risk);
      expect(bare).toContain(en.paper.licence);
      for (const [, attributes] of contents[i]!.matchAll(/<img ([^>]*)>/g)) expect(attributes).toMatch(/alt="[^"]{10,}"/);
    });
  });

  it('is JSON Feed 1.1 with the same entries', () => {
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${site}/feed.json`,
      home_page_url: `${site}/`,
      language: 'en'
    });
    for (const item of json.items) {
      expect(item.content_html.length).toBeGreaterThan(100);
      expect(item.attachments[0]).toMatchObject({ url: item.image, mime_type: 'image/png' });
      expect(item.attachments[0]!.size_in_bytes).toBeGreaterThan(5000);
    }
  });

  it('is not there where the site does not know its address', async () => expect(await feedOf(story, en, licence, unsited, '2001-02-03')).toBeNull());
});

describe('the story as steps', () => {
  it.each([
    ['with', sited, `${site}/`],
    ['without', unsited, './']
  ])('has for every step that says something its words, picture and link, %s an address of the site', async (_, publishing, root) => {
    const mail = await mailOf(story, en, licence, publishing, '2001-02-03');
    const told = articleOnce(story, en).chapters.flatMap(({ steps }) => steps.filter((step, i) => !step.silent || step.index + i === 0));
    expect(mail.steps.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
    for (const step of mail.steps) {
      expect(step.text.join('').length, step.id).toBeGreaterThan(10);
      expect(step.link.startsWith(root)).toBe(true);
      if (step.picture) expect(step.picture.src.startsWith(root) && step.picture.alt.length > 5, step.id).toBe(true);
    }
    expect(mail.steps.filter(({ picture }) => picture).length).toBe(travellers(articleOnce(story, en)).length + 1);
    expect(mail).toMatchObject({ licence, facts: story.timeline.asOf.facts });
  });
});

describe('addresses', () => {
  it('are those of the site alone, in all that is made of words and pictures', async () => {
    const mail = await mailOf(story, en, licence, sited, '2001-02-03');
    for (const text of [
      atom,
      JSON.stringify(json),
      JSON.stringify(mail),
      JSON.stringify(dictionaryFile(story, en)),
      JSON.stringify(await manifestOf(story, en))
    ])
      expect(addresses(text).filter((address) => !ours(address))).toEqual([]);
  });

  it('of sources stand in the facts where the data says so, and nowhere else', () => {
    const allowed = story.timeline.sources.flatMap(({ linkPolicy, url }) => (linkPolicy === 'link' && url ? [url] : []));
    const file = factsFile(story, en) as { sources: { url?: string }[] };
    expect(file.sources.flatMap(({ url }) => url ?? [])).toEqual(allowed);
    const rest = JSON.stringify({ ...file, sources: file.sources.map((source) => ({ ...source, url: '' })) });
    expect(addresses(rest).filter((address) => !ours(address))).toEqual([]);
    // Even where the check was not asked.
    const [first] = story.timeline.sources;
    const slipped: Story = {
      ...story,
      timeline: { ...story.timeline, sources: [{ ...first!, linkPolicy: 'name-only', url: 'https://harmful.example/' }] }
    };
    expect(JSON.stringify(factsFile(slipped, en))).not.toContain('harmful.example');
  });
});

describe('the data dictionary', () => {
  it.each([
    ['data', story],
    ['tests/second', other]
  ])('of %s explains every column of every table', (_, told) => {
    const { tables, about } = dictionaryFile(told, en);
    const steps = told.words.chapters.flatMap((chapter) => chapter.steps.filter((step) => step.table));
    expect(tables.map(({ step }) => step)).toEqual(steps.map(({ id }) => id));
    for (const step of steps) {
      const head = csvText(tableOf(step, told, en)!, en.columns)
        .slice(1)
        .split('\r\n')[0]!
        .split(',');
      const { columns, title } = tables.find((table) => table.step === step.id)!;
      expect(columns.map(({ name }) => name)).toEqual(head);
      expect(title.length).toBeGreaterThan(3);
      for (const { meaning } of columns) expect(meaning).toMatch(/^.{10,}\.$/);
    }
    expect(about).toMatchObject({ licence });
    expect(about.credit).toContain('CC BY 4.0');
    expect(about.risk.length).toBeGreaterThan(20);
  });

  it('explains every key of the facts, with all the values it has', () => {
    const { fields } = dictionaryFile(story, en);
    const { about, ...facts } = factsFile(story, en) as { about: unknown };
    expect(about).toBeDefined();
    const seen = new Map<string, unknown[]>();
    const walk = (value: unknown, path: string): void => {
      if (Array.isArray(value)) return value.forEach((one) => walk(one, `${path}[]`));
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        // The names of series, and languages of names, are the story's own.
        const here =
          path === 'series' ? `series.${(inner as { kind: string }).kind}` : path === 'people[].names' ? path : path ? `${path}.${key}` : key;
        if (here !== path && path !== 'series') seen.set(here, [...(seen.get(here) ?? []), inner]);
        walk(inner, here);
      }
    };
    walk(facts, '');
    expect(seen.size).toBeGreaterThan(80);
    for (const [name, values] of seen) {
      const field = fields.find((one) => one.name === name);
      expect(field, name).toBeDefined();
      expect(field!.meaning).toMatch(/^.{8,}\.$/);
      if (field!.values) for (const value of values) if (value !== null) expect(field!.values, name).toContain(String(value));
      if (field!.required) expect(values.every((value) => value !== undefined)).toBe(true);
    }
  });

  it('explains nothing that is not there', () => {
    const names = new Set(dictionaryFile(story, en).fields.map(({ name }) => name.replaceAll('[]', '')));
    for (const end of Object.keys(en.dataPage.fields))
      expect(
        [...names].some((name) => name === end || name.endsWith(`.${end}`)),
        end
      ).toBe(true);
    for (const column of Object.keys(en.dataPage.columns)) expect(Object.keys(en.columns), column).toContain(column);
  });
});

describe('the picture of a step', () => {
  const cards = [story, other].flatMap((told) => travellers(articleOnce(told, en)).map((id) => ({ id, told })));

  it.each(cards)('$id as a card keeps its words inside and apart, and says whose they are', async ({ id, told }) => {
    const sheet = await stepCard(id, told, en, await readLooks('screen'));
    const [, image, words] = sheet.parts;
    const lowest = Math.max(...image!.drawn.flatMap((one) => ('text' in one ? [image!.y + one.y * image!.scale] : [])), 0);
    const foot = words!.drawn.flatMap((one) => ('text' in one && one.face.size === 16 ? [one] : []));
    expect(Math.min(...foot.map(({ y }) => y)) - 13, 'the foot stands under the picture').toBeGreaterThan(lowest);
    const said = foot.map(({ text }) => text).join(' ');
    expect(said).toContain(en.travel.licence);
    expect(said).toMatch(/Sources: \S/);
    for (const one of words!.drawn) {
      if (!('text' in one)) continue;
      const { width } = await outlines(one);
      expect(one.x + width, one.text).toBeLessThan(1200 - 56);
      expect(one.y, one.text).toBeLessThan(630 - 40);
    }
  });

  it('is made in five files', () => {
    const files = chartFiles(story, en);
    expect(new Set(files).size).toBe(files.length);
    expect(files.length).toBe(travellers(articleOnce(story, en)).length * 5);
  });
});
