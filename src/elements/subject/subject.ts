import type {
  NetworkChoice,
  PageImage,
  PageNetwork,
  SubjectImage,
} from '../../runner/engine/index.ts';

/** A network and an image that are looked into. */
export interface Subject {
  /** Null where there is none yet: none ships, none was trained, none was opened. */
  readonly network: NetworkChoice | null;
  readonly image: SubjectImage;
}

/** Which network and which image are in use on the page; never those of a cell. */
export interface PageSubject extends Subject {
  readonly network: PageNetwork | null;
  readonly image: PageImage;
}

/** Where a lab learns what it looks into: the page's one store, or what a cell gave it. */
export interface SubjectSource {
  readonly current: Subject;
  /** Calls a listener after every change, until what is returned is called. */
  listen(listener: (subject: Subject) => void): () => void;
}
