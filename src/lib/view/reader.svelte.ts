import type { State } from '../scene/deck.ts';
import type { Frame, FrameName } from '../scene/frame.ts';
import type { Scene } from '../scene/mark.ts';

/** A drawn picture, the chart and state that it shows, and how large it stands on the stage. */
export interface Drawn {
  scene: Scene;
  frame: Frame;
  /** CSS px per px of the frame */
  scale: number;
  chart: string;
  state: State;
}

/** The size of the stage: its artboard, CSS px of width and height, and the artboard's height and scale. */
export interface Fit {
  name: FrameName;
  width: number;
  tall: number;
  height: number;
  scale: number;
}

/** What the reader sees now: the picture of the reading position. Null until the stage has a size. */
export class Reader {
  drawn = $state.raw<Drawn | null>(null);
  fit = $state.raw<Fit | null>(null);
  /** index of the nearest step when its picture shows rows that can be asked, else -1 */
  asked = $state(-1);
  /** px that the picture is scrolled away for a tall card */
  lift = $state(0);
}
