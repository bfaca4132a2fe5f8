import type { GenericSchema } from 'valibot';
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

/** What an editor may write about a chart of a kind: its entry in the story, and the state a step asks for. */
export interface ChartKind {
  config: GenericSchema;
  state: GenericSchema;
}

/** The chart kinds by name. */
export const charts: Record<string, ChartKind> = { claims, days, opener, pair, path, spans, step, strip, terms, units };
