import type { Page } from '@playwright/test';

/**
 * Waits for the real typefaces before anything is painted. Readers get them if they come at once (`font-display:
 * optional`), and else their own; a test of what they look like must not depend on how busy a machine is.
 */
export const withFonts = async (page: Page): Promise<void> => {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const html = await response.text();
    if (html.includes('@font-face') && !/font-display:\s*optional/.test(html)) throw new Error('the faces are no longer optional: change this');
    // The policy knows the style sheet by its hash, and this is another.
    const body = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replace(/font-display:\s*optional/g, 'font-display:block');
    await route.fulfill({ response, body });
  });
};
