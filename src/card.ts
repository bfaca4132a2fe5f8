/** What runs in the closed form of the story in a frame: it says hello to the host, tells its height, and opens the story. */
import { call, tellForeign } from './lib/embed/child.ts';
import { optionsOf } from './lib/embed/options.ts';

const options = optionsOf(location.hash);
const root = document.documentElement;
root.classList.toggle('dim', options.dim);
const line = call({ hello: { wants: 'flow', open: false, asked: options.closed }, mode: () => tell() });
let told = 0;
const tell = (): void => {
  told = Math.ceil(document.body.getBoundingClientRect().height);
  line.say({ size: told });
  const pym = new URLSearchParams(location.search).get('childId');
  if (parent !== window && !line.joined()) tellForeign(told, { secret: options.secret, pym });
};
new ResizeObserver(() => Math.ceil(document.body.getBoundingClientRect().height) !== told && tell()).observe(document.body);
// The options go along; no entry of the history is made.
document.querySelector<HTMLAnchorElement>('a.open')?.addEventListener('click', (event) => {
  event.preventDefault();
  const rest = location.hash.replace(/^#/, '').replace(/\b(closed|opened)&?/g, '');
  location.replace(`../${location.search}#opened${rest && `&${rest}`}`);
});
