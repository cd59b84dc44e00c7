import { occlusionViews, type OcclusionViewRows } from '../../../cnn/explain/index.ts';
import type { Network } from '../../../cnn/model/index.ts';
import type { Occlusion, OcclusionWish } from '../subject.ts';
import type { CallContext } from './call-context.ts';
import { classesOf } from './class-names.ts';
import { inputOf, labelOf, pictureOf } from './subject-images.ts';
import type { Workbench } from './workbench.ts';

/** Walks the patch, a batch a turn; rows go out as they are done. */
export async function occlude(
  network: Network,
  { image, size, stride, colour, layer, label }: OcclusionWish,
  { turns, staff }: Pick<Workbench, 'turns' | 'staff'>,
  { signal, progress, partial }: CallContext<OcclusionViewRows>,
): Promise<Occlusion> {
  const input = inputOf(image, network.input);
  const views = await occlusionViews(network, input, {
    size,
    stride,
    colour: input.shape[2] === 3 ? colour : colour.slice(0, 1),
    layer,
    label: label ?? labelOf(image, network) ?? undefined,
    signal,
    // As many for each worker as one would take alone.
    batchSize: 64 * staff.workers,
    outputs: (...asked) => turns.take(() => staff.outputs(...asked)),
    onRows: (rows) => {
      partial(rows);
      progress(rows.first + rows.best.shape[0], rows.total);
    },
  });
  return { ...views, picture: pictureOf(input), classes: classesOf(network) };
}
