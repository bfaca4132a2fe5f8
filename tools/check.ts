import { check, tell } from '../src/lib/story/check.ts';
import { storyFiles } from '../src/lib/story/read.ts';
import { fill } from '../src/lib/story/words.ts';

/** `npm run check [folder]`: every fault and warning of the story; fails on faults. */
const folder = process.argv[2] ?? 'data';
const { story, faults, warnings } = check(await storyFiles(folder));

for (const fault of faults) console.error(`✗ ${tell(fault)}\n`);
for (const warning of warnings) console.warn(`! ${tell(warning)}\n`);

if (story) {
  const steps = story.words.chapters.flatMap((chapter) => chapter.steps);
  const words = steps.flatMap((step) => step.text).reduce((sum, text) => sum + fill(text, story).split(/\s+/).filter(Boolean).length, 0);
  const tail = warnings.length > 0 ? ` ${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}.` : '';
  console.log(`${story.timeline.facts.length} facts, ${steps.length} steps, ${words} words of step text.${tail}`);
} else {
  console.error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${folder}/.`);
  process.exitCode = 1;
}
