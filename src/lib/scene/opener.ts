import { groundMark, groundOf } from './compose.ts';
import type { Kind } from './deck.ts';
import { segment } from './mark.ts';

/** What lies behind a chapter's title: paper, ink, or paper above a line and ink under it. */
export interface OpenerData {
  ground: 'paper' | 'ink' | 'horizon';
}

/** Where the line under a title stands, as a share of the frame's height. The page draws its own line there. */
export const openerLine = 0.52;

export const opener: Kind<OpenerData> = {
  rest: {},
  draw(data, _state, frame) {
    const y = frame.still ? 40 : frame.height * openerLine;
    const head = groundOf(frame, data.ground === 'ink' ? 'ink' : 'paper');
    const foot = groundOf(frame, data.ground === 'paper' ? 'paper' : 'ink');
    return {
      marks: [
        ...(head === 'ink' ? [groundMark(frame, 'above', 'ink', -400, y)] : []),
        ...(foot === 'ink' ? [groundMark(frame, 'below', 'ink', y, frame.height + 400)] : []),
        { key: 'line', cls: 'line', on: head, d: segment(frame.bleed.left, y, frame.bleed.right, y) }
      ],
      head,
      foot,
      height: frame.still ? 80 : frame.height
    };
  }
};
