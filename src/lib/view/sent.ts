import type { Deck } from '../scene/deck.ts';
import type { InterfaceWords } from '../words/en.ts';
import type { Ask } from './asks.ts';
import type { Span } from './spine.ts';

/** What the page hands to its script, as JSON in the page. */
export interface Sent {
  deck: Deck;
  spine: Span[];
  asks: Record<string, Ask[]>;
  words: InterfaceWords['rows'];
}
