export { textToFloats } from './floats-text.ts';
