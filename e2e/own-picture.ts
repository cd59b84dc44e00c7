/** A PNG of 4 × 2 pixels: grey at both ends; the square in its middle is red on the left and blue on the right. */
export const PICTURE = {
  name: 'red-and-blue.png',
  mimeType: 'image/png',
  base64:
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAGElEQVR4nGPg5OQ8IafBZXOHk5OTAZkDAD3WBM2rX5ptAAAAAElFTkSuQmCC',
  /** What is read of it: the square, row after row. */
  bytes: [200, 30, 40, 10, 60, 220, 200, 30, 40, 10, 60, 220],
};
