import { config } from '../../config.ts';
import type { Story } from '../story/schema.ts';
import { fill } from '../story/words.ts';
import { words } from '../words/language.ts';
import { cardAlt, cardSize } from './travel/card.ts';

/** What the head of a page says of it. Null where the site's address or publisher is not known. */
export interface Meta {
  title: string;
  description: string;
  canonical: string | null;
  /** address of this page itself, where known */
  url: string | null;
  /** who publishes it, where known */
  site: string | null;
  /** the picture that a link to the page is shown with: it needs an absolute address */
  card: { url: string; width: number; height: number; alt: string } | null;
  ld: string;
}

/**
 * The head of the story's page, or of a chapter's (`chapter` is its id). A chapter's page is canonical to the story.
 */
export function meta(story: Story, chapter: string | null): Meta {
  const plain = (template: string): string => fill(template, story).replace(/\*/g, '');
  const found = story.words.chapters.find((candidate) => candidate.id === chapter);
  const name = plain(story.words.title);
  const first = found?.steps.find((step) => step.text.length > 0)?.text[0];
  const description = first ? plain(first) : plain(story.words.description);
  const root = config.siteUrl ? `${config.siteUrl}/` : null;
  const shown = found?.id ?? story.words.chapters[0]!.id;
  const card = root ? { url: `${root}card/${shown}.png`, ...cardSize, alt: cardAlt(shown, story, words) } : null;
  const ld = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: name,
    description: plain(story.words.description),
    inLanguage: story.words.language,
    dateModified: config.edition ?? story.timeline.asOf.compiled,
    isAccessibleForFree: true,
    license: config.licence,
    ...(root ? { mainEntityOfPage: root, url: root } : {}),
    ...(card ? { image: card.url } : {}),
    ...(config.publisher ? { publisher: { '@type': 'Organization', name: config.publisher } } : {}),
    ...(config.byline ? { author: { '@type': 'Person', name: config.byline } } : {})
  };
  return {
    title: found ? `${plain(found.title)} · ${name}` : name,
    description,
    canonical: root,
    url: root && found ? `${root}chapter/${found.id}/` : root,
    site: config.publisher,
    card,
    // "<" is escaped so that no text of the data can close the script element
    ld: JSON.stringify(ld).replace(/</g, '\\u003c')
  };
}
