import type { WorkerOrder, WorkerReport } from '../protocol/index.ts';

const { apply, getOwnPropertyDescriptor } = Reflect;
const { stringify } = JSON;

/**
 * Opens the worker's end of its port, with the built-in functions as they are now.
 *
 * The port stays in here: a cell that replaces `postMessage` or the event's getter gets no hold of it,
 * and cannot answer in the runtime's name.
 *
 * @returns the function that sends a report
 */
export function openLine(
  port: MessagePort,
  receive: (order: WorkerOrder) => void,
): (report: WorkerReport) => void {
  const post = port.postMessage as (message: string) => void;
  const readData = getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!.get!;
  port.onmessage = (event) => receive(apply(readData, event, []) as WorkerOrder);
  return (report) => apply(post, port, [stringify(report)]);
}
