const weights = [900, 640, 440, 340, 260, 200];

/** The letters of the story's title with their weights: weight is volume, and it fades from black to thin. Spaces have none of their own. */
export function titleWeights(title: string): { letter: string; weight: number }[] {
  const letters = [...title].filter((letter) => letter !== ' ').length;
  let seen = 0;
  return [...title].map((letter) => {
    if (letter === ' ') return { letter, weight: 400 };
    const place = Math.max(0, weights.length - letters + seen++);
    return { letter, weight: weights[place] ?? 200 };
  });
}
