import { PROTOCOL, type Hello, type HostMessage, type RelayMessage } from '../protocol/index.ts';
import { Gate } from './gate.ts';

/** A `data:` worker is a secure context with no origin; a module's text cannot be imported there, so it is posted. */
const BOOT = `data:text/javascript,${encodeURIComponent(
  'onmessage=(e)=>{onmessage=null;(0,eval)(e.data)}',
)}`;

interface Running {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly gate: Gate;
}

/** Makes and ends workers for the page and carries what they say; no student code ever runs beside it. */
class Relay {
  private readonly running = new Map<number, Running>();

  constructor(
    private readonly port: MessagePort,
    private readonly ignored: () => number,
  ) {
    port.onmessage = ({ data }: MessageEvent<HostMessage>) => this.obey(data);
    this.say({ type: 'hello', convscope: PROTOCOL });
  }

  private say(message: RelayMessage): void {
    this.port.postMessage(message);
  }

  private obey(message: HostMessage): void {
    switch (message.type) {
      case 'start':
        this.start(message.worker, message.runtime);
        break;
      case 'kill':
        this.kill(message.worker);
        break;
      case 'tell':
        this.running.get(message.worker)?.port.postMessage(message.message);
        break;
      case 'ack':
        this.running.get(message.worker)?.gate.acknowledge(message.count);
        break;
      case 'ping':
        this.say({ type: 'pong', beat: message.beat, ignored: this.ignored() });
    }
  }

  private start(number: number, runtime: string): void {
    try {
      const worker = new Worker(BOOT);
      const { port1, port2 } = new MessageChannel();
      this.running.set(number, { worker, port: port1, gate: new Gate() });
      worker.onerror = (event) => {
        event.preventDefault();
        this.say({ type: 'broken', worker: number, message: event.message || 'it did not start' });
      };
      port1.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(number, data);
      worker.postMessage(runtime);
      worker.postMessage(null, [port2]);
    } catch (error) {
      this.say({ type: 'broken', worker: number, message: String(error) });
    }
  }

  private hear(number: number, text: unknown): void {
    const gate = this.running.get(number)?.gate;
    if (!gate) return;
    if (gate.admits(text)) this.say({ type: 'said', worker: number, text });
    const count = gate.news();
    if (count !== null) this.say({ type: 'dropped', worker: number, count });
  }

  private kill(number: number): void {
    const found = this.running.get(number);
    found?.worker.terminate();
    found?.port.close();
    this.running.delete(number);
    this.say({ type: 'killed', worker: number });
  }
}

/** Waits for the one hello of the page that holds this frame; whatever else comes is counted and ignored. */
export function awaitHello(): void {
  let ignored = 0;
  let greeted = false;
  window.addEventListener('message', ({ source, data, ports }: MessageEvent<Hello | null>) => {
    // Sibling frames have the origin "null" too, so only the source tells who speaks.
    const hello = source === window.parent && data?.convscope === PROTOCOL && ports.length === 1;
    if (greeted || !hello) {
      ignored++;
      return;
    }
    greeted = true;
    new Relay(ports[0], () => ignored);
  });
}
