function resnetDepth(blocks: number[], convolutions: number): number {
  const all = blocks.reduce((sum, count) => sum + count, 0);
  return 1 + all * convolutions + 1;
}
