/** convscope on as many workers as it is told, batches of 32 a worker: wasm with its own kernels, or a graphics card. */
import { engine, memory } from '@tensorflow/tfjs-core';
import {
  type BackendName,
  chooseBackend,
  onDeviceLost,
  ready,
} from '../../../../src/cnn/backend/index.ts';
import { onePixel } from '../../../../src/cnn/attack/index.ts';
import { CIFAR10_CLASSES, type ImageSet } from '../../../../src/cnn/data/index.ts';
import { inputGradient, probabilitiesOf, saliency } from '../../../../src/cnn/explain/index.ts';
import type { Network } from '../../../../src/cnn/model/index.ts';
import type { PlainTensor } from '../../../../src/cnn/tensor/plain-tensor.ts';
import {
  adadelta,
  Crew,
  type MatePort,
  recipeNamed,
  Trainer,
  USUAL_SHARDS,
} from '../../../../src/cnn/train/index.ts';
import { learnCifar10 } from '../learn.ts';
import { noise, PIXELS } from '../images.ts';
import { serveContestant } from '../serve-contestant.ts';
import { wasmFiles } from './wasm-files.ts';

let network: Network;
let crew: Crew;
let trainer: Trainer;
let lose: (reason: string) => void;
const lost = new Promise<never>((_, reject) => (lose = (reason) => reject(new Error(reason))));

serveContestant({
  lost,
  async start({ network: name, workers, backend = 'wasm' }) {
    await open(backend);
    network = recipeNamed(name)(1);
    const onLoss = (reason: string) => lose(`one of its workers is gone: ${reason}`);
    crew = new Crew({ start: startMate, workers, shards: USUAL_SHARDS, onLoss });
    trainer = new Trainer(network, noiseSet(), {
      optimizer: adadelta(),
      batchSize: 32 * workers,
      weightDecay: 1e-4,
      // As the engine has it: alone on a graphics card, and on the processor in the same parts whoever computes.
      slopes: backend === 'wasm' ? crew.slopes : undefined,
    });
    // A mate starts with its first work.
    await scores(noise(32 * workers).images);
  },
  // It takes images from its own set, as in the lesson: drawing, cutting up and sending a batch is in its time.
  async train(_images, labels) {
    for (let done = 0; done < labels.length; done += trainer.batchSize) await trainer.step();
  },
  scores,
  async attack(images) {
    const image = imageOf(images);
    const ask = async (batch: PlainTensor) => probabilitiesOf(await crew.outputs(network, batch));
    const { data } = await ask({ shape: [1, ...image.shape], data: image.data });
    // The class it holds for least probable is out of reach of one pixel, so no generation is spared.
    const order = [...data.keys()].sort((a, b) => data[a] - data[b]);
    const aim = { label: order[9], target: order[0], seed: 1 };
    const { queries } = await onePixel(ask, image, aim);
    if (queries !== 400 * 76) throw new Error(`the attack asked ${queries} times`);
  },
  async look(method, images) {
    const image = imageOf(images);
    await (method === 'saliency'
      ? saliency(network, image, { class: 0 })
      : inputGradient(network, image, { unit: { class: 0 }, relu: method }));
  },
  learn: (accuracy) => learnCifar10(crew, accuracy),
  memory() {
    const { wasm } = engine().backend as unknown as { wasm: { HEAP8: Int8Array } };
    return { tensors: memory().numTensors, bytes: wasm.HEAP8.length };
  },
});

/** @throws Error where the backend does not start, does not answer, or computes something else than plain JavaScript. */
async function open(backend: BackendName): Promise<void> {
  const trial = { candidates: [backend], wasmPath: wasmFiles, limit: 30_000 };
  const { trials } = await chooseBackend(trial);
  const refusal = trials.find((one) => one.backend === backend)?.refusal;
  if (refusal) throw new Error(refusal);
  await ready({ backend, wasmPath: wasmFiles });
  onDeviceLost(lose);
}

async function scores(images: Float32Array): Promise<ArrayLike<number>> {
  const batch = { shape: [images.length / PIXELS, 32, 32, 3], data: images };
  return (await crew.outputs(network, batch)).data;
}

function imageOf(images: Float32Array): PlainTensor {
  return { shape: [32, 32, 3], data: images.slice(0, PIXELS) };
}

function noiseSet(): ImageSet {
  const count = 1024;
  const images = new Uint8Array(count * PIXELS);
  for (let first = 0; first < images.length; first += 65_536) {
    crypto.getRandomValues(images.subarray(first, first + 65_536));
  }
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  return { images, labels, count, shape: [32, 32, 3], classes: CIFAR10_CLASSES };
}

function startMate(): MatePort {
  const worker = new Worker(new URL('./mate.ts', import.meta.url), { type: 'module' });
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    listen(receive, died) {
      worker.addEventListener('message', ({ data }) => receive(data));
      // Where its script does not load, the event has no message.
      worker.addEventListener('error', ({ message }) => died(message ?? 'it did not start'));
    },
    terminate: () => worker.terminate(),
  };
}
