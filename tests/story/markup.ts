const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const closing = new Set(['script', 'style', 'title', 'textarea']);

/**
 * The kinds of element in some HTML or XML: the name of each with the names of its attributes, and what stands in scripts and
 * style sheets. It reads as a browser does (a text of a script ends at the first end tag of one) and more strictly: it throws
 * at a "<" that begins nothing, an attribute without quotes, an "&" that is no reference, and tags that do not fit together.
 * A test in a browser holds pages against the browser's own parser.
 */
export function shapeOf(markup: string): { kinds: Set<string>; scripts: string[]; texts: string[] } {
  const kinds = new Set<string>();
  const scripts: string[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  const fault = (what: string, at: number): never => {
    throw new Error(`${what}: …${markup.slice(Math.max(0, at - 60), at + 80)}`);
  };
  const referred = (text: string, at: number): void => {
    if (/&(?!(?:amp|lt|gt|quot|nbsp|#39|#x27);)/.test(text)) fault('a bare "&"', at);
    // eslint-disable-next-line no-control-regex -- what XML cannot hold
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) fault('what XML cannot hold', at);
  };
  let at = 0;
  while (at < markup.length) {
    const start = markup.indexOf('<', at);
    const text = markup.slice(at, start < 0 ? undefined : start);
    referred(text, at);
    texts.push(text);
    if (start < 0) break;
    const rest = markup.slice(start);
    const aside = /^(?:<!--[\s\S]*?-->|<!doctype html>|<\?xml [^>]*\?>)/i.exec(rest);
    if (aside) {
      at = start + aside[0].length;
      continue;
    }
    const end = /^<\/([\w:-]+)>/.exec(rest);
    if (end) {
      if (open.pop() !== end[1]) fault(`</${end[1]}> closes nothing`, start);
      at = start + end[0].length;
      continue;
    }
    const tag = /^<([a-zA-Z][\w:-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>/.exec(rest);
    if (!tag) return fault('a "<" that begins nothing', start);
    const [all, name, attributes, single] = tag as unknown as [string, string, string, string];
    const list = [...attributes.matchAll(/([^\s"=]+)(?:="([^"]*)")?/g)];
    for (const [, , value = ''] of list) referred(value, start);
    // Svelte writes a class that is empty only where there is one; where things hide or are chosen is data.
    kinds.add(
      `${name} ${list
        .map(([, key]) => key!)
        .sort()
        .join(' ')}`
    );
    at = start + all.length;
    if (single || empty.has(name)) continue;
    if (closing.has(name) && !open.includes('svg')) {
      const last = markup.toLowerCase().indexOf(`</${name}`, at);
      if (last < 0) return fault(`<${name}> without an end`, start);
      const inner = markup.slice(at, last);
      if (name === 'script' || name === 'style') scripts.push(inner);
      else referred(inner, at);
      if (/<!--/.test(inner) && name === 'script') fault('a script that hides its end', at);
      at = markup.indexOf('>', last) + 1;
      continue;
    }
    open.push(name);
  }
  if (open.length > 0) fault(`<${open.join('> <')}> never closed`, markup.length);
  return { kinds, scripts, texts };
}
