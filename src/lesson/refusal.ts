/** What came from outside, such as a link or a file, is not taken; the message is a sentence for the reader. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
