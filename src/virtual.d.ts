declare module 'virtual:live' {
  import type { Built } from '../tools/live.ts';
  /** the built scripts by the name of their entry in src/; null while developing, when pages load the source itself */
  export const scripts: { live: Built | null; frame: Built | null; code: Built | null; events: Built | null; card: Built; host: Built };
}

declare module 'subset-font' {
  export default function subset(
    font: Uint8Array,
    text: string | undefined,
    options?: {
      targetFormat?: string;
      variationAxes?: Record<string, number | { min: number; max: number }>;
      keepFeatures?: string[];
      keepAllGlyphs?: boolean;
    }
  ): Promise<Uint8Array>;
}
