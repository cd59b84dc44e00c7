/** ConvNetJS as its CIFAR-10 demo uses it: batches of 4, Adadelta, an image at a time. */
import convnetjs from 'convnetjs';
import { PIXELS } from '../images.ts';
import { serveContestant } from '../serve-contestant.ts';

const net = new convnetjs.Net();
net.makeLayers([
  { type: 'input', out_sx: 32, out_sy: 32, out_depth: 3 },
  ...[16, 20, 20].flatMap((filters) => [
    { type: 'conv', sx: 5, filters, stride: 1, pad: 2, activation: 'relu' },
    { type: 'pool', sx: 2, stride: 2 },
  ]),
  { type: 'softmax', num_classes: 10 },
]);
const trainer = new convnetjs.Trainer(net, { method: 'adadelta', batch_size: 4, l2_decay: 0.0001 });

/** Its own kind of image, −0.5..0.5. */
function volume(images: Float32Array, index: number): convnetjs.Vol {
  const vol = new convnetjs.Vol(32, 32, 3, 0);
  for (let i = 0; i < PIXELS; i++) vol.w[i] = images[index * PIXELS + i] - 0.5;
  return vol;
}

serveContestant({
  start: () => Promise.resolve(),
  train(images, labels) {
    for (let i = 0; i < labels.length; i++) trainer.train(volume(images, i), labels[i]);
    return Promise.resolve();
  },
  scores(images) {
    const all: number[] = [];
    for (let i = 0; i < images.length / PIXELS; i++) all.push(...net.forward(volume(images, i)).w);
    return Promise.resolve(all);
  },
});
