/**
 * The codes that an editor copies, as text: the same function writes them into the page at build time and, as the editor
 * chooses, in the browser. Every code is complete in itself; what it needs of a page is said beside it.
 */
import { escape } from '../story/escape.ts';

/** What an editor can choose. Empty means not chosen. */
export interface Choice {
  /** which page stands in the frame: the story, or its closed card */
  page: 'story' | 'card';
  /** id of the chapter that it begins with; id of the only chapter that is shown */
  start: string;
  only: string;
  mode: '' | 'step' | 'flow';
  /** a paper that is darker, for dark pages */
  dim: boolean;
  /** as wide as the window */
  full: boolean;
  /** a fixed header of the page: its height in px, or a selector that finds it */
  top: string;
  /** the loader under the name that carries its hash, with the hash to check it by */
  pinned: boolean;
}

export const unchosen: Choice = { page: 'story', start: '', only: '', mode: '', dim: false, full: false, top: '', pinned: false };

/** What the codes tell of the story. */
export interface Told {
  /** address of the site, with a slash at its end */
  root: string;
  title: string;
  /** what a link to the story says, and the line of the reader's risk under a picture that stands for it */
  link: string;
  risk: string;
  /** the loader's name that carries its hash, and that hash in the form of `integrity` */
  loader: { file: string; integrity: string };
  /** the chapters with what their cards show; the first is the story itself */
  chapters: { id: string; title: string; alt: string }[];
  /** px of a card */
  card: { width: number; height: number };
}

/** A chart that can stand alone. */
export interface ChartTold {
  id: string;
  title: string;
  alt: string;
  /** whose figures, and under what licence */
  source: string;
  /** px, as a file is drawn */
  width: number;
  height: number;
}

/** px of a frame whose page does nothing for it. */
export const frameHeight = 640;
/** px of one that holds the closed card, which in a narrow column is higher: lower, its button would cover days of its picture. */
const cardHeight = 800;
const heightOf = ({ page }: Pick<Choice, 'page'>): number => (page === 'card' ? cardHeight : frameHeight);

/** The options as the hash of a frame's address, with its `#`; empty when there are none. */
export function hashOf({ start, only, mode, dim }: Pick<Choice, 'start' | 'only' | 'mode' | 'dim'>): string {
  // A chapter that stands alone is where it begins.
  const pairs = [only ? `only=${only}` : start && `start=${start}`, mode && `mode=${mode}`, dim && 'paper=dim'].filter(Boolean);
  return pairs.length > 0 ? `#${pairs.join('&')}` : '';
}

/** Address of the page in the frame. */
export const frameAddress = (choice: Choice, { root }: Pick<Told, 'root'>): string =>
  `${root}embed/${choice.page === 'card' ? 'card/' : ''}${hashOf(choice)}`;

/** Address of the page that a link beside a frame leads to: the story, its place, or the chapter's own page. */
export const pageAddress = ({ start, only }: Pick<Choice, 'start' | 'only'>, { root }: Pick<Told, 'root'>): string =>
  only ? `${root}chapter/${only}/` : start ? `${root}#${start}` : root;

const iframe = (src: string, title: string, height: number, style: string): string =>
  `<iframe src="${escape(src)}" title="${escape(title)}" width="100%" height="${height}" frameborder="0" style="${style}" loading="lazy" allow="" referrerpolicy="no-referrer"></iframe>`;

/** The name of what stands in the frame. */
const titleOf = ({ only }: Choice, { title, chapters }: Told): string => {
  const chapter = only && chapters.find(({ id }) => id === only);
  return chapter ? `${chapter.title} · ${title}` : title;
};

const anchor = (choice: Choice, told: Told): string =>
  `<a href="${escape(pageAddress(choice, told))}">${escape(`${titleOf(choice, told)}: ${told.link}`)}</a>`;

/** The script that pins the frame, or unrolls it. */
const script = (choice: Choice, { root, loader }: Told): string =>
  choice.pinned
    ? `<script async src="${escape(root)}embed/${loader.file}" integrity="${loader.integrity}" crossorigin="anonymous"></script>`
    : `<script async src="${escape(root)}embed/v1.js"></script>`;

