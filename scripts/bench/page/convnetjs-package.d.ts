declare module 'convnetjs' {
  namespace convnetjs {
    class Vol {
      constructor(width: number, height: number, depth: number, value: number);
      readonly w: Float64Array;
    }
    class Net {
      makeLayers(layers: readonly Readonly<Record<string, unknown>>[]): void;
      forward(vol: Vol): Vol;
    }
    class Trainer {
      constructor(net: Net, options: Readonly<Record<string, unknown>>);
      train(vol: Vol, label: number): { loss: number };
    }
  }
  export default convnetjs;
}
