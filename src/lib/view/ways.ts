/**
 * The ways to read the story, each a page of its own, so that all can be reached without script: scrolled, with a picture that
 * moves; calm, an article in which nothing does; by step, with buttons and keys.
 */
export const ways = ['moving', 'calm', 'steps'] as const;
export type Way = (typeof ways)[number];

/** Path of a way's page, from the site's root. */
export const pathOf: Record<Way, string> = { moving: '/', calm: '/calm/', steps: '/steps/' };
