import type { Kind } from './deck';
import { claims } from './claims';
import { days } from './days';
import { opener } from './opener';
import { pair } from './pair';
import { path } from './path';
import { spans } from './spans';
import { steps } from './steps';
import { strip } from './strip';
import { terms } from './terms';
import { units } from './units';

/** The chart kinds by name. Each knows the shape of its data and nothing of any story. */
export const kinds: Record<string, Kind<never>> = { claims, days, opener, pair, path, spans, step: steps, strip, terms, units };
