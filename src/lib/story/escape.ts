const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML or SVG, between tags and in attributes alike. */
export const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => names[letter]!);
