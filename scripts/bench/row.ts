/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** How many times as fast as ConvNetJS at the same; null where ConvNetJS does not do it. */
  readonly versusConvnetjs: number | null;
  /** The share of the machine's matrix limit, 0..1; null where operations are not counted. */
  readonly versusLimit: number | null;
}

/** The rows as a table for a terminal and for Markdown alike. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${number(row.value)} ${row.unit}`,
    row.versusConvnetjs === null ? '' : `${number(row.versusConvnetjs)}×`,
    row.versusLimit === null ? '' : `${number(100 * row.versusLimit)} %`,
  ]);
  const head = ['what', 'value', 'versus ConvNetJS', 'of the limit'];
  const widths = head.map((title, i) =>
    Math.max(title.length, ...cells.map((row) => row[i].length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...cells.map(line)].join('\n');
}

/** Three significant digits, thousands with commas. */
function number(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

/** The middle of some numbers; of two in the middle their mean. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
