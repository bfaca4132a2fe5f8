import { createHash } from 'node:crypto';
import { dev } from '$app/environment';
import { scripts } from 'virtual:live';
import { config } from '../../../config.ts';
import { leastHeight } from '$lib/embed/protocol.ts';
import { fill } from '$lib/story/words.ts';
import { story } from '$lib/story/server.ts';
import { editorsOf } from '$lib/view/editors.ts';
import { meta } from '$lib/view/meta.ts';
import { readLooks } from '$lib/view/travel/looks.ts';
import { words } from '$lib/words/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  const loader = {
    file: scripts.host.file.replace('host.', 'v1.'),
    integrity: `sha384-${createHash('sha384').update(scripts.host.code).digest('base64')}`
  };
  return {
    ...(await editorsOf(read, words, config.siteUrl, loader, await readLooks('print'))),
    low: leastHeight,
    risk: fill(read.words.cover.risk, read),
    meta: { ...meta(read, null), canonical: null, url: null }
  };
};
