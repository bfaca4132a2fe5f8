import { readFile } from 'node:fs/promises';
import type { Frame } from '../../scene/frame.ts';
import type { Mark } from '../../scene/mark.ts';
import { attributes } from '../../scene/svg.ts';

/**
 * The style sheet of the pictures, resolved to plain values: a file that travels has no style sheet, no tokens and no
 * page around it. `looks.css` stays the one place that says how a mark looks.
 */
export interface Looks {
  /** a token of the style sheet, without its dashes: `ink`, `mute` ... Throws when there is none. */
  token(name: string): string;
  /** what the rules say of a mark, over its own attributes, as they do in a page */
  of(mark: Mark, frame: Frame): Look;
}
export type Look = Record<string, string | number>;

interface Rule {
  tag: string | null;
  classes: string[];
  weight: number;
  declared: [string, string][];
}

/** The blocks of a style sheet at its top level: what stands before the brace, and what stands in it. */
function blocks(css: string): { head: string; body: string }[] {
  const found: { head: string; body: string }[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{' && depth++ === 0) open = i;
    if (css[i] === '}' && --depth === 0) {
      found.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, i) });
      start = i + 1;
    }
  }
  return found;
}

const bare = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

const declarations = (body: string): [string, string][] =>
  body
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => [one.slice(0, one.indexOf(':')).trim(), one.slice(one.indexOf(':') + 1).trim()]);

/** `.picture text.label.on-ink` as a rule; null for one about the picture's own element. Throws on what it cannot read. */
function ruleOf(selector: string, declared: Rule['declared']): Rule | null {
  const parts = /^\.picture(?: ([a-z]*)((?:\.[a-z0-9-]+)*))?$/.exec(selector);
  if (!parts) throw new Error(`looks.css: "${selector}" is more than a file that travels can resolve: ".picture tag.class.class" is known`);
  const [, tag = '', classes = ''] = parts;
  if (!tag && !classes) return null;
  const names = classes.split('.').filter(Boolean);
  return { tag: tag || null, classes: names, weight: names.length * 10 + (tag ? 1 : 0), declared };
}

/**
 * Looks from style sheets.
 * @param pictures the text of `looks.css`: its tokens and rules; blocks of media are left out
 * @param paper the text of `paper.css`: its tokens stand over those of the screen when the picture is drawn as on paper
 */
export function looksFrom(pictures: string, paper: string, medium: 'screen' | 'print'): Looks {
  const top = blocks(bare(pictures));
  const tokens = new Map<string, string>();
  const learn = (body: string): void => {
    for (const [name, value] of declarations(body)) if (name.startsWith('--')) tokens.set(name.slice(2), value);
  };
  for (const { head, body } of top) if (head === ':root') learn(body);
  if (medium === 'print') for (const { head, body } of blocks(bare(paper))) if (head === 'html:root') learn(body);
  const token = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`looks.css has no token "--${name}"`);
    return plain(value);
  };
  const plain = (value: string): string => value.replace(/var\(--([a-z0-9-]+)\)/g, (_, name: string) => token(name));
  const rules = top
    .filter(({ head }) => head !== ':root' && !head.startsWith('@'))
    .flatMap(({ head, body }) => {
      const declared = declarations(body).map(([name, value]): [string, string] => [name, plain(value)]);
      return head.split(',').flatMap((selector) => ruleOf(selector.trim().replace(/\s+/g, ' '), declared) ?? []);
    })
    .map((rule, order) => ({ ...rule, order }))
    .sort((a, b) => a.weight - b.weight || a.order - b.order);
  return {
    token,
    of(mark, frame) {
      const { class: names, ...own } = attributes(mark, frame);
      const classes = new Set(String(names).split(' '));
      const tag = mark.text === undefined ? 'path' : 'text';
      const look: Look = {};
      for (const [name, value] of Object.entries(own)) if (value !== undefined && value !== '') look[name] = value;
      for (const rule of rules)
        if ((rule.tag === null || rule.tag === tag) && rule.classes.every((name) => classes.has(name)))
          for (const [name, value] of rule.declared) look[name] = value;
      if (look.stroke === 'none') {
        delete look.stroke;
        delete look['stroke-width'];
      }
      return look;
    }
  };
}

/** Looks from the project's own style sheets. */
export async function readLooks(medium: 'screen' | 'print'): Promise<Looks> {
  const [pictures, paper] = await Promise.all(['looks', 'paper'].map((name) => readFile(`src/lib/view/${name}.css`, 'utf8')));
  return looksFrom(pictures!, paper!, medium);
}
