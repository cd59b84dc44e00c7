import type { SharedSubject } from './shared-subject.ts';

/**
 * A subject in the address of a page, in parts of the fragment: `#model=convnetjs&image=scene-3-42`.
 *
 * Parts that are not of a subject stay as they are.
 */
export function writeAddress(hash: string, { network, image }: SharedSubject): string {
  const mine = [
    ...(network ? [`model=${network}`] : []),
    ...(image ? [`image=${imageText(image)}`] : []),
  ];
  const all = [...otherParts(hash), ...mine];
  return all.length > 0 ? `#${all.join('&')}` : '';
}

/** What the fragment says of a subject; null where it says nothing. */
export function readAddress(hash: string): SharedSubject | null {
  const network = /(?:^#|&)model=([a-z0-9-]{1,60})(?=&|$)/.exec(hash)?.[1];
  const image = readImage(/(?:^#|&)image=([a-z0-9-]+)(?=&|$)/.exec(hash)?.[1] ?? '');
  return network || image ? { ...(network && { network }), ...(image && { image }) } : null;
}

function imageText(image: NonNullable<SharedSubject['image']>): string {
  return image.from === 'test' ? `test-${image.index}` : `scene-${image.label}-${image.seed}`;
}

function readImage(text: string): SharedSubject['image'] {
  const [, label, seed] = /^scene-(\d)-(\d{1,15})$/.exec(text) ?? [];
  if (seed !== undefined) return { from: 'scenes', label: Number(label), seed: Number(seed) };
  const [, index] = /^test-(\d{1,6})$/.exec(text) ?? [];
  return index === undefined ? undefined : { from: 'test', index: Number(index) };
}

function otherParts(hash: string): string[] {
  return hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part && !/^(model|image)=/.test(part));
}
