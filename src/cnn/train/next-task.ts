/**
 * Lets everything else that waits have its turn: messages, clicks, timers.
 *
 * Through a message and not a timer or an animation frame, which a hidden page gets late or never.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep a process alive.
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
