/** Artboards. A scene is laid out for a frame; CSS or the stage only scales it. All lengths in px of the frame. */

export type FrameName = 'phone320' | 'phone360' | 'phone390' | 'tablet' | 'desk' | 'wide' | 'paper' | 'card';

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Frame {
  name: FrameName;
  size: 'phone' | 'tablet' | 'wide';
  width: number;
  height: number;
  /** a still has no bar above and no card below it; its height follows from its content */
  still: boolean;
  /** px kept free at the foot for the card; nothing on wide frames, where words have a column, unless asked for */
  reserve: number;
  /** the box that data may use */
  plot: Box;
  /** how far lines and grounds run when they bleed past the frame */
  bleed: { left: number; right: number };
  /** where a line begins that would else run through the column of words: at the plot on wide frames */
  rule: number;
  /** outer margin, px */
  margin: number;
}

const sizes: Record<FrameName, { size: Frame['size']; width: number; height: number; margin: number }> = {
  phone320: { size: 'phone', width: 320, height: 600, margin: 20 },
  phone360: { size: 'phone', width: 360, height: 740, margin: 20 },
  phone390: { size: 'phone', width: 390, height: 844, margin: 20 },
  tablet: { size: 'tablet', width: 820, height: 1100, margin: 40 },
  desk: { size: 'wide', width: 1100, height: 760, margin: 56 },
  wide: { size: 'wide', width: 1440, height: 900, margin: 72 },
  paper: { size: 'tablet', width: 720, height: 900, margin: 0 },
  card: { size: 'wide', width: 1200, height: 630, margin: 64 }
};

export const frameNames = Object.keys(sizes) as FrameName[];
/** Frames that fill a reader's window, narrow to wide. */
export const liveFrames: readonly FrameName[] = ['phone320', 'phone360', 'phone390', 'tablet', 'desk', 'wide'];

/** The share of the height a card may take on phones and tablets (RULINGS 23). */
export const cardShare = 0.38;

/**
 * A frame by name.
 * @param options.height px of the frame; the artboard's own when left out, as `width` and `size`
 * @param options.size how large words and marks are: a drawing for a small sheet is set as on a phone
 * @param options.still no bar and no card: a picture in the text or on paper
 * @param options.reserve px the card needs at the foot; at most 38 % of the height is kept
 */
export function frameOf(
  name: FrameName,
  options: { width?: number; height?: number; size?: Frame['size']; still?: boolean; reserve?: number } = {}
): Frame {
  const { margin, ...usual } = sizes[name];
  const { size, width, height } = { size: options.size ?? usual.size, width: options.width ?? usual.width, height: options.height ?? usual.height };
  const still = options.still ?? (name === 'paper' || name === 'card');
  const reserve = still ? 0 : Math.min(options.reserve ?? (size === 'wide' ? 0 : height * cardShare), height * cardShare);
  const left = still || size !== 'wide' ? margin : name === 'desk' ? 400 : 520;
  const plot: Box = {
    left,
    right: width - margin,
    top: still ? 8 : size === 'wide' ? 80 : 68,
    bottom: still ? height - 8 : height - reserve - (size === 'wide' ? 48 : 20)
  };
  // A still is cut at its own edge; a live stage runs on past it on screens wider than the frame.
  const bleed = still ? { left: 0, right: width } : { left: -2000, right: width + 2000 };
  const rule = !still && size === 'wide' ? plot.left : bleed.left;
  return { name, size, width, height, still, reserve, plot, bleed, rule, margin };
}

/** The height (px of the frame) below which a frame is not made larger: a low stage shows its picture as drawn, with room beside it. */
const ease: Record<Frame['size'], number> = { phone: 740, tablet: 1000, wide: 760 };

/**
 * The frame for a stage of `width` x `height` CSS px: the widest one that is not wider than the stage, and its
 * height in px of the frame, rounded down to 20 so that small changes of a window do not lay it out anew. It fills the
 * stage's width, unless the stage is so low that it would then be laid out too flat for its words.
 */
export function frameFor(width: number, height: number): { name: FrameName; height: number; scale: number } {
  const name = [...liveFrames].reverse().find((candidate) => sizes[candidate].width <= width) ?? 'phone320';
  const { width: drawn, size } = sizes[name];
  const scale = name === 'wide' ? 1 : Math.min(width / drawn, Math.max(1, height / ease[size]));
  return { name, height: Math.floor(height / scale / 20) * 20, scale };
}
