/** Words as they are compared: without case and accents, so that "Vilnius" is found by "vílnius". */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a row has every word that is looked for, wherever it stands in it. */
export function finder(asked: string): (row: readonly string[]) => boolean {
  const words = folded(asked).split(/\s+/).filter(Boolean);
  return (row) => {
    const text = folded(row.join('\n'));
    return words.every((word) => text.includes(word));
  };
}
