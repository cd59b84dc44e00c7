/** The page's side of the engine: our code, off the page's thread. */
export type { Engine } from './client.ts';
export { sharedEngine, trialEngine } from './shared-engine.ts';
export { shippedNetworks } from './shipped-networks.ts';
export type { EngineError } from './engine-error.ts';
export type { CallOptions } from './calls.ts';
export type {
  BackendName,
  BackendReport,
  BackendTrial,
  CallName,
  Calls,
  DataReport,
  EngineEvent,
  EngineReport,
  LateAnswer,
  Evaluation,
  ImageChoice,
  Inspection,
  LayerInspection,
  NamedBytes,
  NetworkReport,
  PartialOf,
  Predictions,
  Resumed,
  StepRecord,
  TrainingState,
  TrainSettings,
} from './protocol.ts';
export type {
  AttackRate,
  CurvePoint,
  GradientAttack,
  GradientMethod,
  GradientStep,
  GradientWish,
  OnePixelAttack,
  OnePixelGeneration,
  OnePixelWish,
  RateAttack,
  RateImages,
  RateWish,
} from './attack.ts';
export type { LayerReport } from './layer-report.ts';
export type {
  CellImage,
  CellNetwork,
  Cifar10Choice,
  Cifar10Page,
  Look,
  NetworkChoice,
  Occlusion,
  OcclusionWish,
  OwnChoice,
  PageImage,
  PageNetwork,
  Picture,
  SceneChoice,
  SubjectImage,
  SubjectNetwork,
  TrainedNetwork,
} from './subject.ts';
export type { OcclusionViewRows } from '../../cnn/explain/occlusion-views.ts';
export type {
  ForgottenLayer,
  InputGradients,
  LayerOutput,
  PlacedUnit,
  Randomization,
  ReluRule,
  RulePicture,
  Unit,
  UnitLayer,
} from './looking-inside.ts';
