import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const isRoot = process.getuid?.() === 0;

export const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where programs of these names would lie, in the order of the names. */
export function onPath(...names: string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

export const debian = (): boolean =>
  existsSync('/etc/debian_version') && /debian|ubuntu/i.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');

/** Runs a command and says whether it went well; what it prints is shown. */
export function tried(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    return true;
  } catch {
    return false;
  }
}

/** Installs packages of Debian's, as root or as somebody who may be root without being asked. Says whether it went well. */
export function install(packages: string[]): boolean {
  const command = isRoot ? 'apt-get' : 'sudo';
  const before = isRoot ? [] : ['-n', 'apt-get'];
  // One source of packages that does not answer need not keep the others from having it.
  tried(command, [...before, 'update', '-q']);
  return tried(command, [...before, 'install', '-y', '-q', '--no-install-recommends', ...packages]);
}
