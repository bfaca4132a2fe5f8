import type { Frame } from '../scene/frame.ts';
import type { Scene } from '../scene/mark.ts';

/** A drawn picture and how large it stands on the stage. */
export interface Drawn {
  scene: Scene;
  frame: Frame;
  /** CSS px per px of the frame */
  scale: number;
}

/** What the reader sees now: the picture of the reading position. Null until the stage has a size. */
export class Reader {
  drawn = $state.raw<Drawn | null>(null);
}
