import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { onDeviceLost } from './device-lost.ts';
import { ready } from './ready.ts';

test('a device is missed while its backend is in use, and not once another one is', async () => {
  await ready({ backend: 'cpu' });
  const canvas = new EventTarget();
  Object.assign(tf.backend(), { gpgpu: { gl: { canvas } } });
  const heard: string[] = [];
  onDeviceLost((message) => heard.push(message));
  canvas.dispatchEvent(new Event('webglcontextlost'));
  expect(heard).toEqual(['the browser took the graphics device away (WebGL context lost)']);
  onDeviceLost((message) => heard.push(message));
  await ready({ backend: 'wasm' });
  canvas.dispatchEvent(new Event('webglcontextlost'));
  expect(heard).toHaveLength(1);
});
