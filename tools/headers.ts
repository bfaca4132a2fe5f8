/**
 * The headers that the pages ask of a host of static files, by path. `tools/serve.ts` sends them, `build/_headers` tells them
 * to hosts that read such a file, and docs/HOSTING.md to everybody else. The pages work without them: what is lost is said there.
 *
 * No two rules that apply to one path set the same header. Hosts differ in what they would make of it (one joins the values,
 * which for frame-ancestors allows what both allow: nothing), so `_headers` would not mean the same everywhere.
 */
export interface Rule {
  /** of the path inside the site; `*` at its end stands for anything */
  path: string;
  headers: Record<string, string>;
}

const year = 'public, max-age=31536000, immutable';
const everywhere = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
const framed = {
  'Content-Security-Policy': 'frame-ancestors *',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp'
};

/** Every page but the two that may stand in frames of other sites. A test holds this list against the pages of a build. */
const unframed = ['/', '/404.html', '/certainty/*', '/chapter/*', '/embed/code/*', '/data/', '/keep/*', '/print/*', '/sources/*'];

export const rules: readonly Rule[] = [
  { path: '/*', headers: { 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff' } },
  ...unframed.map((path) => ({ path, headers: { 'Content-Security-Policy': "frame-ancestors 'self'" } })),
  { path: '/embed/', headers: framed },
  { path: '/embed/card/', headers: framed },
  // Fonts and scripts that a page in a frame needs where its origin is opaque, and a host that checks their hash.
  { path: '/_app/immutable/*', headers: { ...everywhere, 'Cache-Control': year } },
  { path: '/live/*', headers: { ...everywhere, 'Cache-Control': year } },
  { path: '/embed/v1*', headers: everywhere },
  { path: '/chart/*', headers: everywhere },
  { path: '/card/*', headers: everywhere },
  ...['/data/*', '/feed.xml', '/feed.json', '/story.json'].map((path) => ({ path, headers: { 'Access-Control-Allow-Origin': '*' } }))
];

const applies = (rule: Rule, path: string): boolean =>
  rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path || path === `${rule.path}index.html`;

/** The headers of a path inside the site. */
export const headersOf = (path: string): Record<string, string> =>
  Object.assign({}, ...rules.filter((rule) => applies(rule, path)).map(({ headers }) => headers)) as Record<string, string>;

/**
 * The rules in the form that several hosts of static files read: `_headers`.
 * @param base path before every address, without a slash at its end: such a file speaks of paths of the whole host
 */
export const headersFile = (base = ''): string =>
  rules
    .map(({ path, headers }) => [`${base}${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'))
    .join('\n')
    .concat('\n');
