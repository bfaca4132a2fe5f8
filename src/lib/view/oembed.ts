import type { Story } from '../story/schema.ts';
import { plain } from './article.ts';
import { escape } from '../story/escape.ts';
import { frameHeight, hashOf, unchosen } from './codes.ts';

/** What it must know of who publishes the story, and where: the shape of the site's config. */
export interface Publishing {
  siteUrl: string | null;
  publisher: string | null;
  byline: string | null;
}

/** An answer by oEmbed 1.0, of the type `rich`. */
export interface Oembed {
  version: '1.0';
  type: 'rich';
  title: string;
  html: string;
  width: number;
  height: number;
  provider_url: string;
  provider_name?: string;
  author_name?: string;
  thumbnail_url: string;
  thumbnail_width: number;
  thumbnail_height: number;
}

/**
 * What a system that embeds by address gets to know of the story, or of one chapter: a bare frame, since scripts and most
 * attributes are taken out of it on the way. Null where the site does not know its own address: nothing in it may be relative.
 * @param chapter id of a chapter; null for the story
 * @param card px of the pictures that stand for a page
 */
export function oembedOf(story: Story, chapter: string | null, publishing: Publishing, card: { width: number; height: number }): Oembed | null {
  if (!publishing.siteUrl) return null;
  const { chapters } = story.words;
  const found = chapter === null ? null : chapters.find(({ id }) => id === chapter);
  if (found === undefined) throw new RangeError(`there is no chapter "${chapter}"`);
  const root = `${publishing.siteUrl}/`;
  const name = plain(story.words.title, story);
  const title = found ? `${plain(found.title, story)} · ${name}` : name;
  const src = `${root}embed/${hashOf({ ...unchosen, only: found?.id ?? '' })}`;
  const size = { width: frameHeight, height: frameHeight };
  return {
    version: '1.0',
    type: 'rich',
    title,
    // The border is taken away twice: where styles are cut out of it, the attribute stays.
    html: `<iframe src="${escape(src)}" title="${escape(title)}" width="${size.width}" height="${size.height}" frameborder="0" style="border:0;max-width:100%"></iframe>`,
    ...size,
    provider_url: root,
    ...(publishing.publisher ? { provider_name: publishing.publisher } : {}),
    ...(publishing.byline ? { author_name: publishing.byline } : {}),
    thumbnail_url: `${root}card/${found?.id ?? chapters[0]!.id}.png`,
    thumbnail_width: card.width,
    thumbnail_height: card.height
  };
}
