// What is true of every picture of a story: of ours, and of a second one on another subject.
import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frameNames, frameOf, liveFrames, type Frame } from '../../src/lib/scene/frame.ts';
import type { Mark, Scene } from '../../src/lib/scene/mark.ts';
import { picture } from '../../src/lib/scene/picture.ts';
import { svgText } from '../../src/lib/scene/svg.ts';
import { faceOf, textBox } from '../../src/lib/scene/type.ts';
import { storyOf } from './stories.ts';

const folders = ['data', 'tests/second'].filter((folder) => existsSync(`${folder}/story.json`));

const words = (scene: Scene): Mark[] => scene.marks.filter((mark) => mark.text !== undefined && (mark.opacity ?? 1) > 0.05);

/** Pairs of labels that overlap by more than a pixel, as text. */
function collisions(scene: Scene, frame: Frame): string[] {
  const boxes = words(scene).map((mark) => ({ mark, box: textBox(mark, frame) }));
  const found: string[] = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (across > 1 && down > 1.5) found.push(`"${a.mark.text}" and "${b.mark.text}"`);
    }
  });
  return found;
}

describe.each(folders)('pictures of %s', (folder) => {
  const { deck } = storyOf(folder);
  const last = deck.stops.length - 1;
  // Evenly over the story and a little past its ends: doubles would nearly all lie below the first step.
  const position = fc.integer({ min: -400, max: (last + 1) * 400 }).map((k) => k / 400);

  it('are the same at the same position, whatever was drawn before', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 6 }), fc.constantFrom(...frameNames), (visits, name) => {
        const drawn = visits.map((t) => JSON.stringify(picture(deck, t, name).scene));
        const again = [...visits].reverse().map((t) => JSON.stringify(picture(deck, t, name).scene));
        expect(again.reverse()).toEqual(drawn);
      }),
      { numRuns: 60 }
    );
  });

  it('have keys that are unique, and numbers that are numbers, at any position and height', () => {
    fc.assert(
      fc.property(position, fc.constantFrom(...liveFrames), fc.integer({ min: 30, max: 60 }), (t, name, tall) => {
        const { scene } = picture(deck, t, name, { height: tall * 20 });
        const keys = scene.marks.map((mark) => mark.key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const mark of scene.marks) {
          expect(mark.d ?? '').not.toMatch(/NaN|Infinity|undefined/);
          expect(Number.isFinite(mark.down ?? 0), mark.key).toBe(true);
          if (mark.text !== undefined) expect(Number.isFinite(mark.x) && Number.isFinite(mark.y), mark.key).toBe(true);
          expect(mark.opacity ?? 1).toBeGreaterThanOrEqual(0);
          expect(mark.opacity ?? 1).toBeLessThanOrEqual(1);
        }
        expect(scene.marks.length).toBeLessThanOrEqual(140);
      }),
      { numRuns: 300 }
    );
  });

  it('never print words smaller than 12 px', () => {
    for (const name of frameNames)
      for (let t = 0; t <= last; t++) {
        const { scene, frame } = picture(deck, t, name);
        for (const mark of words(scene)) expect(faceOf(mark.type ?? 'label', frame).size, mark.key).toBeGreaterThanOrEqual(12);
      }
  });

  describe.each(frameNames)('on %s', (name) => {
    for (const still of name === 'paper' || name === 'card' ? [true] : name === 'phone390' ? [false, true] : [false])
      it(`keep every label inside and apart${still ? ', as stills' : ''}`, () => {
        const faults: string[] = [];
        // live pictures in mid-passage too: at every quarter
        for (let t = 0; t <= last; t += still ? 1 : 0.25) {
          const { scene, frame } = picture(deck, t, name, { still });
          const id = `${deck.stops[Math.floor(t)]!.id}${t % 1 ? `+${t % 1}` : ''}`;
          for (const mark of words(scene)) {
            const box = textBox(mark, frame);
            if (box.left < -1 || box.right > frame.width + 1 || box.top < -1 || box.bottom > scene.height + 1)
              faults.push(`${id}: "${mark.text}" leaves the frame`);
          }
          faults.push(...collisions(scene, frame).map((pair) => `${id}: ${pair}`));
        }
        expect([...new Set(faults)]).toEqual([]);
      });
  });

  it('move by little between neighbouring positions of one chart', () => {
    const frame = frameOf('phone390');
    const most = frame.width * 0.08;
    const jumps: string[] = [];
    /** Where a mark is: the place of words, the box of a path inside the frame; null when none of it is. */
    const boxOf = (mark: Mark): [number, number, number, number] | null => {
      if (mark.text !== undefined) return [mark.x!, mark.y!, mark.x!, mark.y!];
      let box: [number, number, number, number] | null = null;
      let x = 0;
      let y = 0;
      for (const [, letter, numbers] of (mark.d ?? '').matchAll(/([MLHVhvz])([^A-Za-z]*)/g)) {
        const [a = 0, b = 0] = numbers!.split(',').map(Number);
        if (letter === 'M' || letter === 'L') [x, y] = [a, b];
        else if (letter === 'H') x = a;
        else if (letter === 'V') y = a;
        else if (letter === 'h') x += a;
        else if (letter === 'v') y += a;
        const [cx, cy] = [Math.min(Math.max(x, 0), frame.width), Math.min(Math.max(y + (mark.down ?? 0), 0), frame.height)];
        box = box ? [Math.min(box[0], cx), Math.min(box[1], cy), Math.max(box[2], cx), Math.max(box[3], cy)] : [cx, cy, cx, cy];
      }
      return box;
    };
    const parts = (mark: Mark): number => (mark.d ?? '').split('M').length;
    for (let i = 0; i < last; i++) {
      if (deck.stops[i]!.chart !== deck.stops[i + 1]!.chart) continue;
      // A passage of n days is long on the page: sample it as finely as the reader scrolls it.
      const n = 400;
      let before = new Map<string, Mark>();
      for (let k = 0; k <= n; k++) {
        const { scene } = picture(deck, i + k / n, 'phone390');
        const now = new Map(scene.marks.map((mark) => [mark.key, mark]));
        for (const [key, mark] of now) {
          const was = before.get(key);
          if (!was || was.anchor !== mark.anchor || was.text !== mark.text || (was.opacity ?? 1) < 0.3) continue;
          // What is new in a path, a day or a count, appears where it belongs: that is no movement.
          if (mark.d !== undefined && ((was.d === mark.d && was.down === mark.down) || parts(was) !== parts(mark))) continue;
          const [a, b] = [boxOf(was), boxOf(mark)];
          if (a && b && a.some((value, side) => Math.abs(value - b[side]!) > most)) jumps.push(`${deck.stops[i]!.id} at ${k / n}: ${key}`);
        }
        before = now;
      }
    }
    expect(jumps).toEqual([]);
  });

  it('are these', async () => {
    for (const name of frameNames)
      for (let t = 0; t <= last; t++) {
        const { scene, frame } = picture(deck, t, name);
        await expect(svgText(scene, frame).replace(/></g, '>\n<')).toMatchFileSnapshot(
          `./__pictures__/${folder.replace('/', '-')}/${deck.stops[t]!.id}.${name}.svg`
        );
      }
  });
});

