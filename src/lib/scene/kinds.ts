import type { Kind } from './deck.ts';
import { claims } from './claims.ts';
import { days } from './days.ts';
import { opener } from './opener.ts';
import { pair } from './pair.ts';
import { path } from './path.ts';
import { spans } from './spans.ts';
import { steps } from './steps.ts';
import { strip } from './strip.ts';
import { terms } from './terms.ts';
import { units } from './units.ts';

/** The chart kinds by name. Each knows the shape of its data and nothing of any story. */
export const kinds: Record<string, Kind<never>> = { claims, days, opener, pair, path, spans, step: steps, strip, terms, units };