/** The attributes by which the loader is told of the page around the frame. */
const boxAttributes = ({ full, top }: Choice): string =>
  `data-storyframe${top ? ` data-storyframe-top="${escape(top)}"` : ''}${full ? ' data-storyframe-width="full"' : ''}`;

const framed = (frame: string, caption: string, choice: Choice, told: Told): string => `<figure style="margin:0">
  <div ${boxAttributes(choice)}>
    ${frame}
  </div>
  <figcaption>${caption}</figcaption>
</figure>
${script(choice, told)}`;

/** A closed card is as high as its words; a story fills the window until it is pinned. */
const fill = (choice: Choice): string => `width:100%;${choice.page === 'card' ? '' : 'height:100vh;'}border:0`;

/** Which card stands for what was chosen: the chapter's, or the story's. */
const cardOf = ({ only, start }: Choice, { chapters }: Told): Told['chapters'][number] =>
  chapters.find(({ id }) => id === (only || start)) ?? chapters[0]!;

/** The codes by name. */
export const codes = {
  /** the frame, a caption with a link, and the script that pins it */
  standard: (choice: Choice, told: Told): string =>
    framed(iframe(frameAddress(choice, told), titleOf(choice, told), heightOf(choice), fill(choice)), anchor(choice, told), choice, told),
  /** the script alone: under its fixed name and checked by its hash */
  checked: (choice: Choice, told: Told): string => script({ ...choice, pinned: true }, told),
  /** the frame alone */
  plain: (choice: Choice, told: Told): string => iframe(frameAddress(choice, told), titleOf(choice, told), heightOf(choice), 'width:100%;border:0'),
  /** the address of a page that says itself how it is embedded */
  address: (choice: Choice, told: Told): string => pageAddress({ start: '', only: choice.only }, told),
  picture: (choice: Choice, told: Told): string => {
    const { id, alt } = cardOf(choice, told);
    const { width, height } = told.card;
    return `<figure>
  <a href="${escape(pageAddress(choice, told))}"><img src="${escape(told.root)}card/${id}.png" alt="${escape(alt)}" width="${width}" height="${height}" style="max-width:100%;height:auto" loading="lazy"></a>
  <figcaption>${anchor(choice, told)}. ${escape(told.risk)}</figcaption>
</figure>`;
  },
  amp: (choice: Choice, told: Told): string => {
    const { id, alt } = cardOf(choice, told);
    return `<script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js"></script>

<amp-iframe src="${escape(frameAddress(choice, told))}" title="${escape(titleOf(choice, told))}" layout="fixed-height" width="auto" height="${heightOf(choice)}" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" frameborder="0">
  <amp-img placeholder layout="fill" src="${escape(told.root)}card/${id}.png" alt="${escape(alt)}"></amp-img>
</amp-iframe>
<p>${anchor(choice, told)}</p>`;
  }
} satisfies Record<string, (choice: Choice, told: Told) => string>;
export type CodeName = keyof typeof codes;

/** The codes of one chart: the living one in a frame, and its two files. */
export const chartCodes = {
  live: (chart: ChartTold, told: Told): string =>
    framed(
      iframe(`${told.root}embed/#chart=${chart.id}`, chart.title, frameHeight, 'width:100%;border:0'),
      chartCaption(chart, told),
      { ...unchosen, start: chart.id },
      told
    ),
  svg: (chart: ChartTold, told: Told): string => chartPicture(chart, 'svg', told),
  png: (chart: ChartTold, told: Told): string => chartPicture(chart, 'png', told)
};

const chartCaption = ({ id, source }: ChartTold, told: Told): string =>
  `${escape(source)} <a href="${escape(`${told.root}#${id}`)}">${escape(`${told.title}: ${told.link}`)}</a>`;

const chartPicture = (chart: ChartTold, kind: 'svg' | 'png', told: Told): string => `<figure>
  <img src="${escape(told.root)}chart/${chart.id}.${kind}" alt="${escape(chart.alt)}" width="${chart.width}" height="${chart.height}" style="max-width:100%;height:auto" loading="lazy">
  <figcaption>${chartCaption(chart, told)}</figcaption>
</figure>`;
