import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/opener.ts';
import type { Story } from '../../story/schema.ts';
import type { State } from '../deck.ts';
import type { OpenerData } from '../opener.ts';

export const bind = (_story: Story, entry: InferOutput<typeof config>): OpenerData => ({ ground: entry.ground });

export const state = (): State => ({});
