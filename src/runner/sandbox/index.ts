export { bundledTexts } from './bundled-texts.ts';
export {
  Kernel,
  type CallRequest,
  type KernelOptions,
  type KernelState,
  type RunRequest,
} from './kernel.ts';
export {
  NO_ENTRY,
  type CellError,
  type CellFrame,
  type ElementView,
  type CellOnPage,
  type FieldValue,
  type ChangedName,
  type ChosenImage,
  type LayerRow,
  type Level,
  type MemoryOutput,
  type Output,
  type Plain,
  type PointSeries,
  type PointsOutput,
  type ProgressOutput,
  type TensorView,
  type View,
} from './protocol/index.ts';
export type { CallResult, RunResult, Stopped, StopReason } from './run-result.ts';
export type { SandboxTexts } from './sandbox-texts.ts';
