import type { NetworkChoice, SubjectImage } from '../../runner/engine/index.ts';

/** Which network and which image are in use on the page. */
export interface Subject {
  /** Null where there is none yet: none ships, none was trained, none was opened. */
  readonly network: NetworkChoice | null;
  readonly image: SubjectImage;
}
