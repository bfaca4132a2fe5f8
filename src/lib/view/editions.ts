/** The printed editions: the whole story or one leaf, and each without what would give it away. */
export const editions = ['long', 'sheet', 'quiet', 'quiet-sheet'] as const;
export type Edition = (typeof editions)[number];
