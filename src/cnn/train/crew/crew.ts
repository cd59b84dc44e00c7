import * as tf from '@tensorflow/tfjs-core';
import { formatNetwork, type Network } from '../../model/index.ts';
import { InputError } from '../../tensor/input-error.ts';
import { nameOfLoss } from '../losses.ts';
import { type Outputs, outputsHere } from '../outputs.ts';
import { slopesHere, type SlopeSource } from '../slopes.ts';
import { average } from './average.ts';
import { flatten, variablesOf } from './flat.ts';
import type { NetworkMessage, Results, Work } from './messages.ts';
import { type MatePort, Seat } from './seat.ts';
import { cut, join, type Shard, shardsOf } from './shards.ts';
import { doWork } from './work.ts';
import { partsWorth } from './worth.ts';

export interface CrewOptions {
  /** Starts a mate; called when there is work for it, and again when it died. */
  readonly start: () => MatePort;
  /** Workers in all, with this thread; 1 or more. */
  readonly workers: number;
  /**
   * In how many parts a batch is cut where that changes the result, for a network with batch normalisation; fewer
   * where one would have under 2 images. So the workers change nothing, not a bit. Default as other networks have
   * it: one part a worker.
   */
  readonly shards?: number;
  /** Multiply-adds below which a part is not worth sending, but for those that `shards` tells; default 50 million. */
  readonly leastWork?: number;
  /** Calls `beat` about once a second until the returned function is called; without it a silent mate is waited for. */
  readonly ticker?: (beat: () => void) => () => void;
  /**
   * Beats without a word from a mate that has work, until it counts as dead; default 10. Before its first answer,
   * while it starts, six times as many; and never fewer than twice what an answer has taken here.
   */
  readonly patience?: number;
  /** A mate cannot be had any more, and the crew goes on without it. */
  readonly onLoss?: (reason: string) => void;
}

/** The network that was sent last. */
interface Sent {
  readonly network: Network;
  /** Where its variables' numbers were. */
  readonly numbers: readonly object[];
  readonly message: NetworkMessage;
}

/**
 * Workers that compute together: each takes a part of a batch, and their gradients are averaged.
 *
 * Order, augmentation and updates stay with the trainer, in this thread; a mate gets the network, the weights
 * and images, and remembers nothing that matters. So one that dies is replaced, and its part computed again.
 *
 * The result is that of one worker but for rounding, and does not depend on how many there are, with one
 * exception: batch normalisation takes mean and variance over a part, as is usual ("ghost batches", Hoffer
 * et al. 2017), so with it the result depends on the number of parts, which `shards` fixes. Moving statistics
 * are averaged, weighted by the images. Dropout drops what it would in the whole batch.
 *
 * For the backends `wasm` and `cpu`: several threads on one GPU gain nothing.
 *
 * @throws InputError for numbers of workers or shards that are not whole or below 1.
 *
 * @example
 * const crew = new Crew({ start, workers: 2 });
 * const trainer = new Trainer(net, cifar10.train, { slopes: crew.slopes });
 * crew.dismiss(); // when all is done
 */
export class Crew {
  private readonly seats: readonly Seat[];
  private sent: Sent | null = null;
  private stopTicker: (() => void) | null = null;
  private dismissed = false;

  constructor(private readonly options: CrewOptions) {
    const { start, workers, shards = 1, onLoss } = options;
    for (const [name, value] of Object.entries({ workers, shards })) {
      if (Number.isInteger(value) && value >= 1) continue;
      throw new InputError('Crew', `${name} of 1 or more, whole`, value);
    }
    this.seats = Array.from(
      { length: workers - 1 },
      () => new Seat(start, (reason) => onLoss?.(reason)),
    );
  }

  /** How many compute, with this thread; fewer than wanted where mates cannot be had. */
  get workers(): number {
    return 1 + this.seats.filter(({ taken }) => taken).length;
  }

  /**
   * The slopes of a batch, for a trainer.
   *
   * @throws InputError when the loss is not one of ours: a function cannot be sent.
   */
  readonly slopes: SlopeSource = async ({ network, images, labels, loss: given, noise }) => {
    const loss = nameOfLoss(given);
    if (loss === null) throw new InputError('Crew', 'a loss of ours', 'another function');
    const shards = shardsOf(labels.length, this.partsFor('slopes', network, labels.length));
    if (shards.length === 1) return slopesHere({ network, images, labels, loss: given, noise });
    const state = noise.state();
    const parts = await this.spread(network, shards, (shard) => ({
      type: 'slopes',
      images: cut(images, shard),
      labels: labels.slice(shard.first, shard.first + shard.count),
      loss,
      noise: state,
      part: { first: shard.first, of: shard.of },
    }));
    noise.goTo(parts[0].noise);
    return average(network, shards, parts);
  };

