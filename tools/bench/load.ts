import type { Browser } from '@playwright/test';
import { openPhone } from './phone.ts';
import { spread, type Spread } from './table.ts';
import { loadOf, recordedOf, traced, type Loaded } from './trace.ts';
import { answersOf, weigh } from './wire.ts';

/** A page to be measured. */
export interface Subject {
  name: string;
  address: string;
}

/** What loading a page costs: spreads of runs, and its bytes. */
export type LoadResult = Record<keyof Loaded, Spread> & { wire: ReturnType<typeof weigh> };

/** How long after a page is loaded and painted its tasks still count, ms. */
const quiet = 4000;

async function loadOnce(browser: Browser, { address }: Subject): Promise<{ loaded: Loaded; wire: ReturnType<typeof weigh> }> {
  const { page, session, close } = await openPhone(browser, address);
  try {
    const answers = answersOf(session);
    const events = await traced(session, async () => {
      await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
      // What makes its page by script may paint long after it is loaded.
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, {
        polling: 500,
        timeout: 120_000
      });
      await page.waitForTimeout(quiet);
    });
    return { loaded: loadOf(recordedOf(events, address), new URL('/', address).href), wire: weigh(answers) };
  } finally {
    await close();
  }
}

/**
 * Loads each page `runs` times on the phone with nothing cached, in turn, after one load of each that does not count.
 * @returns by name of the page
 */
export async function measureLoads(browser: Browser, subjects: readonly Subject[], runs: number): Promise<Record<string, LoadResult>> {
  const seen: Record<string, Awaited<ReturnType<typeof loadOnce>>[]> = {};
  for (let run = -1; run < runs; run++)
    for (const subject of subjects) {
      const once = await loadOnce(browser, subject);
      if (run >= 0) (seen[subject.name] ??= []).push(once);
    }
  return Object.fromEntries(
    Object.entries(seen).map(([name, list]) => {
      const of = (key: keyof Loaded): Spread => spread(list.map(({ loaded }) => loaded[key]));
      const wire = list.at(-1)!.wire;
      return [
        name,
        {
          fcp: of('fcp'),
          lcp: of('lcp'),
          shift: of('shift'),
          blocking: of('blocking'),
          longest: of('longest'),
          work: of('work'),
          reflows: of('reflows'),
          wire
        }
      ];
    })
  );
}
