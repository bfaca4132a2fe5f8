import { join } from 'node:path';
import type { Plugin } from 'vite';
import { faultsOf } from './faults.ts';

/**
 * ms without a change before a file counts as written. Most programs empty a file and then fill it; of two changes within 50 ms
 * the watcher reports the first, and the file is read empty if it is read then.
 */
const SETTLED = 120;

/**
 * Checks `data/` with the site. A build stops at a broken story with every fault at once; while developing the faults
 * stand in the browser and go by themselves when the file is mended.
 */
export function watchData(): Plugin {
  let checked = false;
  return {
    name: 'watch-data',
    async buildStart() {
      if (this.environment.config.command !== 'build' || checked) return;
      checked = true;
      const faults = await faultsOf('data');
      if (faults) this.error(faults);
    },
    configureServer(server) {
      let broken = false;
      let looking = Promise.resolve();
      let soon: NodeJS.Timeout | undefined;
      // One after another, so that what was read last is what is said last.
      const look = (): void => {
        looking = looking.then(async () => {
          const faults = await faultsOf('data');
          broken = faults !== null;
          server.ws.send(faults ? { type: 'error', err: { message: faults, stack: '', plugin: 'watch-data' } } : { type: 'full-reload' });
        });
      };
      server.watcher.add(join(server.config.root, 'data'));
      server.watcher.on('change', (file) => {
        if (file.startsWith(join(server.config.root, 'data')) && file.endsWith('.json')) {
          clearTimeout(soon);
          soon = setTimeout(look, SETTLED);
        }
      });
      // A page opened while the data is broken is told too.
      server.ws.on('connection', () => {
        if (broken) look();
      });
      void faultsOf('data').then((faults) => {
        broken = faults !== null;
        if (faults) server.config.logger.error(faults);
      });
    }
  };
}
