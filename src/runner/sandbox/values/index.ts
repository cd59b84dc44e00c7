export { bytesToText, textToBytes } from './bytes-text.ts';
export { textToFloats } from './floats-text.ts';
