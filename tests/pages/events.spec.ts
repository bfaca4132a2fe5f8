// The table of all facts: every one is reached, by page and by search, and the story's own page knows nothing of it.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const { facts } = JSON.parse(readFileSync('data/timeline.json', 'utf8')) as { facts: { statement: string }[] };
const last = facts.at(-1)!.statement;

test('pages and search reach every fact', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto('./data/');
  await page.locator('a[href$="data/events/"]').click();
  const rows = page.locator('tbody tr');
  const next = page.locator('.looking button').nth(1);
  await expect(rows).toHaveCount(Math.min(100, facts.length));
  const seen: string[] = await rows.locator('td:nth-child(2)').allTextContents();
  while (await next.isEnabled()) {
    const before = await rows.first().textContent();
    await next.click();
    await expect.poll(() => rows.first().textContent()).not.toBe(before);
    seen.push(...(await rows.locator('td:nth-child(2)').allTextContents()));
  }
  expect(seen.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(facts.map(({ statement }) => statement.replaceAll('\u00a0', ' ')));
  await page.locator('.looking input').fill(last);
  await expect(rows).toHaveCount(facts.filter(({ statement }) => statement === last).length);
  await expect(rows.first()).toContainText(last);
  await expect(page.locator('.looking [role="status"]')).toContainText('1 to 1 of 1');
  await page.locator('.looking input').fill('no such words anywhere');
  await expect(page.locator('.looking [role="status"]')).toHaveText('No row has these words');
  await page.locator('.looking input').fill('');
  await expect(rows).toHaveCount(Math.min(100, facts.length));
  expect(errors).toEqual([]);
});

test('a part that cannot be read is told of, and read when asked again', async ({ page }) => {
  await page.route('**/data/events/0.json', (route) => route.abort());
  await page.goto('./data/events/');
  await page.locator('.looking input').fill('prison');
  await expect(page.locator('.looking [role="status"]')).toContainText('could not be read');
  await page.unroute('**/data/events/0.json');
  await page.locator('.looking input').press('Enter');
  await expect(page.locator('.looking [role="status"]')).toContainText('rows with these words');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('there are the first rows, what is missing, and the files with all', async ({ page, request }) => {
    await page.goto('./data/events/');
    await expect(page.locator('tbody tr')).toHaveCount(Math.min(100, facts.length));
    await expect(page.locator('.looking')).toBeHidden();
    if (facts.length > 100) await expect(page.locator('main')).toContainText(`of ${facts.length.toLocaleString('en')}`);
    const csv = await (await request.get('./data/events/events.csv')).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(facts.length + 1);
  });
});
