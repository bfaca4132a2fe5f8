import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string): string => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> };
/** Rows of the table in the README: the packages of the first column, and the licences of the third. */
const rows = [
  ...read('README.md')
    .split('## What it is made of')[1]!
    .matchAll(/^\|([^|]+)\|[^|]+\|([^|]+)\|[^|]+\|$/gm)
].map(([, names, licences]) => ({
  names: names!.trim().split(', '),
  licences: licences!.trim().split(', ')
}));

test('the README names every package that the project asks for, and no other, with the licence that the package has', () => {
  const wanted = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort();
  expect(
    rows
      .flatMap(({ names }) => names)
      .filter((name) => /^[@a-z]/.test(name) && name !== 'package')
      .sort()
  ).toEqual(wanted);
  for (const name of wanted) {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };
    expect(license, name).not.toMatch(/GPL/);
    expect(rows.find(({ names }) => names.includes(name))!.licences, name).toContain(license);
  }
});

test('no package runs a script as it is installed', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
});