  /**
   * What comes out of a network, or of one of its layers, for images; each worker takes some of them.
   *
   * @param images `[batch, ...input]`, pixels 0..1.
   * @returns `[batch, ...output]`, in the order of the images.
   * @throws InputError when the images have another shape, or there is no such layer or map.
   */
  readonly outputs: Outputs = async (network, images, wanted = null) => {
    const [count] = images.shape;
    const shards = shardsOf(count, this.partsFor('outputs', network, count));
    if (shards.length <= 1) return outputsHere(network, images, wanted);
    const parts = await this.spread(network, shards, (shard) => ({
      type: 'outputs',
      images: cut(images, shard),
      wanted,
    }));
    return join(parts);
  };

  /** Ends all mates; what is under way is rejected, and the crew takes no more work. */
  dismiss(): void {
    this.dismissed = true;
    this.seats.forEach((seat) => seat.clear());
    this.tick();
  }

  /** How many parts to cut a batch into. */
  private partsFor(type: Work['type'], network: Network, images: number): number {
    if (this.dismissed) throw new Error('the crew was dismissed');
    const { shards, leastWork } = this.options;
    if (type === 'slopes' && shards !== undefined && variablesOf(network).kept.length > 0) {
      // By the batch alone: one image has no variance behind a dense layer.
      return Math.max(1, Math.min(shards, Math.floor(images / 2)));
    }
    const most = type === 'slopes' ? this.options.workers : this.workers;
    return partsWorth(type, network, images, most, leastWork);
  }

  /** The network with its weights as a message; the one that was sent last where they are the same. */
  private messageFor(network: Network): NetworkMessage {
    // A variable that is given other numbers holds another tensor: asking which is quicker than reading them.
    const numbers = network.variables().map(({ value }) => value.dataId);
    const backend = tf.getBackend();
    const { sent } = this;
    const same =
      sent?.network === network &&
      sent.message.backend === backend &&
      numbers.every((id, i) => id === sent.numbers[i]);
    if (same) return sent.message;
    const { learnt, kept } = variablesOf(network);
    const message: NetworkMessage = {
      type: 'network',
      backend,
      text: formatNetwork(network),
      weights: flatten(learnt.map(({ value }) => value)),
      statistics: flatten(kept.map(({ value }) => value)),
    };
    this.sent = { network, numbers, message };
    return message;
  }

  /** Has every shard computed, and gives the results in their order. */
  private async spread<W extends Work>(
    network: Network,
    shards: readonly Shard[],
    workFor: (shard: Shard) => W,
  ): Promise<Results[W['type']][]> {
    const here = (shard: Shard) => doWork(workFor(shard), network);
    const seats = this.seats.filter(({ taken }) => taken);
    const places = 1 + seats.length;
    const away = shards.map((shard, i) => {
      const place = i % places;
      if (place === 0) return null;
      return new Promise<Results[W['type']] | null>((resolve) =>
        seats[place - 1].send({
          network: this.messageFor(network),
          work: () => workFor(shard),
          settle: resolve,
          giveBack: () => resolve(null),
          deaths: 0,
        }),
      );
    });
    this.tick();
    const results: Results[W['type']][] = [];
    // This thread's own first, while the others are at theirs.
    for (const [i, shard] of shards.entries()) {
      if (!away[i]) results[i] = await here(shard);
    }
    for (const [i, shard] of shards.entries()) {
      results[i] ??= (await away[i]) ?? (await this.instead(() => here(shard)));
    }
    this.tick();
    return results;
  }

  /** Does here what no mate did. */
  private instead<R>(work: () => Promise<R>): Promise<R> {
    if (this.dismissed) throw new Error('the crew was dismissed');
    return work();
  }

  /** Lets the ticker run as long as something is out. */
  private tick(): void {
    const { ticker, patience = 10 } = this.options;
    const busy = this.seats.some((seat) => seat.busy);
    if (busy) {
      const beat = () => {
        this.seats.forEach((seat) => seat.beat(patience));
        this.tick();
      };
      this.stopTicker ??= ticker?.(beat) ?? null;
    } else {
      this.stopTicker?.();
      this.stopTicker = null;
    }
  }
}
