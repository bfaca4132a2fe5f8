// Every page is written at build time. Kit's own client is not sent: only what moves runs in the browser (src/live.ts).
export const prerender = true;
export const csr = false;
export const trailingSlash = 'always';
