import type { Deck } from '../scene/deck.ts';
import type { InterfaceWords } from '../words/en.ts';
import type { Article } from './article.ts';
import type { Ask } from './asks.ts';
import type { Span } from './spine.ts';

/** What the page hands to its script, as JSON in the page. */
export interface Sent {
  deck: Deck;
  spine: Span[];
  asks: Record<string, Ask[]>;
  words: InterfaceWords['rows'];
}

/** The element that holds it: no second request, and no text of the data can close it or become script. */
export function deckElement(article: Article, asks: Sent['asks'], words: InterfaceWords): string {
  const sent: Sent = { deck: article.deck, spine: article.spine, asks, words: words.rows };
  return `<script type="application/json" id="deck">${JSON.stringify(sent).replace(/</g, '\\u003c')}</script>`;
}
