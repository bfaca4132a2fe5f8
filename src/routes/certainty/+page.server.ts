import { dev } from '$app/environment';
import { sign, signFrame, signNames } from '$lib/scene/signs.ts';
import { svgText } from '$lib/scene/svg.ts';
import { fill } from '$lib/story/words.ts';
import { meta } from '$lib/view/meta.ts';
import { story } from '$lib/story/server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  return {
    signs: signNames.map((name) => ({
      name,
      svg: svgText(sign(name), signFrame, { hidden: true }),
      here: read.words.signs?.[name] ? fill(read.words.signs[name], read) : null
    })),
    meta: { ...meta(read, null), canonical: null, url: null }
  };
};
