import type { CDPSession } from '@playwright/test';

/** An answer that a page got: its body's bytes as they were sent, and the bytes of its headers. */
export interface Answer {
  path: string;
  kind: 'page' | 'style' | 'script' | 'font' | 'picture' | 'other';
  body: number;
  head: number;
  /** ms since the listening began */
  at: number;
  failed?: string;
}

const kinds: Record<string, Answer['kind']> = { Document: 'page', Stylesheet: 'style', Script: 'script', Font: 'font', Image: 'picture' };

/**
 * Listens to what a page asks for from now on; `Network.enable` must have been sent.
 * @returns the answers so far, in the order they were asked for; the list grows
 */
export function answersOf(session: CDPSession): Answer[] {
  const answers: Answer[] = [];
  const open = new Map<string, Answer>();
  const from = Date.now();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (request.url.startsWith('data:')) return;
    const { pathname } = new URL(request.url);
    // What a browser asks for by itself where a page names no icon, now and then; in a frame it never does.
    if (pathname === '/favicon.ico') return;
    const answer: Answer = { path: pathname, kind: kinds[type ?? ''] ?? 'other', body: 0, head: 0, at: Date.now() - from };
    open.set(requestId, answer);
    answers.push(answer);
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const answer = open.get(requestId);
    if (!answer) return;
    answer.head = response.encodedDataLength;
    if (response.status >= 400) answer.failed = String(response.status);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = open.get(requestId);
    if (answer) answer.body = encodedDataLength - answer.head;
  });
  session.on('Network.loadingFailed', ({ requestId, errorText }) => {
    const answer = open.get(requestId);
    if (answer) answer.failed = errorText;
  });
  return answers;
}

/** What answers come to, in bytes of bodies by kind, and of headers. */
export function weigh(answers: readonly Answer[]): Record<Answer['kind'] | 'all' | 'headers', number> & { requests: number } {
  const of = (kind: Answer['kind']): number => answers.filter((one) => one.kind === kind).reduce((sum, { body }) => sum + body, 0);
  return {
    page: of('page'),
    style: of('style'),
    script: of('script'),
    font: of('font'),
    picture: of('picture'),
    other: of('other'),
    all: answers.reduce((sum, { body }) => sum + body, 0),
    headers: answers.reduce((sum, { head }) => sum + head, 0),
    requests: answers.length
  };
}
