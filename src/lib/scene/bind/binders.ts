import type { Story } from '../../story/schema';
import type { State } from '../deck';
import * as claims from './claims';
import * as days from './days';
import * as opener from './opener';
import * as pair from './pair';
import * as path from './path';
import * as spans from './spans';
import * as step from './step';
import * as strip from './strip';
import * as terms from './terms';
import * as units from './units';

/** What joins a story to a chart kind: its rows, and its state from what an editor wrote. */
export interface Binder {
  bind(story: Story, config: never): unknown;
  state(story: Story, config: never, written: Record<string, number | string>): State;
}

export const binders: Record<string, Binder> = { claims, days, opener, pair, path, spans, step, strip, terms, units };
