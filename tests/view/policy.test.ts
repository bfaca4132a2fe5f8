// A page's policy lets in what stands in it and its own files, and nothing else.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { guarded, policyOf } from '../../src/lib/view/policy.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page =
  '<html><head><meta charset="utf-8" /><style>a{}</style><script>one()</script></head><body><script type="application/json">{"a":1}</script><script src="x.js"></script></body></html>';

describe('the policy of a page', () => {
  it('names each script and style sheet that stands in it by its hash, and no data', () => {
    const policy = policyOf(page);
    expect(policy).toContain(`script-src 'self' ${hash('one()')};`);
    expect(policy).toContain(`style-src 'self' ${hash('a{}')};`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain(hash('{"a":1}'));
  });
  it('allows frames only where there are some', () => {
    expect(policyOf(page)).not.toContain('frame-src');
    expect(policyOf(page.replace('<body>', '<body><iframe src="a"></iframe>'))).toContain("frame-src 'self'");
  });
  it('lets scripts read files only where there is a table of them', () => {
    expect(policyOf(page)).not.toContain('connect-src');
    expect(policyOf(page.replace('<body>', '<body><table data-rows="100">'))).toContain("connect-src 'self'");
  });
  it('stands before all that it rules', () => {
    const whole = guarded(page);
    expect(whole.indexOf('Content-Security-Policy')).toBeLessThan(whole.indexOf('<style>'));
    expect(guarded('<p>no head</p>')).toBe('<p>no head</p>');
  });
});
