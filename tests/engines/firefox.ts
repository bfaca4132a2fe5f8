// Firefox, over WebDriver BiDi.
import puppeteer, { type KeyInput } from 'puppeteer-core';
import type { Key, Launch, Page } from './engine.ts';

const named: Record<Key, KeyInput> = { PageDown: 'PageDown', PageUp: 'PageUp', Home: 'Home', End: 'End', Space: ' ' };

export async function launchFirefox({ script, programs }: Launch): Promise<Page> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: programs.FIREFOX_PATH!,
    headless: true,
    extraPrefsFirefox: { 'javascript.enabled': script }
  });
  const page = await browser.newPage();
  let said: string[] = [];
  let asked: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') said.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  return {
    async open(address) {
      // Another hash alone would be a walk in the same page.
      await page.goto('about:blank');
      said = [];
      asked = [];
      await page.goto(address, { waitUntil: 'load' });
    },
    reload: async () => void (await page.reload()),
    evaluate: (work, ...given) => page.evaluate(work as never, ...(given as unknown as never[])) as never,
    frame: {
      evaluate: (work, ...given) => {
        const child = page.mainFrame().childFrames()[0];
        if (!child) throw new Error('the page has no frame');
        return child.evaluate(work as never, ...(given as unknown as never[])) as never;
      }
    },
    size: (width, height) => page.setViewport({ width, height }),
    async wheel(x, y, down) {
      await page.mouse.move(x, y);
      await page.mouse.wheel({ deltaY: down });
    },
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(named[key]),
    said: async () => said,
    asked: async () => asked,
    cookies: async () => (await browser.cookies()).map(({ name }) => name),
    async aloud(within, role, name) {
      const element = await page.$(within);
      if (!element) throw new Error(`nothing in the page is ${within}`);
      const found = await element.$$(`aria/${name}[role="${role}"]`);
      await Promise.all(found.map((one) => one.dispose()));
      return found.length;
    },
    pdf: async () => Buffer.from(await page.pdf({ format: 'A4' })),
    close: () => browser.close()
  };
}
