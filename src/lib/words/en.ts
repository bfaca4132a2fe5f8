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
  compiled: (date: string) => `compiled ${date}`,
  stage: 'Chart',
  state: 'state outlet',
  nolink: 'no link, for readers’ safety',
  linked: 'link',
  sourcesLead: 'Every source, by chapter',
  risk: 'Before you open a source',
  riskText:
    'Some of these publishers are banned as extremist where this story happens. Opening, keeping or passing on their pages can be punished there. Addresses are given only where they are thought safe; this page contacts none of them until you follow a link.',
  back: 'Back to the story',
  signs: 'How sure a mark is',
  home: 'Read the whole story',
  columns: {
    person: 'Name', date: 'Date', lastContact: 'Last contact', kind: 'What it was', origin: 'Who says so', days: 'Days', count: 'Count', bound: 'Bound', owner: 'Whose', years: 'Years', verdict: 'Verdict',
    round: 'Release', women: 'Women', men: 'Men', how: 'How', name: 'Name', low: 'Low', high: 'High', what: 'What', by: 'Said by', against: 'Disputed by', sources: 'Sources', from: 'From', to: 'To', value: 'Figure', broken: 'Contact since', freed: 'Freed'
  },
  bounds: { exact: 'as given', about: 'about', nearly: 'nearly', under: 'under', 'at-least': 'at least', 'at-most': 'at most' },
  unknown: 'not in our sources',
  about: 'about',
  notFound: 'There is nothing at this address',
  notFoundText: 'The story is still where it was.',
  figure: (n: string) => `Fig. ${n}`,
  menu: 'Chapters of the story',
  close: 'Close'
};
export type InterfaceWords = typeof en;
