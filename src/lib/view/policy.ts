import { createHash } from 'node:crypto';

/** A hash as a policy writes it. */
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Scripts of these kinds are data, and are not run. */
const data = /type="application\/(?:json|ld\+json)"/;

/**
 * The Content-Security-Policy of a finished page, as narrow as the page itself: nothing but its own files, and of what stands in
 * it only the scripts and style sheets that are there, by their hashes. Frames only where it has some, and files that a script reads
 * only where it has a table of them. No text of a page can
 * become script (Trusted Types), but for the one policy by which Svelte makes its elements.
 * @param own where the page's own files come from
 */
export function policyOf(html: string, own = "'self'"): string {
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes, text]) => text !== '' && !data.test(attributes!));
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
  return [
    "default-src 'none'",
    [`script-src ${own}`, ...scripts.map(([, , text]) => hashOf(text!))].join(' '),
    [`style-src ${own}`, ...styles.map(([, text]) => hashOf(text!))].join(' '),
    `font-src ${own}${html.includes('url(data:font') ? ' data:' : ''}`,
    `img-src ${own} data:`,
    ...(/<iframe\b/.test(html) ? ["frame-src 'self'"] : []),
    // A table too long for its page asks for its own files, row by row of them.
    ...(/<table[^>]*\sdata-rows="/.test(html) ? [`connect-src ${own}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html'
  ].join('; ');
}

/** A page with its policy in it, before anything that the policy rules. A page that has none to put it before is left as it is. */
export function guarded(html: string, own?: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html, own)}">`;
  return html.replace(/<meta charset="utf-8" ?\/?>/, (charset) => `${charset}\n${meta}`);
}
