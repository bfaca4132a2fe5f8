import type { Story } from '../story/schema.ts';
import type { InterfaceWords } from '../words/en.ts';
import { plain, type StepView } from './article.ts';
import type { Publishing } from './oembed.ts';
import { cardAlt } from './travel/card.ts';
import { articleOnce, travellers } from './travel/chart.ts';
import { cardFile, chartFileOf, type PictureFile } from './travel/pictures.ts';

/** A chapter in a feed. All addresses are absolute: a feed is read far from its site. */
export interface FeedEntry {
  /** its address, which does not change, is its id as well */
  url: string;
  title: string;
  summary: string;
  html: string;
  image: { url: string; alt: string; width: number; height: number; bytes: number };
}

export interface Feed {
  root: string;
  language: string;
  title: string;
  description: string;
  author: string;
  /** a time of RFC 3339 */
  updated: string;
  rights: string;
  licence: string;
  icon: string;
  entries: FeedEntry[];
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

/** A step as HTML: its words, whose they are, and its picture where it has one that travels. */
function stepHtml(step: StepView, picture: PictureFile | null, root: string): string {
  const parts = step.paragraphs.map(
    (runs) => `<p>${runs.map(({ text, strong }) => (strong ? `<strong>${escaped(text)}</strong>` : escaped(text))).join('')}</p>`
  );
  if (step.foot) parts.push(`<p><small>${escaped(step.foot)}</small></p>`);
  if (picture && step.still)
    parts.push(
      `<figure><img src="${escaped(`${root}chart/${picture.name}`)}" width="${picture.width}" height="${picture.height}" alt="${escaped(step.still.alt)}">${
        step.still.caption ? `<figcaption>${escaped(step.still.caption)}</figcaption>` : ''
      }</figure>`
    );
  return parts.join('\n');
}

/**
 * The chapters as a feed. Null where the site does not know its own address: nothing in a feed may be relative.
 * Sources are named in the words and never linked, so no address of theirs leaves with it (RULINGS 1).
 */
export async function feedOf(story: Story, words: InterfaceWords, licence: string, publishing: Publishing, edition: string): Promise<Feed | null> {
  if (!publishing.siteUrl) return null;
  const root = `${publishing.siteUrl}/`;
  const article = articleOnce(story, words);
  const pictured = new Set(travellers(article));
  const entries: FeedEntry[] = [];
  for (const [i, chapter] of article.chapters.entries()) {
    // The first chapter is the cover: its page is the story's own.
    const url = i === 0 ? root : `${root}chapter/${chapter.id}/`;
    const card = await cardFile(chapter.id, story, words);
    const alt = cardAlt(chapter.id, story, words);
    const image = { url: `${root}card/${card.name}`, alt, width: card.width, height: card.height, bytes: card.bytes.length };
    const opening = story.words.chapters[i]!.steps.find((step) => step.text.length > 0)?.text[0];
    const parts = [`<p><img src="${escaped(image.url)}" width="${image.width}" height="${image.height}" alt="${escaped(alt)}"></p>`];
    if (i === 0) parts.push(`<p>${escaped(article.cover.lede)}</p>`);
    for (const step of chapter.steps)
      if (!step.silent || step.foot)
        parts.push(stepHtml(step, pictured.has(step.id) ? await chartFileOf(`${step.id}-1280.png`, story, words) : null, root));
    parts.push(
      `<p><small>${escaped(article.cover.risk)}</small></p>`,
      `<p><a href="${escaped(url)}">${escaped(words.feeds.read)}</a> · ${escaped(words.paper.licence)}</p>`
    );
    entries.push({
      url,
      title: chapter.number === null ? chapter.title : `${chapter.number}. ${chapter.title}`,
      summary: opening ? plain(opening, story) : article.description,
      html: parts.join('\n'),
      image
    });
  }
  return {
    root,
    language: article.language,
    title: article.title,
    description: article.description,
    // A feed must name an author; where nobody is told, the story stands for itself.
    author: publishing.byline ?? publishing.publisher ?? article.title,
    updated: `${edition}T00:00:00Z`,
    rights: words.paper.licence,
    licence,
    icon: `${root}apple-touch-icon.png`,
    entries
  };
}

/** A feed as Atom (RFC 4287), its pictures as enclosures and, for their alternatives, as media of Media RSS. */
export function atomText(feed: Feed): string {
  const entry = ({ url, title, summary, html, image }: FeedEntry): string => `  <entry>
    <id>${escaped(url)}</id>
    <title>${escaped(title)}</title>
    <updated>${feed.updated}</updated>
    <link rel="alternate" type="text/html" href="${escaped(url)}"/>
    <link rel="enclosure" type="image/png" href="${escaped(image.url)}" length="${image.bytes}" title="${escaped(image.alt)}"/>
    <summary>${escaped(summary)}</summary>
    <media:content url="${escaped(image.url)}" medium="image" type="image/png" width="${image.width}" height="${image.height}" fileSize="${image.bytes}"><media:description type="plain">${escaped(image.alt)}</media:description></media:content>
    <content type="html">${escaped(html)}</content>
  </entry>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${feed.language}">
  <id>${escaped(feed.root)}</id>
  <title>${escaped(feed.title)}</title>
  <subtitle>${escaped(feed.description)}</subtitle>
  <updated>${feed.updated}</updated>
  <author><name>${escaped(feed.author)}</name></author>
  <rights>${escaped(feed.rights)}</rights>
  <icon>${escaped(feed.icon)}</icon>
  <link rel="self" type="application/atom+xml" href="${escaped(feed.root)}feed.xml"/>
  <link rel="alternate" type="text/html" href="${escaped(feed.root)}"/>
  <link rel="license" href="${escaped(feed.licence)}"/>
${feed.entries.map(entry).join('\n')}
</feed>
`;
}

/** A feed as JSON Feed 1.1. It has no place for a picture's alternative, so that stands in an extension of our own too. */
export function jsonFeed(feed: Feed): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.root,
    feed_url: `${feed.root}feed.json`,
    description: feed.description,
    icon: feed.icon,
    authors: [{ name: feed.author }],
    language: feed.language,
    _licence: { text: feed.rights, url: feed.licence },
    items: feed.entries.map(({ url, title, summary, html, image }) => ({
      id: url,
      url,
      title,
      summary,
      content_html: html,
      image: image.url,
      date_modified: feed.updated,
      attachments: [{ url: image.url, mime_type: 'image/png', title: image.alt, size_in_bytes: image.bytes }],
      _picture: { alt: image.alt, width: image.width, height: image.height }
    }))
  };
}

