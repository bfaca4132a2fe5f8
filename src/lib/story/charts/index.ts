import type { GenericSchema } from 'valibot';
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

/** What an editor may write about a chart of a kind: its entry in the story, and the state a step asks for. */
export interface ChartKind {
  config: GenericSchema;
  state: GenericSchema;
}

/** The chart kinds by name. */
export const charts: Record<string, ChartKind> = { claims, days, opener, pair, path, spans, step, strip, terms, units };
