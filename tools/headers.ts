/**
 * The headers that the pages ask of a host of static files, by path. `tools/serve.ts` sends them, `build/_headers` tells them
 * to hosts that read such a file, and docs/HOSTING.md to everybody else. The pages work without them: what is lost is said there.
 */
export interface Rule {
  /** of the path inside the site; `*` at its end stands for anything */
  path: string;
  headers: Record<string, string>;
}

const year = 'public, max-age=31536000, immutable';

export const rules: readonly Rule[] = [
  {
    path: '/*',
    headers: { 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "frame-ancestors 'self'" }
  },
  // Fonts and scripts that a page in a frame needs where its origin is opaque, and a host that checks their hash.
  {
    path: '/_app/immutable/*',
    headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': year }
  },
  { path: '/live/*', headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': year } },
  // These two may stand in frames of other sites, and only these.
  {
    path: '/embed/',
    headers: {
      'Content-Security-Policy': 'frame-ancestors *',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp'
    }
  },
  {
    path: '/embed/card/',
    headers: {
      'Content-Security-Policy': 'frame-ancestors *',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp'
    }
  },
  { path: '/embed/v1*', headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } },
  { path: '/chart/*', headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } },
  { path: '/card/*', headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } },
  { path: '/data/*', headers: { 'Access-Control-Allow-Origin': '*' } }
];

const applies = (rule: Rule, path: string): boolean =>
  rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path || path === `${rule.path}index.html`;

/** The headers of a path inside the site: later rules stand over earlier ones. */
export const headersOf = (path: string): Record<string, string> =>
  Object.assign({}, ...rules.filter((rule) => applies(rule, path)).map(({ headers }) => headers)) as Record<string, string>;

/** The rules in the form that several hosts of static files read: `_headers`. A header that a later rule sets anew is first taken away. */
export function headersFile(): string {
  return rules
    .map(({ path, headers }, i) => {
      const again = Object.keys(headers).filter((name) =>
        rules.slice(0, i).some((rule) => name in rule.headers && (rule.path === '/*' || rule.path === path))
      );
      return [path, ...again.map((name) => `  ! ${name}`), ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
    })
    .join('\n')
    .concat('\n');
}
