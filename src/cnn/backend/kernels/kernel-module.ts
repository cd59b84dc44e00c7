import {
  type backend_util,
  type DataType,
  type KernelBackend,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import type { KernelBuild } from '../report.ts';
import { RELAXED_SIMD, SIMD } from './compiled.ts';
import type { Exports } from './exports.ts';

/** What of tfjs's `BackendWasm` our kernels use: its heap, and where tensors lie on it. */
interface WasmBackend extends KernelBackend {
  readonly wasm: {
    readonly asm: { readonly memory: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  readonly dataIdMap: { get(id: object): { readonly memoryOffset: number } };
  makeOutput(shape: readonly number[], dtype: DataType): TensorInfo;
}

/** Makes other code for some of the compiled kernels, which takes the same addresses on the same heap. */
export type StandIn = (heap: WebAssembly.Memory) => Partial<Exports>;

/** Our builds, the best first. */
const BUILDS: readonly (readonly [KernelBuild, string])[] = [
  ['relaxed', RELAXED_SIMD],
  ['simd', SIMD],
];

const GEOMETRY_BYTES = 13 * 4;

/**
 * Our compiled kernels on the heap of tfjs's `wasm` backend, so that no number is copied between them.
 *
 * It owns two blocks of that heap for as long as the backend lives: one for sizes, one for scratch, which grows.
 */
export class KernelModule {
  private readonly geometryAddress: number;
  private scratchAddress = 0;
  private scratchBytes = 0;

  private constructor(
    private readonly backend: WasmBackend,
    readonly run: Exports,
    /** Which of our builds it is. */
    readonly build: KernelBuild,
  ) {
    this.geometryAddress = this.claim(GEOMETRY_BYTES);
  }

  /** The best build that this engine can run, with what stands in for parts of it; null where it has no SIMD. */
  static async start(
    started: KernelBackend,
    standIn: StandIn = () => ({}),
  ): Promise<KernelModule | null> {
    const backend = started as WasmBackend;
    const best = BUILDS.map(([build, code]) => ({ build, bytes: decode(code) })).find(({ bytes }) =>
      WebAssembly.validate(bytes),
    );
    if (!best) return null;
    const { memory } = backend.wasm.asm;
    const { instance } = await WebAssembly.instantiate(best.bytes, { env: { memory } });
    const compiled = instance.exports as unknown as Exports;
    return new KernelModule(backend, { ...compiled, ...standIn(memory) }, best.build);
  }

  /** Where a tensor's numbers lie on the heap. */
  address(tensor: TensorInfo): number {
    return this.backend.dataIdMap.get(tensor.dataId).memoryOffset;
  }

  /** A tensor's numbers where they lie; good until the heap grows. */
  numbers(tensor: TensorInfo): Float32Array {
    const { buffer } = this.backend.wasm.asm.memory;
    return new Float32Array(buffer, this.address(tensor), util.sizeFromShape(tensor.shape));
  }

  /** A new tensor on the heap, its numbers not yet written; whoever called the kernel disposes it. */
  output(shape: readonly number[]): TensorInfo {
    return this.backend.makeOutput(shape, 'float32');
  }

  /** The same tensor for one more owner. */
  share({ dataId, shape, dtype }: TensorInfo): TensorInfo {
    this.backend.incRef(dataId);
    return { dataId, shape, dtype };
  }

  /** Lays the sizes of the next call on the heap; good until the call after it. */
  geometry(info: backend_util.Conv2DInfo): number {
    const { memory } = this.backend.wasm.asm;
    new Int32Array(memory.buffer, this.geometryAddress).set([
      info.batchSize,
      info.inHeight,
      info.inWidth,
      info.inChannels,
      info.outChannels,
      info.filterHeight,
      info.filterWidth,
      info.strideHeight,
      info.strideWidth,
      info.padInfo.top,
      info.padInfo.left,
      info.outHeight,
      info.outWidth,
    ]);
    return this.geometryAddress;
  }

  /**
   * At least so many bytes that the next call may overwrite.
   *
   * @throws Error when the heap can grow no more.
   */
  scratch(bytes: number): number {
    if (bytes > this.scratchBytes) {
      if (this.scratchAddress !== 0) this.backend.wasm._free(this.scratchAddress);
      this.scratchAddress = this.scratchBytes = 0;
      this.scratchAddress = this.claim(bytes);
      this.scratchBytes = bytes;
    }
    return this.scratchAddress;
  }

  private claim(bytes: number): number {
    const address = this.backend.wasm._malloc(bytes) >>> 0;
    if (address !== 0) return address;
    throw new Error(`wasm: expected ${bytes} more bytes of memory, but the browser gives no more`);
  }
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
