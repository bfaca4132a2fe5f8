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

/** What browsers can let a page do, and none of ours asks for. */
const powers = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'];

const year = 'public, max-age=31536000, immutable';
const everywhere = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
const framed = {
  'Content-Security-Policy': 'frame-ancestors *',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp'
};

/** Every page but the two that may stand in frames of other sites. A test holds this list against the pages of a build. */
const unframed = [
  '/',
  '/404.html',
  '/calm/*',
  '/steps/*',
  '/certainty/*',
  '/chapter/*',
  '/embed/code/*',
  '/data/',
  '/data/events/',
  '/keep/*',
  '/print/*',
  '/sources/*'
];

export const rules: readonly Rule[] = [
  {
    path: '/*',
    headers: {
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Strict-Transport-Security': 'max-age=31536000',
      'Permissions-Policy': powers.map((power) => `${power}=()`).join(', ')
    }
  },
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

/** A path of the rules as a regular expression of paths. */
const pattern = (path: string): string =>
  `^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*$/, '')}${path.endsWith('*') ? '' : path.endsWith('/') ? '(index\\.html)?$' : '$'}`;

/**
 * The rules for nginx, to be included in a `server` block whose `root` is the build: compression, caching, the page for what
 * is not there, and the headers. nginx drops headers of an outer level where an inner one sets any, so each place says all.
 */
export function nginxFile(): string {
  const maps = names()
    .map((name) => {
      const lines = rules
        .filter((rule) => name in rule.headers)
        .map((rule) => `    ~${pattern(rule.path)} "${rule.headers[name]!.replace(/"/g, '\\"')}";`);
      return `map $uri $story_${name.toLowerCase().replace(/-/g, '_')} {\n    default ${name === 'Cache-Control' ? '"no-cache"' : '""'};\n${lines.reverse().join('\n')}\n}`;
    })
    .join('\n');
  return `# Made by "npm run hosting" from tools/headers.ts. The maps belong to http { }, what follows them to server { }.
# No address of a reader is kept: there is no log of what was asked for, nor of what was not found, which nginx logs apart.
${maps}

server {
    listen 8080;
    root /srv/story;
    server_tokens off;
    access_log off;
    error_log /dev/null crit;
    # The name and port that readers know may be others than the ones here: behind a proxy, or as an onion service.
    absolute_redirect off;
    charset utf-8;
    charset_types text/css text/javascript text/csv text/plain;
    gzip on;
    gzip_vary on;
    gzip_min_length 512;
    gzip_types text/css text/javascript application/json application/xml image/svg+xml text/csv text/plain;
    # A folder without a page of its own is no page either.
    error_page 403 404 =404 /404.html;
    types {
        text/html html; text/css css; text/javascript js; application/json json; application/xml xml; image/svg+xml svg;
        image/png png; font/woff2 woff2; text/csv csv; application/pdf pdf; text/plain txt;
    }
${names()
  .map((name) => `    add_header ${name} $story_${name.toLowerCase().replace(/-/g, '_')} always;`)
  .join('\n')}
}
`;
}

/** The rules for Caddy. */
export function caddyFile(): string {
  const blocks = rules.map(({ path, headers }, i) => {
    const at = path.endsWith('*') ? path : path.endsWith('/') ? `${path} ${path}index.html` : path;
    const lines = Object.entries(headers).map(([name, value]) => `        ${name} "${value.replace(/"/g, '\\"')}"`);
    return `    @rule${i} path ${at}\n    header @rule${i} {\n${lines.join('\n')}\n    }`;
  });
  return `# Made by "npm run hosting" from tools/headers.ts. No address of a reader is kept: there is no "log".
:8080 {
    root * /srv/story
    encode zstd gzip
    file_server
    header ?Cache-Control "no-cache"
${blocks.join('\n')}
    handle_errors {
        rewrite * /404.html
        file_server
    }
}
`;
}

function names(): string[] {
  return [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
}