describe('marks count what they claim', () => {
  const { deck } = storyOf('data');
  const total = (id: string, key: RegExp): number => {
    const t = deck.stops.findIndex((stop) => stop.id === id);
    expect(t, id).toBeGreaterThanOrEqual(0);
    return picture(deck, t, 'phone390')
      .scene.marks.filter((mark) => key.test(mark.key))
      .reduce((sum, mark) => sum + (mark.count ?? 0), 0);
  };
  it.each([
    ['cover-days', /^days/, 570],
    ['thirty-pardoned', /^out/, 30],
    ['street-days', /^(field|last|rest)$/, 7000],
    ['street-arrests', /^(field|last|rest)$/, 65000],
    ['silence-six', /^bar-kalesnikava/, 570],
    ['silence-pass', /^bar-babaryka/, 577],
    ['released-july', /^out/, 18],
    ['released-september', /^out/, 78],
    ['released-september', /^held/, 1371],
    ['released-july', /^held/, 1409],
    ['after-wait', /^days/, 570],
    ['after-days', /^days/, 639 + 331 + 65],
    ['after-ledger', /^out/, 605],
    ['after-ledger', /^held/, 1140]
  ])('%s %s is %d', (id, key, n) => expect(total(id, key)).toBe(n));

  it('never draws a count of people held that nobody made', () => {
    const from = deck.stops.findIndex((stop) => stop.id === 'released-july');
    for (let k = 0; k <= 200; k++) {
      const { scene } = picture(deck, from + k / 100, 'wide');
      const held = scene.marks.filter((mark) => mark.key.startsWith('held-')).reduce((sum, mark) => sum + (mark.count ?? 0), 0);
      expect([1409, 1385, 1371]).toContain(held);
    }
  });
});

describe('marks are the same marks', () => {
  const { deck } = storyOf('data');
  const keys = (id: string): string[] =>
    picture(
      deck,
      deck.stops.findIndex((stop) => stop.id === id),
      'wide'
    ).scene.marks.map((mark) => mark.key);
  it('the thirty of the prologue are the third group of the releases', () => {
    expect(keys('thirty-pardoned')).toContain('out-september');
    expect(keys('released-september')).toContain('out-september');
  });
  it('the six rows persist through the silence', () => {
    const people = storyOf('data').story.timeline.series.silence!.rows.map((row) => ('person' in row ? row.person : ''));
    expect(people).toHaveLength(6);
    for (const id of ['silence-begin', 'silence-pass', 'silence-six', 'silence-starts', 'silence-bialiatski', 'silence-names'])
      for (const person of people) expect(keys(id), id).toContain(`name-${person}`);
  });
  it('the days of the cover are finished in the last chapter', () => {
    expect(keys('cover-days')).toContain('days-0');
    expect(keys('after-days')).toContain('days-0');
  });
  it('yellow is one mark, once', () => {
    const yellow = deck.stops.flatMap((stop, t) =>
      picture(deck, t, 'wide')
        .scene.marks.filter((mark) => mark.cls === 'badge')
        .map(() => stop.id)
    );
    expect(yellow).toEqual(['inside-badge']);
  });
});
