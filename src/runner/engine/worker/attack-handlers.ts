import type { AttackCalls } from '../attack.ts';
import type { PartialOf } from '../protocol.ts';
import { attackByGradient, attackCurve } from './attack-gradient.ts';
import { attackByPixels } from './attack-one-pixel.ts';
import { attackMany } from './attack-rate.ts';
import type { CallContext } from './call-context.ts';
import type { Storage } from './storage.ts';
import type { SubjectNetworks } from './subject-networks.ts';
import type { Workbench } from './workbench.ts';

type AttackHandlers = {
  readonly [K in keyof AttackCalls]: (
    args: AttackCalls[K]['args'],
    context: CallContext<PartialOf<K>>,
  ) => Promise<AttackCalls[K]['result']>;
};

/** Answers the calls that fool a network. */
export function attackHandlers(
  bench: Workbench,
  storage: Storage,
  networks: SubjectNetworks,
): AttackHandlers {
  const { staff } = bench;
  return {
    attackGradient: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        attackByGradient({ network, turns, staff }, wish, context),
      ),
    attackCurve: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        attackCurve({ network, turns, staff }, wish, context),
      ),
    attackOnePixel: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        attackByPixels({ network, turns, staff }, wish, context),
      ),
    attackRate: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        attackMany({ network, turns, staff }, wish, { bench, storage }, context),
      ),
  };
}
