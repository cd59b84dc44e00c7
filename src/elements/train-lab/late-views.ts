import type { TrainingController } from './training-controller.ts';

/** What stands in place of a view until there is something to see, and until its code is there. */
export const NO_LAYERS =
  'Each layer’s outputs, weights and gradients come here once there is a network and an image.';
export const NO_COUNT =
  'Nothing has been counted yet. “Run the test images” shows which class is taken for which.';

type Run = Pick<TrainingController, 'view' | 'evaluation'>;

/** Fetches the views of layers and of the count when there is first something to see in them. */
export class LateViews {
  private readonly asked = new Set<string>();

  follow({ view, evaluation }: Run): void {
    if (view.inspection) this.ask('layers', () => import('../layer-views/index.ts'));
    if (evaluation) this.ask('count', () => import('../confusion-matrix/index.ts'));
  }

  private ask(name: string, load: () => Promise<unknown>): void {
    if (this.asked.has(name)) return;
    this.asked.add(name);
    // Without the network it is tried again with the next news of the run.
    load().catch(() => this.asked.delete(name));
  }
}
