import type { Inspection, Predictions } from '../../runner/engine/index.ts';
import type { TrainingEngine } from './training-engine.ts';

/** Images on a page of predictions. */
const PAGE = 12;

/** What the lab shows of the network: one image through every layer, and a page of predictions. */
export class NetworkLook {
  inspection: Inspection | null = null;
  /** Index of the test image that is followed through the layers. */
  imageIndex = 0;
  predictions: Predictions | null = null;
  /** Index of the first test image on the page of predictions. */
  first = 0;
  /** Milliseconds between two looks while the network trains; 0 for none. */
  every = 1000;

  private at = -Infinity;
  private looking = false;
  private again = false;

  /**
   * @param now milliseconds, from any origin.
   * @param changed called after each answer, so that they are drawn one after the other.
   */
  constructor(
    private readonly now: () => number,
    private readonly changed: () => void,
  ) {}

  /** Whether it is time for another look while the network trains. */
  get due(): boolean {
    return this.every > 0 && !this.looking && this.now() - this.at >= this.every;
  }

  /** Back to the first images, for another data set. */
  rewind(): void {
    this.imageIndex = 0;
    this.first = 0;
  }

  /** Asks what the network does now; one look at a time, and one more if it is asked meanwhile. */
  async look(call: TrainingEngine['call'], testCount: number): Promise<void> {
    this.again = this.looking;
    if (this.looking) return;
    this.looking = true;
    try {
      do {
        this.again = false;
        this.at = this.now();
        await this.ask(call, testCount);
      } while (this.again);
    } finally {
      this.looking = false;
    }
  }

  private async ask(call: TrainingEngine['call'], testCount: number): Promise<void> {
    const { imageIndex, first } = this;
    this.inspection = await call('inspect', { image: { from: 'test', index: imageIndex } });
    this.changed();
    this.predictions = await call('predictions', {
      first,
      count: Math.min(PAGE, testCount - first),
    });
  }
}
