import type { Dataset, SceneKnobs } from '../../../cnn/data/index.ts';

/** How to have a data set again after a reload. */
export type DataSource =
  | {
      readonly from: 'scenes';
      readonly seed: number;
      readonly train: number;
      readonly test: number;
      readonly knobs?: Partial<SceneKnobs>;
    }
  /** The compact copy that the site serves. */
  | { readonly from: 'site'; readonly baseUrl: string }
  /** Files that a person gave; the browser keeps the images where it has room. */
  | { readonly from: 'files' };

/** A data set and where it came from. */
export interface LoadedData {
  readonly source: DataSource;
  readonly dataset: Dataset;
}