/** The story step by step, for mail and other readers of plain things. */
export interface Mail {
  title: string;
  language: string;
  description: string;
  risk: string;
  licence: string;
  credit: string;
  edition: string;
  facts: string;
  steps: {
    id: string;
    chapter: string;
    heading: string;
    text: string[];
    foot: string | null;
    picture: { src: string; width: number; height: number; alt: string; caption: string | null } | null;
    link: string;
  }[];
}

/** The steps that say something, each with its picture and the link to it. Addresses are relative to the file where the site's own is not known. */
export async function mailOf(story: Story, words: InterfaceWords, licence: string, publishing: Publishing, edition: string): Promise<Mail> {
  const article = articleOnce(story, words);
  const root = publishing.siteUrl ? `${publishing.siteUrl}/` : './';
  const pictured = new Set(travellers(article));
  const steps: Mail['steps'] = [];
  for (const [i, chapter] of article.chapters.entries())
    for (const [k, step] of chapter.steps.entries()) {
      const cover = i === 0 && k === 0;
      if (step.silent && !cover) continue;
      const card = cover ? await cardFile(chapter.id, story, words) : null;
      const chart = pictured.has(step.id) ? await chartFileOf(`${step.id}-640.png`, story, words) : null;
      const said = step.paragraphs.map((runs) => runs.map(({ text }) => text).join(''));
      steps.push({
        id: step.id,
        chapter: chapter.id,
        heading: chapter.title,
        text: cover && said.length === 0 ? [article.cover.lede] : said,
        foot: step.foot,
        picture: card
          ? { src: `${root}card/${card.name}`, width: card.width, height: card.height, alt: article.cover.alt, caption: null }
          : chart && {
              src: `${root}chart/${chart.name}`,
              width: chart.width,
              height: chart.height,
              alt: step.still!.alt,
              caption: step.still!.caption
            },
        link: cover ? root : `${root}#${step.id}`
      });
    }
  return {
    title: article.title,
    language: article.language,
    description: article.description,
    risk: article.cover.risk,
    licence,
    credit: words.dataPage.credit(
      article.title,
      [publishing.byline, publishing.publisher].filter((who) => who !== null)
    ),
    edition,
    facts: story.timeline.asOf.facts,
    steps
  };
}
