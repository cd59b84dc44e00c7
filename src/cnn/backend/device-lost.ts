import * as tf from '@tensorflow/tfjs-core';

/** What the GPU backends of tfjs have besides their interface. */
interface WithDevice {
  /** `webgl`. */
  readonly gpgpu?: { readonly gl: { readonly canvas: EventTarget } };
  /** `webgpu`. */
  readonly device?: { readonly lost: Promise<{ reason?: string; message: string }> };
}

/**
 * Hears when the device of the backend in use is gone while it is in use; tfjs itself then waits for ever.
 *
 * @param listener gets a sentence that says what was lost; called once at most.
 * @example
 * onDeviceLost((message) => post({ type: 'deviceLost', message }));
 */
export function onDeviceLost(listener: (message: string) => void): void {
  const backend = tf.backend();
  const { gpgpu, device } = backend as unknown as WithDevice;
  const lost = (what: string) => {
    // What was left for another backend may go.
    if (tf.backend() !== backend) return;
    listener(`the browser took the graphics device away (${what})`);
  };
  gpgpu?.gl.canvas.addEventListener('webglcontextlost', () => lost('WebGL context lost'), {
    once: true,
  });
  void device?.lost.then(({ reason, message }) => {
    // Backends that are let go destroy their device themselves.
    if (reason !== 'destroyed') lost(`WebGPU: ${message}`);
  });
}
