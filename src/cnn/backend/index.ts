/** Choosing and starting a tfjs backend, and what tfjs lacks to train on it. */
export { chooseBackend, type ChooseOptions } from './choose-backend.ts';
export { onDeviceLost } from './device-lost.ts';
export { registerGradients } from './gradients/index.ts';
export { loadBackend, type WasmPath } from './load-backend.ts';
export { capMemory, tensorMemory, type TensorMemory } from './memory-cap.ts';
export { ready, type ReadyOptions } from './ready.ts';
export type { BackendName, BackendReport, BackendTrial, KernelBuild } from './report.ts';
