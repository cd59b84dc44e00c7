/** What a link says of a subject; a network or picture of one's own is in no link. */
export interface SharedSubject {
  /** The name of a network that ships. */
  readonly network?: string;
  /** A drawn scene, made again from its seed, or a CIFAR-10 test image by its place. */
  readonly image?:
    | { readonly from: 'scenes'; readonly label: number; readonly seed: number }
    | { readonly from: 'test'; readonly index: number };
}
