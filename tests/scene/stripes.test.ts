// No picture harms: WCAG 2.3.1 has nothing to flash here, since position is the only clock; stripes have a guidance of their own.
import { describe, expect, it } from 'vitest';
import { frameOf, liveFrames } from '../../src/lib/scene/frame.ts';
import { boxes } from '../../src/lib/scene/mark.ts';
import { picture } from '../../src/lib/scene/picture.ts';
import { stripes } from './stripes.ts';
import { storyOf } from './stories.ts';

const most = 0.25;

describe.each(['data', 'tests/second'])('pictures of %s', (folder) => {
  const { deck } = storyOf(folder);

  it.each(liveFrames)('have stripes on a quarter of the view at most, at rest and in passing: %s', (name) => {
    const found: string[] = [];
    for (let k = 0; k <= (deck.stops.length - 1) * 16; k++) {
      const { scene, frame } = picture(deck, k / 16, name);
      const share = stripes(scene, frame);
      if (share > most) found.push(`${deck.stops[Math.floor(k / 16)]!.id} + ${(k % 16) / 16}: ${share.toFixed(3)}`);
    }
    expect(found).toEqual([]);
  });
});

it('a view full of stripes would be found, one of hairline gaps or of a grey would not', () => {
  const frame = frameOf('phone390');
  const full = (width: number, pitch: number): number =>
    stripes(
      {
        marks: [
          {
            key: 'full',
            cls: 'hang',
            on: 'paper',
            d: boxes(
              Array.from({ length: 300 }, (_, i) => [i * pitch, 0] as const),
              width,
              2000
            )
          }
        ],
        head: 'paper',
        foot: 'paper',
        height: frame.height
      },
      frame
    );
  expect(full(4, 6)).toBeGreaterThan(0.95);
  expect(full(5.6, 6)).toBe(0);
});
