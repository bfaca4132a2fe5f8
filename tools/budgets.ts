/**
 * What the pages may cost, in one place: the tests that need no clock, the build and `npm run bench` read it. Bytes are those of
 * bodies over the wire, compressed with brotli as `tools/bench/host.ts` gives them; a kB has 1,000 of them.
 */
export const budgets = {
  /** the story page, at 390 x 844, from its address to its last pixel */
  story: {
    /** all script, none of which the first screen needs; 42,000 was the aim */
    script: 32_000,
    fonts: 70_000,
    /** page, style sheets and the faces that it asks for at once */
    firstScreen: 120_000,
    /** everything until the end, stills and all */
    whole: 240_000,
    requests: 12,
    /** sum of the scores of layout shifts */
    layoutShift: 0,
    /** layouts that a script waited for while the page was scrolled */
    forcedReflows: 0,
    /** elements of the moving picture at most; the drawing of a day or a person is a part of one */
    liveMarks: 100,
    /** layers that the browser has for a screen of it: each is visited in every frame */
    layers: 11,
    /** share of frames at reading pace in which anything is written to the page: one costs the browser three times what others do */
    written: 0.25,
    /** bytes by which a page's own things may differ after ten trips up and down: a text more or less of where the reader is */
    heap: 1_000
  },
  /** the card that stands in another page, until it is opened; opened it is the story page */
  closedEmbed: { whole: 12_000 },
  /** the loader that other sites include, in bytes of gzip: what they were promised */
  loader: 2_048,
  /** what `npm run bench` holds its medians against; no test does, since a busy machine would decide it */
  timing: {
    /** first and largest paint, as a share of the floor's */
    paint: 1.15,
    /** ms of tasks beyond 50 ms each, and the longest task */
    blocking: 60,
    task: 100,
    /** main thread per 1,000 px at reading pace, as a share of the floor's */
    work: 2.5,
    /** share of frames over 16.7 ms beyond the floor's */
    slow: 0.02,
    /** ms after a fling stops, from which on no frame may show another place's picture */
    settled: 100,
    /** µs of the host's main thread a frame for five embeds, beyond what the same frames cost it without our loader */
    hostFrame: 250,
    /** ms to read and check 100,000 events in Node */
    check: 2_000
  }
} as const;
