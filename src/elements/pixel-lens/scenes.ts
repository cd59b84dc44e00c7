/** Pixels along the side of the scene that is drawn. */
export const FULL = 64;
/** Pixels along the longer side that one can choose. */
export const SIDES = [64, 32, 16, 8];
/** The drawn things, in the order of their labels. */
export const THINGS = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']; // prettier-ignore
