interface Window {
  size: number;
  stride: number;
}

function receptiveField(layers: Window[]): number {
  return layers.length;
}
