import { join } from 'node:path';
import type { Plugin } from 'vite';
import { faultsOf } from './faults.ts';

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
      const look = async (): Promise<void> => {
        const faults = await faultsOf('data');
        if (faults) {
          broken = true;
          server.ws.send({ type: 'error', err: { message: faults, stack: '', plugin: 'watch-data' } });
        } else {
          broken = false;
          server.ws.send({ type: 'full-reload' });
        }
      };
      server.watcher.add(join(server.config.root, 'data'));
      server.watcher.on('change', (file) => {
        if (file.startsWith(join(server.config.root, 'data')) && file.endsWith('.json')) void look();
      });
      // A page opened while the data is broken is told too.
      server.ws.on('connection', () => {
        if (broken) void look();
      });
      void faultsOf('data').then((faults) => {
        broken = faults !== null;
        if (faults) server.config.logger.error(faults);
      });
    }
  };
}
