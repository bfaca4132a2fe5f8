import type { Page } from '@playwright/test';

/**
 * Waits for the real typefaces before anything is painted. Readers get them if they come at once (`font-display:
 * optional`), and else their own; a test of what they look like must not depend on how busy a machine is.
 */
export const withFonts = async (page: Page): Promise<void> => {
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch();
    const css = await response.text();
    if (css.includes('@font-face') && !/font-display:\s*optional/.test(css)) throw new Error('the faces are no longer optional: change this');
    await route.fulfill({ response, body: css.replace(/font-display:\s*optional/g, 'font-display:block') });
  });
};
