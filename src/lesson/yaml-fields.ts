import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Report } from './lesson-error.ts';

/** The fields of a YAML mapping, read one by one; every complaint knows its line. */
export interface Fields {
  /** Line in the file where a field's value stands; the mapping's first line when it is not there. */
  line(name: string): number;
  has(name: string): boolean;
  /** A text that is not empty; reports and gives '' otherwise. */
  text(name: string): string;
  /** Reports and gives NaN when it is not a number. */
  number(name: string): number;
  /** A list that is not empty, each entry as it stands in YAML; reports and gives [] otherwise. */
  list(name: string): readonly unknown[];
  value(name: string): unknown;
}

/**
 * Reads a YAML mapping that stands at `firstLine` of a file and whose fields are all in `allowed`.
 *
 * Gives null, after reporting, where the text is no mapping.
 */
export function readFields(
  text: string,
  firstLine: number,
  allowed: readonly string[],
  report: Report,
): Fields | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, version: '1.2' });
  const lineAt = (offset: number): number => firstLine + counter.linePos(offset).line - 1;
  for (const error of document.errors) {
    report(lineAt(error.pos[0]), `not YAML: ${error.message.split(' at line')[0]}`);
  }
  if (document.errors.length > 0) return null;
  if (!isMap(document.contents)) {
    report(firstLine, "expected fields such as 'title: …'");
    return null;
  }
  const fields = new MappingFields(document.contents, firstLine, lineAt, report);
  for (const [name, line] of fields.names()) {
    if (!allowed.includes(name)) {
      report(line, `unknown field '${name}', expected one of ${allowed.join(', ')}`);
    }
  }
  return fields;
}

class MappingFields implements Fields {
  constructor(
    private readonly map: YAMLMap,
    private readonly firstLine: number,
    private readonly lineAt: (offset: number) => number,
    private readonly report: Report,
  ) {}

  *names(): Generator<[string, number]> {
    for (const { key } of this.map.items) {
      const node = key as Node;
      yield [isScalar(node) ? String(node.value) : '?', this.lineAt(node.range?.[0] ?? 0)];
    }
  }

  line(name: string): number {
    const node = this.map.get(name, true) as Node | undefined;
    return node?.range ? this.lineAt(node.range[0]) : this.firstLine;
  }

  has(name: string): boolean {
    return this.map.has(name);
  }

  value(name: string): unknown {
    const node = this.map.get(name, true) as Node | undefined;
    if (isScalar(node)) return node.value;
    return isMap(node) || isSeq(node) ? (node.toJSON() as unknown) : undefined;
  }

  text(name: string): string {
    const value = this.required(name);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (value !== undefined) this.complain(name, 'a text');
    return '';
  }

  number(name: string): number {
    const value = this.required(name);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value !== undefined) this.complain(name, 'a number');
    return NaN;
  }

  list(name: string): readonly unknown[] {
    const value = this.required(name);
    if (Array.isArray(value) && value.length > 0) return value;
    if (value !== undefined) this.complain(name, 'a list with at least one entry');
    return [];
  }

  private required(name: string): unknown {
    if (!this.has(name)) this.report(this.firstLine, `missing field '${name}'`);
    return this.value(name);
  }

  private complain(name: string, expected: string): void {
    const got = JSON.stringify(this.value(name) ?? null);
    this.report(this.line(name), `expected '${name}' to be ${expected}, got ${got}`);
  }
}
