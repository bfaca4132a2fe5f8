declare module 'virtual:live' {
  /** name of the built script, or null while developing */
  export const file: string | null;
  export const code: string;
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
