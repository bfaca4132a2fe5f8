/** Interface words, English. Nothing here is about the story. */
export const en = {
  skip: 'Skip to the story',
  ways: { moving: 'With motion', calm: 'Without motion', steps: 'Step by step' },
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
    next: 'Next step',
    link: 'read the whole story',
    code: {
      lead: 'Codes to put this story into an article of your own. Each one is complete in itself, and each says what your page must allow and what your readers get if it does not. None of them sets a cookie, stores anything or counts anybody.',
      jump: 'On this page',
      unset:
        'This build does not know the address it is published at. In the codes stands ADDRESS-OF-THIS-SITE.example instead: put the address there. With script this page has done it for you.',
      copy: 'Copy',
      copied: 'Copied',
      selected: 'Selected: press Ctrl+C, or ⌘C',
      frame: 'Page in the frame',
      needs: 'Your page must allow',
      without: 'If it does not',
      nothing: 'Nothing: no frame, no script.',
      options: {
        title: 'Your options',
        lead: 'They rewrite the codes under “The codes”, and the previews.',
        page: 'In the frame',
        story: 'The story',
        card: 'A closed card that opens it',
        start: 'Begin with',
        only: 'Show only',
        beginning: 'Its beginning',
        whole: 'The whole story',
        mode: 'How it stands',
        modes: { any: 'Pinned where your page allows it', step: 'One step at a time', flow: 'Unrolled, as long as it is' },
        top: 'Fixed header of your page: its height in px, or a selector',
        topHint: '64 or #header',
        dim: 'Darker paper, for a dark page',
        full: 'As wide as the window',
        pinned: 'Loader under a name that never changes, with its hash',
        done: 'The codes are rewritten.'
      },
      codes: {
        title: 'The codes',
        standard: {
          title: 'Standard: the story',
          text: 'The frame holds its place from the first moment. Once the script has seen that your page lets a frame stick, the story scrolls with your page, pinned by the browser itself.',
          needs: (frame: string) =>
            `\`frame-src ${frame}; script-src ${frame}\`. Styles, Trusted Types and eval: nothing. If you send \`Cross-Origin-Embedder-Policy\`, write \`credentialless\` into the iframe.`,
          without:
            'Without the script: one step at a time in the frame. Where the frame cannot stick: unrolled. Without the frame: the caption with its link.'
        },
        card: {
          title: 'Standard: a closed card',
          text: 'Title, one line, the first picture and a button. Nothing more is loaded until a reader opens it; opened, it takes the place of the card, and Close brings the card back.',
          without: 'Without the script the card opens in its own frame, one step at a time. Without the frame: the caption with its link.'
        },
        checked: {
          title: 'The loader, checked by its hash',
          text: 'Instead of the last line of either code. The file never changes under this name, and the browser refuses it if it was altered. When we change the loader this name goes: come back for the new one, and until then your readers go step by step.',
          needs: (frame: string) => `\`script-src ${frame}\`.`
        },
        plain: {
          title: 'A plain frame, without script',
          text: 'For systems that let a frame through and no script. Readers go through the same story one step at a time, with buttons or arrow keys, in a box of the height that you give.',
          needs: (frame: string) => `\`frame-src ${frame}\`.`,
          without: 'Nothing is shown. If you are not sure, use the picture and the link.'
        },
        address: {
          title: 'An address to paste: WordPress, Ghost and others that ask for oEmbed',
          text: 'Put it on a line of its own. Your system asks this site for the rest. WordPress keeps the frame apart (`sandbox="allow-scripts"`) and cuts it at 1,000 px: it goes step by step there.',
          needs: (frame: string) => `Your server must reach ${frame}; for your readers’ browsers \`frame-src ${frame}\`.`,
          without: 'A link.',
          unset: 'It works once the site is built with its address, and not before.'
        },
        picture: {
          title: 'Picture and link',
          text: 'For feeds, apps, mail and newsletters, which take frames away. You may store the picture with your own pictures.',
          needs: (frame: string) => `\`img-src ${frame}\`.`,
          without: 'The words that stand for the picture, and the link.'
        },
        amp: {
          title: 'AMP',
          text: 'The first line belongs into the head, once. AMP wants the frame 600 px or three quarters of the window below the top of the page, unless it has a placeholder: this one has.',
          needs: (frame: string) => `${frame} must be served by https.`,
          without: 'The picture, and the link under it.'
        }
      },
      ladder: {
        title: 'What readers get',
        lead: 'The best that your page allows, and nobody sees an error. Each is the whole story.',
        rungs: [
          ['Pinned', 'The script runs and the frame sticks. The story scrolls with your page; nothing jumps, and no wheel or finger is caught.'],
          [
            'Unrolled',
            'The script runs, but something around the frame keeps it from sticking. All steps with their pictures, one under the other, as long as they are.'
          ],
          ['One step at a time', 'No script of ours on your page. The same steps in a box, with buttons. It can be used from 200 px of height.'],
          ['Plain', 'No script in the frame either. The words and pictures scroll in their box.'],
          ['Picture and link', 'The frame is taken away, or your page is printed.']
        ] as [string, string][]
      },
      fit: {
        title: 'Height, header, width',
        low: (px: number) => `In a window lower than ${px} px, your header taken off, nothing is pinned: the story unrolls.`,
        parts: [
          [
            'Height',
            'The attribute `height` holds the place until the story is there, and is the height for good where no script runs. 640 suits most pages; under 200 it cannot be used. With the script a card, a chart and an unrolled story take the height they need, but only while nothing after them is in view: your text does not jump.'
          ],
          [
            'A fixed header',
            'Tell its height in px, `data-storyframe-top="64"`, or name it, `data-storyframe-top="#header"`, and it is measured. The story is then pinned under it.'
          ],
          [
            'Full width',
            '`data-storyframe-width="full"` makes the frame as wide as the window, whatever column it stands in. Without it the frame keeps your column.'
          ],
          [
            'What keeps a frame from sticking',
            '`overflow: hidden` on anything around it, or `overflow-x: hidden` on both html and body. `overflow: clip` does no harm.'
          ],
          ['Where style attributes are refused', 'The frame then has its height attribute and a thin border. Put `border: 0` into your style sheet.']
        ] as [string, string][]
      },
      hash: {
        title: 'Options in the address',
        lead: 'They stand after `#` in the address of the frame, joined by `&`, which is written `&amp;` in a code.',
        parts: [
          ['start=…', 'The chapter or step that it begins with.'],
          ['only=…', 'One chapter, and nothing else.'],
          ['chart=…', 'One step with its chart, and nothing else.'],
          ['mode=step', 'One step at a time, whatever your page allows.'],
          ['mode=flow', 'Unrolled, whatever your page allows.'],
          ['paper=dim', 'A darker paper, for dark pages.']
        ] as [string, string][]
      },
      chapters: {
        title: 'One chapter',
        lead: 'A frame that shows one chapter, and the chapter’s own page for a link or a pasted address.',
        page: 'its page',
        show: 'the frame'
      },
      charts: {
        title: 'One chart',
        lead: 'With its words, whose figures they are, its sources and the line of risk. The living one takes the height it needs where the script runs; the files are drawn on white.',
        live: 'Living, in a frame',
        svg: 'Picture, SVG',
        png: 'Picture, PNG',
        needs: (frame: string) =>
          `The living one uses the page \`embed/\` with \`#chart=…\`, and needs \`frame-src ${frame}; script-src ${frame}\`. Without the script it scrolls in its box. The pictures need \`img-src ${frame}\`.`
      },
      told: {
        title: 'What your page is told',
        text: [
          'When a frame is opened, closed, changes how it stands or its height, the iframe sends a bubbling event named `storyframe` whose detail is `{ open, mode, height }`. That is all: no step, no chapter, no time, nothing of what is read.',
          'The story asks no other site for anything, sends no referrer, and sets and reads no cookie or storage, in a frame too.'
        ],
        listen: 'To listen'
      },
      test: {
        title: 'How to test it',
        parts: [
          'Publish a draft and open it as a reader would, not in the editor’s own preview.',
          'Scroll through it with wheel, finger and keyboard. The picture must stand still while the words pass, and your text must go on after the end.',
          'Look at a phone held upright and across, and at your dark theme.',
          'Turn script off: you should see the words and pictures scroll in their box.',
          'Open the tools of your browser: a refused frame or script is reported there, and names the rule to change.',
          'Print the article: a picture and a link should stand where the story was.',
          'Go back with the back button: one press leaves the article.'
        ]
      },
      preview: {
        title: 'Preview',
        lead: 'This page is a host like yours, with the same script. With script switched off in your browser each one is the plain article in its box.',
        sizes: [
          ['320', '320 px wide, a small phone'],
          ['640', '640 px wide, a column of text'],
          ['full', 'As wide as the window']
        ] as [string, string][],
        past: 'Past this preview',
        end: 'End of the previews'
      }
    }
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
      'quiet-sheet': ['One leaf, quiet', 'the core on two sides, without code or addresses'],
      zine: ['A booklet to fold', 'one A4 sheet, printed on one side, to be folded and cut to eight small pages'],
      'quiet-zine': ['A booklet to fold, quiet', 'the same, without code or addresses']
    } as Record<string, [string, string]>,
    zine: {
      fold: 'To fold: in half lengthwise, then in half twice across; open the sheet. Cut the dashed line. Fold lengthwise again, print outside; push both ends together until a cross stands; lay its arms round, the title in front.',
      screen:
        'Half of the pages are printed on their heads; folded, they stand upright. Print on one side, in landscape, at full size, without headers and footers.',
      page: (n: number) => `Page ${n}`
    },
    size: (kB: number) => `${kB} kB`,
    keep: 'What a copy gives away',
    files: 'Finished files',
    shown: 'shown below'
  },
  save: 'Save',
  travel: {
    sources: (list: string) => `Sources: ${list}.`,
    more: (n: number) => `and ${n} more`,
    licence: 'CC BY 4.0 (text and data)',
    facts: (date: string) => `facts to ${date}`
  },
  dataPage: {
    title: 'Data',
    lead: 'Everything that the charts are drawn from, for a spreadsheet or a program. Text and data may be used and passed on under CC BY 4.0 when the sources are credited.',
    licence: 'Licence: CC BY 4.0.',
    credit: (title: string, by: readonly string[]) => `${[`“${title}”`, ...by].join(', ')}, CC BY 4.0; sources as named in the data.`,
    creditLine: 'Credit line:',
    minimums:
      'Counts of people are minimums: who counts knows of some and not of others. A claim is the word of whoever it is attributed to. Pass both on with the figures.',
    events: {
      title: 'All facts',
      lead: 'Every fact of the data, one to a row, in the order in which the data has them.',
      paged: (shown: number, all: number) =>
        all > shown
          ? `This table is too long for one page. Here are its first ${shown.toLocaleString('en')} rows of ${all.toLocaleString('en')}; the files have all of them.`
          : '',
      searched: 'Your browser’s own search sees only the rows that are shown. The field below looks through all of them.',
      search: 'Search all rows',
      file: 'All rows as CSV',
      /** told by the script; {from}, {to}, {all}, {done}, {parts} are filled in by it */
      status: {
        rows: 'Rows {from} to {to} of {all}',
        found: '{from} to {to} of {all} rows with these words',
        none: 'No row has these words',
        searching: 'Searching: {all} found so far, {done} of {parts} parts read',
        failed: 'A part of the table could not be read. Try again, or take the file with all rows.'
      },
      previous: 'Previous rows',
      next: 'Next rows'
    },
    tables: 'Tables',
    tablesLead: 'The rows behind each chart, as CSV (RFC 4180, UTF-8). Dates are written as far as they are known.',
    rows: (rows: number) => `${rows} ${rows === 1 ? 'row' : 'rows'}`,
    files: 'Files',
    list: {
      facts: [
        'facts.json',
        'The facts as published: people, sources, facts and series. A source has an address only where it is thought safe to give.'
      ],
      dictionary: ['dictionary.json', 'What every column and field means, for a program.'],
      story: ['story.json', 'The story step by step: heading, words, picture and link, for mail and other readers.'],
      pictures: ['manifest.json', 'Every chart as SVG and PNG, with its text alternative, sources and sizes.'],
      atom: ['feed.xml', 'The chapters as a feed (Atom).'],
      feed: ['feed.json', 'The chapters as a feed (JSON Feed).']
    } as Record<string, [string, string]>,
    columnsTitle: 'Columns of the tables',
    fieldsTitle: 'Fields of facts.json',
    fieldsLead: 'A pair of brackets stands for every entry of a list; the name after “series” is the kind of the series.',
    heads: { name: 'Name', meaning: 'What it means', unit: 'Unit', type: 'Type', values: 'Values' },
    optional: 'may be left out',
    types: {
      string: 'text',
      number: 'number',
      integer: 'number',
      boolean: 'yes or no',
      array: 'list',
      object: 'object',
      null: 'nothing'
    } as Record<string, string>,
    columns: {
      person: { meaning: 'The person that the row is about.', always: true },
      date: { meaning: 'When, as far as it is known: day, month or year; a range where that is all that is known.' },
      lastContact: { meaning: 'The last contact before the silence: a day, or the month in which it was.', always: true },
      kind: { meaning: 'What that contact was: a letter, a visit, a call.' },
      origin: { meaning: 'Whose word the date is.' },
      days: { meaning: 'From the last contact to the day the story is told on; a range where only the month of the contact is known.', unit: 'days' },
      count: {
        meaning: 'How many people, by whoever counts; with a range in brackets where others count differently.',
        unit: 'people; of the table of arrests, arrests',
        number: true
      },
      bound: { meaning: 'How the figure is to be read. Empty: as it stands.' },
      owner: { meaning: 'Whose figure it is: who counted, estimated or announced it.' },
      years: { meaning: 'The sentence, with what was added to it later.', unit: 'years', number: true },
      verdict: { meaning: 'When the sentence was given.' },
      round: { meaning: 'When the release was, or was announced.', always: true },
      women: { meaning: 'How many of them are women.', unit: 'people' },
      men: { meaning: 'How many of them are men.', unit: 'people' },
      how: { meaning: 'By decree, by an arrangement, or otherwise.' },
      name: { meaning: 'The person’s name.', always: true },
      low: { meaning: 'The low end of an estimate.', unit: 'people' },
      high: { meaning: 'The high end of an estimate.', unit: 'people' },
      what: { meaning: 'What happened, was counted or was said; for a figure, what it is of.' },
      by: { meaning: 'Whose statement it is. Empty: an event that nobody claims alone.' },
      against: { meaning: 'Who disputes it.' },
      sources: { meaning: 'Who published it. The page of sources has the titles.' },
      from: { meaning: 'The first day of a range.' },
      to: { meaning: 'The last day of a range.' },
      value: { meaning: 'The figure, with how it is to be read and its unit.' },
      broken: { meaning: 'Contact after the silence began: when and what.' },
      freed: { meaning: 'When the person was freed, and how.' }
    } as Record<string, { meaning: string; unit?: string; number?: boolean; always?: boolean }>,
    /** by the name of the field */
    fieldUnits: { years: 'years', count: 'people', low: 'people', high: 'people', women: 'people', men: 'people', value: 'as “unit” says' } as Record<
      string,
      string
    >,
    /** by the end of a field's path: the longest end that stands here is taken */
    fields: {
      title: 'What it is called.',
      asOf: 'The days that the facts go by.',
      'asOf.story': 'The day the story is told on: days are counted to it.',
      'asOf.facts': 'The last month with facts.',
      'asOf.compiled': 'The day the facts were put together.',
      people: 'The people of the story; in a fact, the ids of those it is about.',
      id: 'A name for it that does not change; others refer to it by this.',
      'people.name': 'Name as the story writes it.',
      surname: 'The part of the name that is used alone.',
      names: 'The name in other scripts, by code of the language.',
      'names.text': 'The name in that script.',
      'names.status': 'Whether that form was found in a source, derived by rule, or not checked.',
      alsoSeen: 'Other spellings of the name in sources.',
      role: 'Who the person is.',
      note: 'What else is to be known of it.',
      sources: 'The publications that everything rests on; elsewhere, the ids of those that this rests on.',
      publisher: 'Who published it.',
      'sources.title': 'Title of the publication.',
      published: 'When it was published; nothing where that is not known.',
      linkPolicy: 'Whether an address may be given. “name-only”: giving it could harm readers.',
      url: 'The address; only where linkPolicy is “link”.',
      state: 'Whether it is an outlet of the state.',
      group: 'Publications that go back to one origin have the same word here, and count as one source.',
      facts: 'The statements; elsewhere, the ids of those that this rests on.',
      'facts.kind': 'What kind of statement it is: an event, a count by someone, a claim by someone, or our arithmetic.',
      date: 'When, to the day, month or year as far as it is known.',
      'facts.date': 'When: one date, or the first and last of a range.',
      'date.start': 'The first day of the range.',
      'date.end': 'The last day of the range.',
      precision: 'How exactly the date is known.',
      topic: 'What it is about, in a word.',
      statement: 'The statement in a sentence.',
      value: 'Its figure, where it has one.',
      unit: 'What the figure counts or measures.',
      bound: 'How the figure is to be read. Counts of people given as exact are minimums too.',
      confidence:
        'How well it is known. “seed”: only in the article that the story began with; “corroborated”: two or more independent sources; “single-source”: one; “derived”: computed.',
      claimedBy: 'Whose statement it is.',
      disputedBy: 'Who disputes it.',
      attribute: 'Words of which one must stand beside the fact wherever it is told: its owner’s name.',
      series: 'Rows of one kind, by name.',
      kind: 'Which kind of rows the series has.',
      owner: 'Whose figures they are.',
      rows: 'The rows.',
      person: 'The id of the person.',
      start: 'The last contact before the silence.',
      range: 'The first and the last day that it can have been on.',
      what: 'What it was.',
      origin: 'Whose word the date is.',
      fact: 'The id of the fact that says so.',
      breaks: 'Contact after the silence began.',
      ends: 'Whether that contact ended the silence.',
      relayed: 'Whether it came through others: a video or letter that was passed on.',
      seen: 'Times at which the person was seen and not heard.',
      heldFrom: 'From here to the release the person was held, and is not known to have been silent.',
      freed: 'The release.',
      from: 'The first day.',
      to: 'The last day.',
      points: 'Contact in that time.',
      heard: 'Whether the person was heard.',
      count: 'How many people; in the series of arrests, arrests.',
      basis: 'Who counted, and what.',
      name: 'The person’s name.',
      years: 'The sentence.',
      extra: 'What was added to the sentence later.',
      held: 'The id of the fact of the arrest.',
      absent: 'Whether the sentence was given in absence.',
      low: 'The low end, where there is a range.',
      high: 'The high end.',
      women: 'How many of them are women; nothing where no source says.',
      men: 'How many of them are men; nothing where no source says.',
      how: 'By decree, by an arrangement, or otherwise.',
      label: 'What is counted.',
      by: 'Who says so.',
      against: 'Who disputes it.',
      who: 'The name of who says it.',
      side: 'An official, or somebody else.'
    } as Record<string, string>
  },
  feeds: {
    atom: 'Chapters (Atom)',
    json: 'Chapters (JSON Feed)',
    read: 'Read it in the story'
  },
  menu: 'Chapters of the story',
  close: 'Close'
};
export type InterfaceWords = typeof en;
