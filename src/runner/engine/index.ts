/** The page's side of the engine: our code, off the page's thread. */
export { type Engine } from './client.ts';
export { sharedEngine } from './shared-engine.ts';
export { type EngineError } from './engine-error.ts';
export { type CallOptions } from './calls.ts';
export type {
  BackendName,
  BackendReport,
  BackendTrial,
  CallName,
  Calls,
  DataReport,
  EngineEvent,
  Evaluation,
  ImageChoice,
  Inspection,
  LayerInspection,
  LayerReport,
  NamedBytes,
  NetworkReport,
  Predictions,
  Resumed,
  StepRecord,
  TrainingState,
  TrainSettings,
} from './protocol.ts';
