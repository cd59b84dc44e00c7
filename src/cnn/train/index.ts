/** Training: losses, optimizers, the loop, files of runs, and how well it went. */
export { augment, type Augmentation } from './augment.ts';
export {
  Crew,
  serveCrew,
  type CrewOptions,
  type CrewPort,
  type FromMate,
  type MatePort,
  type ToMate,
  USUAL_SHARDS,
} from './crew/index.ts';
export {
  loadCheckpoint,
  resumeTrainer,
  saveCheckpoint,
  type Checkpoint,
  type CheckpointSettings,
} from './checkpoint.ts';
export { DivergedError } from './diverged-error.ts';
export { evaluate, predict, type EvaluateOptions, type Evaluation } from './evaluate.ts';
export { crossEntropy, hinge, smoothedCrossEntropy, type Loss } from './losses.ts';
export { nextTask } from './next-task.ts';
export {
  adadelta,
  adam,
  Optimizer,
  optimizerNamed,
  sgd,
  type AdadeltaOptions,
  type AdamOptions,
  type LearningRate,
  type OptimizerName,
  type SgdOptions,
  type Update,
} from './optimizers/index.ts';
export { recipeNamed, type Recipe } from './recipes/index.ts';
export type { Schedule } from './schedule.ts';
export { outputsHere, type MapSum, type Outputs, type Wanted } from './outputs.ts';
export { slopesHere, type Slopes, type SlopeSource, type SlopeTask } from './slopes.ts';
export { train, type TrainOptions } from './train.ts';
export {
  Trainer,
  type StepRecord,
  type TrainerOptions,
  type TrainerProgress,
  type TrainerState,
} from './trainer.ts';
