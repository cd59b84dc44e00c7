export {
  PROTOCOL,
  FIRST_SEED,
  NO_ENTRY,
  type Hello,
  type HostMessage,
  type RelayMessage,
  type WorkerOrder,
  type CellOnPage,
  type WorkerReport,
  type ChangedName,
  type ChosenImage,
} from './messages.ts';
export type {
  Output,
  PointsOutput,
  ProgressOutput,
  MemoryOutput,
  Level,
  CellError,
  CellFrame,
} from './output.ts';
export type { Plain, PlainText } from './plain.ts';
export type { View, TensorView, ElementView, FieldValue, PointSeries, LayerRow } from './view.ts';
