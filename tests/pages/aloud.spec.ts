// What is read aloud: Chromium's own tree of what it tells a screen reader, chapter by chapter, with every table open.
import { expect, test } from '@playwright/test';
import { readAloud } from './aloud.ts';

test('what is read aloud, chapter by chapter', { tag: '@desktop' }, async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.stage svg')).toBeAttached();
  await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('.data').forEach((data) => (data.open = true)));
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  for (const id of await page.locator('.chapter').evaluateAll((list) => list.map((chapter) => chapter.id)))
    expect(await readAloud(client, `[id="${id}"]`), id).toMatchSnapshot(['aloud', `${id}.txt`]);
});
