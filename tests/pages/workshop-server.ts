// The server of a workshop, started in its folder: tells its address when it serves, and ends with the test that started it.
import { join } from 'node:path';
import { createServer, type ServerOptions } from 'vite';

const root = process.cwd();
const server = await createServer({ root, logLevel: 'silent', cacheDir: join(root, '.vite'), server: JSON.parse(process.argv[2]!) as ServerOptions });
await server.listen();
process.send!(server.resolvedUrls!.local[0]!);
process.on('disconnect', () => process.exit());
