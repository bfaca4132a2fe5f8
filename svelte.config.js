import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const base = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
    paths: { base, relative: true },
    // Style sheets stand in the page: the first words need no second journey, and are painted while the rest is still coming.
    inlineStyleThreshold: 100_000,
    prerender: {
      handleHttpError: 'fail',
      // What follows "#" in the address of a page for frames are its options: no places in it.
      handleMissingId: ({ path, id, message }) => {
        if (!(/\/embed\/(card\/)?$/.test(path) && id.includes('='))) throw new Error(message);
      },
      // Without an address of the site nothing can be said to those who embed by address, or read by feed; and a story need not
      // name the pages of a booklet.
      handleUnseenRoutes: ({ routes, message }) => {
        const addressed = (route) => route.endsWith('/oembed.json') || route === '/feed.[kind]';
        if (routes.some((route) => route !== '/print/[fold=zine]' && (process.env.SITE_URL || !addressed(route)))) throw new Error(message);
      }
    }
  }
};
