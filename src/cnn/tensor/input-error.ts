/**
 * Bad input to a public function: which function, what it expected, what came.
 *
 * The one error class of the framework, so that a lesson can show its message to a student as it is.
 *
 * @example
 * throw new InputError('conv2d', 'rank 4 [batch, height, width, channels]', [28, 28]);
 * // conv2d: expected rank 4 [batch, height, width, channels], got [28, 28]
 */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    /** The public function that was called, as the caller writes it. */
    readonly where: string,
    /** What it takes, in words that complete "expected …". */
    readonly expected: string,
    /** What came instead; shown as JSON unless it is a string. */
    readonly got: unknown,
  ) {
    super(`${where}: expected ${expected}, got ${describe(got)}`);
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'function') return `a function ${value.name}`.trimEnd();
  if (typeof value === 'number' || value === undefined) return String(value);
  if (Array.isArray(value)) return `[${value.map(describe).join(', ')}]`;
  return JSON.stringify(value) ?? String(value);
}
