// What a page, and the frames in it, complain about and ask of others while it is used.
import type { Page } from '@playwright/test';

/** What is said as an error or a warning, and what is thrown, from now on. */
export function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return said;
}

export interface Seen {
  errors: string[];
  /** addresses asked for that are of no machine of the test's own */
  foreign: string[];
}

/** The same, and what is asked of others. */
export function watch(page: Page): Seen {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(https?:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:)/.test(request.url())) foreign.push(request.url());
  });
  return { errors: complaints(page), foreign };
}
