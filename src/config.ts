/**
 * Who publishes this and where. Unset means unknown: what depends on it (canonical address, byline, cards) is left out,
 * never invented. Values come from the environment of the build.
 */
const env = process.env;

export const config = {
  /** address of the site with its base path, without a slash at the end: https://example.org/story */
  siteUrl: env.SITE_URL?.replace(/\/+$/, '') || null,
  publisher: env.PUBLISHER || null,
  byline: env.BYLINE || null,
  /** day of this edition; the data's own day when unset */
  edition: env.EDITION_DATE || null,
  licence: 'https://creativecommons.org/licenses/by/4.0/'
};
