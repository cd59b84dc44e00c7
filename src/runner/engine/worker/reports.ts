import type { Dataset } from '../../../cnn/data/index.ts';
import { formatNetwork, type Network } from '../../../cnn/model/index.ts';
import type { DataReport, NetworkReport, TrainSettings } from '../protocol.ts';

/** A data set as the page sees it. */
export function reportData({ name, train, test }: Dataset): DataReport {
  return {
    name,
    classes: [...train.classes],
    shape: train.shape,
    trainCount: train.count,
    testCount: test.count,
  };
}

/** A network as the page sees it. */
export function reportNetwork(network: Network, settings: TrainSettings): NetworkReport {
  return { text: formatNetwork(network), ...network.summary(), settings };
}
