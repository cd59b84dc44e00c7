/**
 * A file that cannot be used: which file, and why, in a sentence that a student can act on.
 *
 * @example
 * throw new DataError('test_batch.bin', 'its length, 100 bytes, is not a multiple of 3073');
 * // test_batch.bin: its length, 100 bytes, is not a multiple of 3073
 */
export class DataError extends Error {
  override readonly name = 'DataError';

  constructor(
    /** The file's name as the person knows it. */
    readonly file: string,
    /** What is wrong with it. */
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}
