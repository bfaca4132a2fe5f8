import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { debian, install, onPath, runs } from './programs.ts';
import { vitest, type Count } from './stages.ts';

/** A program that a suite of `npm run test:all` cannot do without. */
export interface Program {
  name: string;
  /** the variable of the environment that may name its path */
  variable: string;
  /** the package of Debian's that has it */
  package: string;
  /** where it may lie */
  places(): string[];
}

/** A suite of `npm run test:all`: what it needs, and how it runs when all of that is there. */
export interface Suite {
  name: string;
  needs: readonly Program[];
  run(): Count;
}

/** Folders of libraries, as the systems name them. */
const libraries = (): string[] => [
  ...['/usr/lib', '/usr/libexec'],
  ...(debian() ? readdirSync('/usr/lib').filter((name) => /-linux-gnu/.test(name)) : []).map((name) => join('/usr/lib', name))
];

const firefox: Program[] = [
  {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    package: 'firefox-esr',
    places: () => [...onPath('firefox-esr', 'firefox'), '/Applications/Firefox.app/Contents/MacOS/firefox']
  }
];

const webkit: Program[] = [
  { name: 'WebKitWebDriver', variable: 'WEBKIT_DRIVER_PATH', package: 'webkit2gtk-driver', places: () => onPath('WebKitWebDriver') },
  {
    name: 'MiniBrowser (a WebKit)',
    variable: 'WEBKIT_PATH',
    package: 'webkit2gtk-driver',
    places: () =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].flatMap((name) => libraries().map((folder) => join(folder, name, 'MiniBrowser')))
  },
  { name: 'Xvfb', variable: 'XVFB_PATH', package: 'xvfb', places: () => onPath('Xvfb') }
];

const paper: Program[] = [
  ...['pdfinfo', 'pdffonts', 'pdftotext', 'pdftoppm'].map((name) => ({
    name,
    variable: `${name.toUpperCase()}_PATH`,
    package: 'poppler-utils',
    places: () => onPath(name)
  })),
  { name: 'zbarimg', variable: 'ZBARIMG_PATH', package: 'zbar-tools', places: () => onPath('zbarimg') }
];

const nginx: Program[] = [
  // Debian keeps it where only root's commands are looked for.
  { name: 'nginx', variable: 'NGINX_PATH', package: 'nginx', places: () => [...onPath('nginx'), '/usr/sbin/nginx'] }
];

const engine = (name: string, note?: string) => (): Count => ({
  ...vitest('engines', `test-results/${name}.json`, { ENGINE: name }),
  ...(note && { note })
});

/** Every suite, in order. A new one is a line here. */
export const suites: readonly Suite[] = [
  { name: 'paper', needs: paper, run: () => vitest('paper', 'test-results/paper.json') },
  { name: 'nginx', needs: nginx, run: () => vitest('nginx', 'test-results/nginx.json') },
  { name: 'firefox', needs: firefox, run: engine('firefox') },
  { name: 'webkit', needs: webkit, run: engine('webkit', 'its driver cannot print: paper is Firefox’s and Chromium’s to test') }
];

/** The path of a program: what the environment names, else where it lies. */
export function found({ variable, places }: Program): string | undefined {
  const named = process.env[variable];
  return named ? [named].find(runs) : places().find(runs);
}

/** What a suite's programs are, by the variable that names each. Installs what is missing where it may; throws one message when it cannot be had. */
export function gather({ name, needs }: Pick<Suite, 'name' | 'needs'>, mayInstall = true): Record<string, string> {
  let missing = needs.filter((program) => !found(program));
  // A path that is named and leads nowhere is not mended by a package.
  if (missing.length > 0 && mayInstall && debian() && !missing.some(({ variable }) => process.env[variable])) {
    const packages = [...new Set(missing.map((program) => program.package))];
    console.log(`Missing: ${missing.map((program) => program.name).join(', ')}. Installing Debian’s ${packages.join(' ')}.`);
    install(packages);
    missing = needs.filter((program) => !found(program));
  }
  if (missing.length > 0) throw new Error(lacking(name, missing));
  return Object.fromEntries(needs.map((program) => [program.variable, found(program)!]));
}

/** What to say when a suite's programs cannot be had. */
export function lacking(suite: string, missing: readonly Program[]): string {
  const names = missing.map(({ name, variable }) =>
    process.env[variable] ? `${name} (${variable} is "${process.env[variable]}": no program there)` : name
  );
  const packages = [...new Set(missing.map((program) => program.package))];
  return [
    `The suite "${suite}" needs ${names.join(' and ')}, which cannot be had.`,
    `On Debian: apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    `Elsewhere: install it and set ${missing.map(({ variable }) => variable).join(', ')} to the program.`,
    `To leave it out: LEAVE_OUT=${suite} npm run test:all`
  ].join('\n');
}

/** The suites that `LEAVE_OUT` names, parted by commas or spaces. Throws when it names one that is none: a slip would hide a suite. */
export function leftOut(named: string | undefined, names: readonly string[]): string[] {
  const asked = (named ?? '').split(/[\s,]+/).filter(Boolean);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`LEAVE_OUT names ${unknown.map((name) => `"${name}"`).join(', ')}; the suites are ${names.join(', ')}.`);
  return names.filter((name) => asked.includes(name));
}

/** Time of the newest file in files and folders, ms; 0 when there is none. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  return stat.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : stat.mtimeMs;
}

/** Whether a build is there and not older than anything it was made from. */
export const fresh = (built: string, sources: readonly string[]): boolean =>
  newest(built) > 0 && sources.every((path) => newest(path) <= newest(built));
