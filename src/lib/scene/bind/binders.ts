import type { Story } from '../../story/schema.ts';
import type { State } from '../deck.ts';
import * as claims from './claims.ts';
import * as days from './days.ts';
import * as opener from './opener.ts';
import * as pair from './pair.ts';
import * as path from './path.ts';
import * as spans from './spans.ts';
import * as step from './step.ts';
import * as strip from './strip.ts';
import * as terms from './terms.ts';
import * as units from './units.ts';

/** What joins a story to a chart kind: its rows, and its state from what an editor wrote. */
export interface Binder {
  bind(story: Story, config: never): unknown;
  state(story: Story, config: never, written: Record<string, number | string>): State;
}

export const binders: Record<string, Binder> = { claims, days, opener, pair, path, spans, step, strip, terms, units };
