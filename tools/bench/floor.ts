import type { Browser } from '@playwright/test';

/**
 * The floor: the least page that could tell the story. Our own words, style sheets and typefaces, and the first still of each
 * chapter as a phone shows it; no script, no stage, and none of what the stage is drawn from. What a page costs beyond it is
 * the price of moving pictures.
 * @param html the built story page
 * @returns a page to be served from the same folder
 */
export async function floorOf(html: string, browser: Browser): Promise<string> {
  const page = await browser.newPage();
  try {
    return await page.evaluate((text) => {
      // Without functions of its own: what runs this file names them in a way that the page does not know.
      const page = new DOMParser().parseFromString(text, 'text/html');
      const gone: Node[] = [];
      for (const chapter of page.querySelectorAll('.chapter')) gone.push(...[...chapter.querySelectorAll('.still')].slice(1));
      gone.push(
        ...page.querySelectorAll(
          'script, link[rel="modulepreload"], meta[http-equiv="Content-Security-Policy"], .stage, .still .paper, .cover figure > div:not(.for-phone390)'
        )
      );
      const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
      while (walker.nextNode()) gone.push(walker.currentNode);
      for (const one of gone) one.parentNode?.removeChild(one);
      return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
    }, html);
  } finally {
    await page.close();
  }
}
