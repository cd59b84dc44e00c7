/**
 * Kernels compiled for this machine, for scripts that compute for hours.
 *
 * WebAssembly's vectors are four numbers wide; many machines have eight or sixteen. Where there is a C++ compiler,
 * importing this file puts `convolution.h` in the place of three of our compiled kernels, in this thread; where there
 * is none, or CONVSCOPE_NATIVE=0 is set, those stay.
 */
import { standInForKernels } from '../../src/cnn/backend/kernels/index.ts';
import { build, canBuild } from './build.ts';

type Address = number;

/** What `addon.cc` exports: as `Exports`, but for the heap before and no scratch. */
interface Addon {
  convolve(
    heap: ArrayBuffer,
    x: Address,
    filter: Address,
    bias: Address,
    relu: number,
    output: Address,
    geometry: Address,
  ): void;
  inputGradient(
    heap: ArrayBuffer,
    dy: Address,
    filter: Address,
    gradient: Address,
    geometry: Address,
  ): void;
  filterGradient(
    heap: ArrayBuffer,
    x: Address,
    dy: Address,
    gradient: Address,
    geometry: Address,
  ): void;
  roundToBfloat16(wanted: boolean): boolean;
}

const isWanted = process.env.CONVSCOPE_NATIVE !== '0';
const addon = isWanted && canBuild() ? (build() as Addon | null) : null;

/** Whether this thread's convolutions are compiled for this machine. */
export const isNative = addon !== null;

/**
 * Whether convolutions, in all threads of this process, round what they multiply to bfloat16 from now on, which
 * processors with tiles for it (AMX) do several times as fast; the sums stay floats. Enough for training.
 *
 * @returns whether they do: false where it is not wanted or the machine cannot.
 */
export function roundToBfloat16(wanted: boolean): boolean {
  return addon?.roundToBfloat16(wanted) ?? false;
}

if (addon) {
  standInForKernels((heap) => ({
    convolve: (...[x, filter, bias, relu, output, geometry]) =>
      addon.convolve(heap.buffer, x, filter, bias, relu, output, geometry),
    inputGradient: (...[dy, filter, gradient, geometry]) =>
      addon.inputGradient(heap.buffer, dy, filter, gradient, geometry),
    filterGradient: (...[x, dy, gradient, geometry]) =>
      addon.filterGradient(heap.buffer, x, dy, gradient, geometry),
  }));
}
