/** The pixel worker: wires the page's messages to a desk. */
import type { PixelMessage } from '../protocol.ts';
import { PixelDesk } from './pixel-desk.ts';

/** A message to oneself comes after those that wait, and unlike a timer it is not held back. */
const channel = new MessageChannel();
const breathe = () =>
  new Promise<void>((resolve) => {
    channel.port2.onmessage = () => resolve();
    channel.port1.postMessage(null);
  });

const desk = new PixelDesk((answer) => self.postMessage(answer), breathe);
self.onmessage = ({ data }: MessageEvent<PixelMessage>) => desk.receive(data);
