import type { Mark, Scene } from '../../src/lib/scene/mark.ts';
import type { Frame } from '../../src/lib/scene/frame.ts';

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The boxes that a path draws, as `box` of mark.ts writes them. */
export const boxesOf = (d: string): Box[] =>
  [...d.matchAll(/M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h/g)].map(([, x, y, w, h]) => ({
    x: Number(x),
    y: Number(y),
    w: Number(w),
    h: Number(h)
  }));

/** A gap narrower than this, px, is not told apart from its stripes: about two minutes of arc at a phone's distance. */
const seen = 1;
/** So many light-dark pairs, and each more, are a pattern. */
const pairs = 5;
/** Modulation below which stripes are not clearly discernible, and those of a field of fine marks are a grey. */
const faint = 0.2;
/** What lines of the ground leave of a block of marks: see `sieve` in units.ts. */
const inked = 0.6 * 0.7;

/** Modulation of stripes by their first harmonic, as a share of their mean: how much more than a grey they are. */
function modulation(gap: number, width: number, ink: number): number {
  const share = gap / (gap + width);
  const mean = share + (1 - share) * (1 - ink);
  return ((2 / Math.PI) * Math.sin(Math.PI * share) * ink) / mean;
}

/**
 * Share of the frame that is covered by clearly discernible stripes: runs of more than five equal boxes in one row at one pitch,
 * with gaps that can be seen; the box around each run, gaps and all. Rows count one by one: the ground between them is no stripe
 * of theirs. Slanted hatches are left out, which are narrow bands, and marks in the quiet tone, whose stripes are darker than the
 * 50 cd/m² of the guidance on a screen of 300.
 *
 * The guidance: the consensus of the Epilepsy Foundation of America's working group (Epilepsia 46:1423, 2005) and Wilkins, Emmett
 * and Harding (Epilepsia 46:1212, 2005) have patterns of more than five pairs of stripes, the lighter brighter than 50 cd/m²,
 * kept to a quarter of the screen.
 */
export function stripes(scene: Scene, frame: Frame): number {
  const fine = scene.marks.some(({ cls }) => cls === 'sieve') ? inked : 1;
  const area = scene.marks
    .filter((mark): mark is Mark & { d: string } => mark.d !== undefined && !/^(ground|hang-quiet)/.test(mark.cls))
    .flatMap(({ d, down = 0 }) => {
      const rows = new Map<string, Box[]>();
      for (const one of boxesOf(d).map((box) => ({ ...box, y: box.y + down })))
        rows.set(`${one.y} ${one.h} ${one.w}`, [...(rows.get(`${one.y} ${one.h} ${one.w}`) ?? []), one]);
      return [...rows.values()].map((row) => {
        row.sort((a, b) => a.x - b.x);
        let sum = 0;
        let run = 1;
        for (let i = 1; i <= row.length; i++) {
          const gap = i < row.length ? row[i]!.x - row[i - 1]!.x - row[i - 1]!.w : Infinity;
          // A gap as wide as three stripes ends a run.
          if (gap >= seen && gap < row[i - 1]!.w * 3) run++;
          else {
            const [first, last] = [row[i - run]!, row[i - 1]!];
            const visible =
              Math.max(0, Math.min(last.x + last.w, frame.width) - Math.max(first.x, 0)) *
              Math.max(0, Math.min(first.y + first.h, frame.height) - Math.max(first.y, 0));
            const space = run > 1 ? row[i - run + 1]!.x - first.x - first.w : 0;
            if (run > pairs && modulation(space, first.w, fine) >= faint) sum += visible;
            run = 1;
          }
        }
        return sum;
      });
    });
  return area.reduce((sum, one) => sum + one, 0) / (frame.width * frame.height);
}
