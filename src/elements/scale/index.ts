export { controls } from './controls.ts';
export { interval, rightText } from './interval.ts';
export { count, exact, percent, plural, threeDigits } from './number-text.ts';
export { colourOf, limitOf, rangeOf, scaleFor, type Range, type Scale } from './paint.ts';
export { PLAIN_PALETTE, readPalette, type Palette, type Rgb } from './palette.ts';
export { SightWatch } from './sight-watch.ts';
export { ThemeWatch } from './theme-watch.ts';
export { ticks } from './ticks.ts';
export { WidthWatch } from './width-watch.ts';
