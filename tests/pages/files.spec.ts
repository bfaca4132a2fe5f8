// What the build offers beside its pages, as a plain host serves it.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const names = (folder: string): string[] => readdirSync(`build/${folder}`);

test('every link to a file leads to one of its kind', async ({ page, request }) => {
  await page.goto('./');
  const links = page.locator('.save a');
  const addresses = await links.evaluateAll((list) => list.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(60);
  expect(new Set(addresses).size).toBe(addresses.length);
  const kinds: Record<string, RegExp> = { svg: /^image\/svg\+xml/, png: /^image\/png$/, csv: /^text\/csv/ };
  for (const address of addresses) {
    const response = await request.get(address);
    expect(response.status(), address).toBe(200);
    expect(response.headers()['content-type'], address).toMatch(kinds[address.split('.').pop()!]!);
  }
  for (const link of (await links.all()).slice(0, 3)) expect(await link.getAttribute('download')).toBe('');
});

test('a link to a file is 44 px high to touch, and not on paper', async ({ page }) => {
  await page.goto('./');
  await page.locator('.save').evaluateAll((list) => list.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  const heights = await page.locator('.save a').evaluateAll((list) => list.map((link) => link.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.save').first()).toBeHidden();
});

test('a chart that travels is drawn with its own fonts, and asks for nothing', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  const some = names('chart').filter((name) => name.endsWith('.svg'));
  expect(some.length).toBeGreaterThan(20);
  for (const name of some.filter((_, i) => i % 5 === 0)) {
    asked.length = 0;
    await page.goto(`./chart/${name}`);
    const drawn = await page.evaluate(async () => {
      await document.fonts.ready;
      const faces = [...document.fonts];
      return { root: document.documentElement.tagName, faces: faces.length, failed: faces.filter((face) => face.status === 'error').length };
    });
    expect(drawn.root, name).toBe('svg');
    expect(drawn.faces, name).toBeGreaterThan(2);
    expect(drawn.failed, name).toBe(0);
    expect(asked.filter((url) => !url.endsWith(`/chart/${name}`) && !url.endsWith('/favicon.ico'))).toEqual([]);
  }
});

test('there is a card for every chapter and an icon for a phone', async ({ page, request }) => {
  const chapters = names('chapter');
  expect(names('card').length).toBe(chapters.length + 1);
  const sizes = async (path: string): Promise<[number, number]> => {
    const bytes = await (await request.get(path)).body();
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  for (const name of names('card')) expect(await sizes(`./card/${name}`), name).toEqual([1200, 630]);
  expect(await sizes('./apple-touch-icon.png')).toEqual([180, 180]);
  // A card needs an absolute address: a build that does not know its own names none.
  await page.goto('./');
  await expect(page.locator('meta[property="og:image"]')).toHaveCount(process.env.SITE_URL ? 1 : 0);
});

test('an address that leads nowhere gets the page that says so, at any depth', async ({ page, baseURL }) => {
  for (const path of ['./nothing-here', './no/such/place', './chart/none.svg']) {
    const asked: string[] = [];
    page.removeAllListeners('request');
    page.on('request', (request) => asked.push(request.url()));
    const response = await page.goto(path);
    expect(response!.status(), path).toBe(404);
    expect(response!.headers()['content-type'], path).toMatch(/^text\/html/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(asked.filter((url) => !url.endsWith('/favicon.ico')).length, path).toBe(1);
    const home = await page.getByRole('link').evaluate((link) => (link as HTMLAnchorElement).href);
    expect(home).toBe(baseURL);
  }
  await page.getByRole('link').click();
  await expect(page.locator('article')).toBeVisible();
});
