import { en, type InterfaceWords } from './en.ts';

/** The language of the interface. One today; another is another file beside `en.ts`. */
export const language = 'en';
export const words: InterfaceWords = en;
