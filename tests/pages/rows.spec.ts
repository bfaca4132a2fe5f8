// The rows of a picture can be asked: by pointer, by touch and by keyboard.
import { expect, test, type Page } from '@playwright/test';

const at = async (page: Page, id: string): Promise<void> => {
  await page.goto(`./#${id}`);
  await expect(page.locator(`#${id} .rows li`)).toHaveCount(6);
};

test('a row answers when it is tapped or clicked, and its neighbours after it', async ({ page, isMobile }) => {
  await at(page, 'silence-six');
  const third = page.locator('#silence-six .rows li').nth(2).getByRole('button');
  await expect(third).toHaveAccessibleName('Maria Kalesnikava');
  const box = (await third.boundingBox())!;
  const name = await page.locator('.stage text', { hasText: 'Maria Kalesnikava' }).boundingBox();
  const middle = name!.y + name!.height / 2;
  expect(middle, 'the button lies over its row').toBeGreaterThan(box.y);
  expect(middle).toBeLessThan(box.y + box.height);
  await (isMobile ? third.tap() : third.click());
  const sheet = page.locator('#silence-six .sheet');
  await expect(sheet).toContainText('Row 3 of 6');
  await expect(sheet).toContainText('570');
  await expect(sheet.locator('[lang=be]')).toHaveText('Марыя Калеснікава');
  const place = (await sheet.boundingBox())!;
  const window = page.viewportSize()!;
  expect(place.x).toBeGreaterThanOrEqual(0);
  expect(place.y).toBeGreaterThanOrEqual(0);
  expect(place.x + place.width).toBeLessThanOrEqual(window.width + 0.5);
  expect(place.y + place.height).toBeLessThanOrEqual(window.height + 0.5);
  await sheet.getByRole('button', { name: 'Next row' }).click();
  await expect(sheet).toContainText('Maksim Znak');
  await expect(sheet).toContainText('554–581');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
});

test('by keyboard: arrows go from row to row while one is open, Escape closes and gives the focus back', async ({ page }) => {
  await at(page, 'silence-six');
  const buttons = page.locator('#silence-six .rows li button');
  await page.locator('#silence-six .data summary').focus();
  // The rows come after the words of their step; what else the card holds comes first.
  for (let i = 0; i < 12 && !(await buttons.first().evaluate((button) => button === document.activeElement)); i++) await page.keyboard.press('Tab');
  await expect(buttons.first()).toBeFocused();
  const sheet = page.locator('#silence-six .sheet');
  await expect(sheet).toContainText('Viktar Babaryka');
  const before = await page.evaluate(() => window.scrollY);
  await page.keyboard.press('ArrowDown');
  await expect(sheet).toContainText('Mikalai Statkevich');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(sheet).toContainText('Siarhei Tsikhanouski');
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(buttons.last()).toBeFocused();
  // From a button of the sheet too, and the row that has the focus again stays silent.
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(buttons.last()).toBeFocused();
  // With none open the arrows are the page's again.
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => window.scrollY)).not.toBe(before);
});

test('the rows are there only while their picture is at rest', async ({ page }) => {
  await at(page, 'silence-six');
  await page.evaluate(() => window.scrollBy({ top: window.innerHeight * 3, behavior: 'instant' }));
  await expect(page.locator('#silence-six .rows')).toHaveCount(0);
});

test('a page that the browser gives no frames has its rows too', async ({ page }) => {
  await page.addInitScript(() => (window.requestAnimationFrame = () => 0));
  await at(page, 'silence-six');
});
