import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The webcam: opened by a click and by nothing else, and stopped as soon as it is not needed. */
export class Camera implements ReactiveController {
  /** What it shows; null while it is off. */
  stream: MediaStream | null = null;
  /** Whether the reader is being asked. */
  asking = false;
  /** Why it could not be opened; empty where it could. */
  problem = '';

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  async start(): Promise<void> {
    this.problem = '';
    this.asking = true;
    this.host.requestUpdate();
    try {
      if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
      const wanted = { video: { facingMode: 'environment' }, audio: false };
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      if (this.asking) this.stream = stream;
      else stop(stream);
    } catch (error) {
      this.problem = sentenceFor((error as Error).name);
    }
    this.asking = false;
    this.host.requestUpdate();
  }

  stop(): void {
    this.asking = false;
    if (this.stream) stop(this.stream);
    this.stream = null;
    this.host.requestUpdate();
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function sentenceFor(name: string): string {
  switch (name) {
    case 'NotAllowedError':
      return 'The camera was not allowed. The browser’s settings for this page can allow it.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No camera was found. Take a picture from a file.';
    case 'NotReadableError':
      return 'The camera is in use by something else. Close that and try again.';
    default:
      return 'This page may not use a camera here. Take a picture from a file.';
  }
}
