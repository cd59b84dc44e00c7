import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Takes files that are dropped anywhere on the page.
 *
 * A file that misses its place would else replace the page, and the run with it.
 */
export class FileDrop implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly take: (files: readonly File[]) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('dragover', this.over);
    addEventListener('drop', this.drop);
  }

  hostDisconnected(): void {
    removeEventListener('dragover', this.over);
    removeEventListener('drop', this.drop);
  }

  private readonly over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  private readonly drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.take(files);
  };
}
