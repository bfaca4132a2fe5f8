/** The routes that are readings of the story: what most readers see first, and often alone. */
export const readings: readonly (string | null)[] = ['/', '/calm', '/steps', '/embed'];
