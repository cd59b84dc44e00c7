import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register.js';
import type { NamedCell } from '../../../runner/sandbox/notebook/index.ts';
import { cellTails, TAIL } from './cell-tail.ts';

/** The cells of a lesson as they stand; fires `change`. */
export interface NamedCells extends EventTarget {
  readonly lesson: string;
  readonly named: readonly NamedCell[];
}

const followed = new WeakSet<NamedCells>();

/** The file under which the type checker knows a cell. */
export function cellFile(lesson: string, cell: string): string {
  return `file:///lessons/${lesson}/${cell}.ts`;
}

/** Lets the type checker know all cells of a lesson, now and whenever they change. */
export function followCells(cells: NamedCells): void {
  if (followed.has(cells)) return;
  followed.add(cells);
  const files = new Map<string, string>();
  const lastNames = new Map<string, NamedCell['names']>();
  const give = (file: string, text: string): void => {
    if (files.get(file) === text) return;
    files.set(file, text);
    typescriptDefaults.addExtraLib(text, file);
  };
  const update = (): void => {
    const named = cells.named.map((cell) => {
      // While a line is being written the code does not parse; its names are still those from before.
      if (cell.names) lastNames.set(cell.id, cell.names);
      return { ...cell, names: cell.names ?? lastNames.get(cell.id) ?? null };
    });
    for (const { id, code } of named) give(cellFile(cells.lesson, id), code);
    for (const [id, tail] of cellTails(named)) give(cellFile(cells.lesson, id) + TAIL, tail);
  };
  cells.addEventListener('change', update);
  update();
}
