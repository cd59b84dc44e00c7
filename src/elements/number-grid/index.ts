import { NumberGrid } from './number-grid.ts';

if (!customElements.get('number-grid')) customElements.define('number-grid', NumberGrid);

export type { GridMark, GridNote, GridWindow, Hue } from './grid-view.ts';
export { NumberGrid, type CellPlace } from './number-grid.ts';
