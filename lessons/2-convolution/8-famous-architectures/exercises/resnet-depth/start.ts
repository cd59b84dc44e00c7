function resnetDepth(blocks: number[], convolutions: number): number {
  return blocks.length * convolutions;
}
