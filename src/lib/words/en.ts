/** Interface words, English. Nothing here is about the story. */
export const en = {
  skip: 'Skip to the story',
  chapters: 'Chapters',
  sources: 'Sources and method',
  sourcesWhen: 'how we know',
  data: (rows: number) => `Data (${rows} ${rows === 1 ? 'row' : 'rows'})`,
  chapterOf: (number: number, all: number, when: string) => `${number} of ${all} · ${when}`,
  minutes: (minutes: number) => `${minutes} minutes to read`,
  facts: (date: string) => `Facts to ${date}`,
  state: 'state outlet',
  sourcesLead: 'Every source, by chapter',
  risk: 'Before you open a source',
  riskText:
    'Some of these publishers are banned as extremist where this story happens. Opening, keeping or passing on their pages can be punished there. Addresses are given only where they are thought safe; this page contacts none of them until you follow a link.',
  back: 'Back to the story',
  sourcesOf: (sources: number) => `Sources (${sources})`,
  certainty: 'How sure is this?',
  /** the same, in the one line of ways out under a step's words */
  howSure: 'How sure?',
  keep: 'Print or save',
  end: 'More about this story',
  linkTo: 'Link to this chapter',
  copied: 'Copied',
  cited: {
    chapters: 'Chapters of the sources',
    key: {
      solid: 'Solid: reported by independent sources, or counted by a named monitor.',
      outline: 'Outlined: a claim, a rounded count, or known from one source.'
    },
    lead: 'For every place in the story: what it says, what kind of statement that is and whose, how sure it is, and where it comes from. Numbers lead to the list of sources at the end of the chapter; each is written out there once. Titles that are not links have no address here, for readers’ safety.',
    place: 'To this place in the story',
    kinds: {
      event: (owner: string | null) => (owner ? `Event, told by ${owner}` : 'Event'),
      count: (owner: string | null) => (owner ? `Count by ${owner}` : 'Count'),
      claim: (owner: string | null) => (owner ? `Claim by ${owner}` : 'Claim'),
      arithmetic: (owner: string | null) => (owner ? `Arithmetic by ${owner}` : 'Our arithmetic')
    },
    disputed: (by: string) => `, disputed by ${by}`,
    sure: {
      seed: 'Only in the article this story began with',
      corroborated: 'Two or more independent sources',
      'single-source': 'One source, or several that go back to one',
      derived: 'Computed from reported figures'
    },
    said: {
      seed: 'That it was said: in the article this story began with',
      corroborated: 'That it was said: two or more independent sources',
      'single-source': 'That it was said: one source, or several that go back to one',
      derived: 'Computed from what was said'
    },
    table: (owner: string | null) => (owner ? `Rows of a table; figures by ${owner}` : 'Rows of a table'),
    rows: (rows: number, title: string) => `${title} (${rows} ${rows === 1 ? 'row' : 'rows'})`,
    amount: (value: string, unit: string) => `${value} ${value === '1' ? unit.replace(/s$/, '') : unit}`,
    span: (from: string, to: string) => `${from} to ${to}`,
    sources: 'Sources of this chapter',
    list: (names: readonly string[]) =>
      names.some((name) => name.includes(',')) || names.length < 2 ? names.join('; ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  },
  signs: {
    title: 'How sure is this?',
    lead: 'How a mark looks says how well its fact is known. Each sign has one meaning, the same in every chart, and the words beside a mark say whose word it is.',
    here: 'In this story:',
    after: 'Tone never says how sure a mark is: outline, opening, hatch and dots can be told apart in grey, on a small screen and without colour.',
    names: {
      standing: { title: 'On the line', means: 'One side of a chart. Its caption says what stands here.' },
      hanging: { title: 'Under the line', means: 'The other side. The caption says what hangs here.' },
      solid: {
        title: 'Established',
        means: 'Two or more independent sources, or our own arithmetic on them; or a count by a monitor who is named beside it.'
      },
      outline: {
        title: 'Not established',
        means:
          'One side says so, one source alone does, others passed it on, or the figure is rounded: then, of many marks, the last. The words beside it say which, and whose word it is.'
      },
      open: { title: '“Under”, “at least”', means: 'Open on the side that has no limit.' },
      hatch: { title: 'Somewhere in here', means: 'Between a low and a high figure, or in a month whose day is not known.' },
      dots: { title: 'Goes on', means: 'It continues beyond what we know. Dots mean nothing else.' },
      short: { title: 'Held, not known to be silent', means: 'After a word got out: it is not known whether more words did.' },
      window: { title: 'Seen, not heard', means: 'A sign of life that is no contact: a window in the dark.' },
      gap: { title: 'Not in our sources', means: 'Left blank, and said so. Never guessed.' },
      circle: { title: 'By another count', means: 'A rounded count, or one by someone else than the rest of the chart.' }
    }
  },
  keepPage: {
    lead: 'The whole story can be kept without this site, on paper or as a file your browser makes.',
    parts: [
      {
        title: 'To print',
        text: [
          'Open the story and use your browser’s own print command. What comes out is the edition in stills: every word, the main pictures drawn in black on white, their captions and their sources, and no moving parts. Colour is not needed.',
          'The page of sources prints too. Addresses stand there only where they are thought safe to give.'
        ]
      },
      {
        title: 'To save',
        text: [
          'In the print window choose to save as PDF. A page saved whole by the browser can also be read without a connection; its pictures may then stand still.'
        ]
      },
      {
        title: 'What a copy gives away',
        text: [
          'Browsers print the title, the address and the date in the margins unless headers and footers are turned off in the print window. A file keeps its name, and a browser its history and list of downloads.'
        ]
      },
      {
        title: 'Finished files',
        text: [
          'Where this site was published with them, PDFs and the whole story in one file are listed on the page of the printed edition, with their checksums.'
        ]
      }
    ],
    open: 'Open the story'
  },
  embed: {
    title: 'Embed',
    open: 'Open the timeline',
    closed: (chapters: number) => `${chapters} chapters. Nothing more is loaded until you open it.`,
    previous: 'Previous step',
    next: 'Next step'
  },
  home: 'Read the whole story',
  columns: {
    person: 'Name',
    date: 'Date',
    lastContact: 'Last contact',
    kind: 'What it was',
    origin: 'Who says so',
    days: 'Days',
    count: 'Count',
    bound: 'Read as',
    owner: 'Whose',
    years: 'Years',
    verdict: 'Verdict',
    round: 'Release',
    women: 'Women',
    men: 'Men',
    how: 'How',
    name: 'Name',
    low: 'Low',
    high: 'High',
    what: 'What',
    by: 'Said by',
    against: 'Disputed by',
    sources: 'Sources',
    from: 'From',
    to: 'To',
    value: 'Figure',
    broken: 'Contact since',
    freed: 'Freed'
  },
  bounds: { about: 'about', nearly: 'nearly', under: 'under', 'at-least': 'at least', 'at-most': 'at most' },
  asked: {
    place: (n: number, of: number) => `Row ${n} of ${of}`,
    lastContact: 'Last contact',
    days: (date: string) => `Days to ${date}`,
    origin: 'How we know',
    seenNotHeard: 'Seen, not heard',
    broken: 'Contact since',
    freed: 'Freed'
  },
  rows: { rows: 'Rows of the chart', previous: 'Previous row', next: 'Next row', close: 'Close' },
  unknown: 'not in our sources',
  about: 'about',
  notFound: 'There is nothing at this address',
  notFoundText: 'The story is still where it was.',
  figure: (n: string) => `Fig. ${n}.`,
  paper: {
    edition: (date: string) => `Edition of ${date}`,
    sources: (numbers: string) => `Sources ${numbers}`,
    list: 'Sources',
    listLead: 'In order of first use. Addresses stand only where they are thought safe to give.',
    quietLead: 'In order of first use, without addresses.',
    reading: 'How to read it',
    colophon: (story: string, facts: string) => `Told as of ${story}; facts to ${facts}.`,
    licence: 'Text and data: CC BY 4.0, sources credited. Copy it freely.',
    code: 'The moving edition, with every source',
    page: 'Page',
    of: 'of',
    title: 'Print or save',
    quietName: 'Reading copy',
    lead: 'This page is the printed edition. Print it with your browser: nothing on it moves, and it needs no script. Your print window chooses the paper; A4 and Letter both fit.',
    editions: {
      long: ['The whole story', 'every word, the main pictures, all sources'],
      sheet: ['One leaf', 'the core on two sides'],
      quiet: ['The whole story, quiet', 'no code, no addresses, and a name that tells nothing'],
      'quiet-sheet': ['One leaf, quiet', 'the core on two sides, without code or addresses']
    } as Record<string, [string, string]>,
    size: (kB: number) => `${kB} kB`,
    keep: 'What a copy gives away',
    files: 'Finished files',
    shown: 'shown below'
  },
  save: 'Save',
  travel: {
    sources: (list: string) => `Sources: ${list}.`,
    licence: 'CC BY 4.0 (text and data)',
    facts: (date: string) => `facts to ${date}`
  },
  menu: 'Chapters of the story',
  close: 'Close'
};
export type InterfaceWords = typeof en;
