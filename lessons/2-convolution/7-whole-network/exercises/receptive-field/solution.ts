interface Window {
  size: number;
  stride: number;
}

function receptiveField(layers: Window[]): number {
  let field = 1;
  let step = 1;
  for (const { size, stride } of layers) {
    field += (size - 1) * step;
    step *= stride;
  }
  return field;
}
