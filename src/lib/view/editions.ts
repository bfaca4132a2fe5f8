/** The printed editions: the whole story or one leaf, and each without what would give it away. */
export const editions = ['long', 'sheet', 'quiet', 'quiet-sheet'] as const;
export type Edition = (typeof editions)[number];

/** The booklets folded of one sheet, which have a page and a style sheet of their own. */
export const zines = ['zine', 'quiet-zine'] as const;
export type ZineEdition = (typeof zines)[number];
