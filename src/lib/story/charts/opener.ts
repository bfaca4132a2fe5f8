import * as v from 'valibot';

export const config = v.strictObject({ kind: v.literal('opener'), ground: v.picklist(['paper', 'ink', 'horizon']) });

export const state = v.strictObject({});
