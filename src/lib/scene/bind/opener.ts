import type { InferOutput } from 'valibot';
import type { config } from '../../story/charts/opener';
import type { Story } from '../../story/schema';
import type { State } from '../deck';
import type { OpenerData } from '../opener';

export const bind = (_story: Story, entry: InferOutput<typeof config>): OpenerData => ({ ground: entry.ground });

export const state = (): State => ({});
