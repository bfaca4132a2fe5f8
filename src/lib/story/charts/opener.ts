import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1, 'some words'));

export const config = v.strictObject({ kind: v.literal('opener'), ground: v.picklist(['paper', 'ink', 'horizon']) });

export const state = v.strictObject({});
