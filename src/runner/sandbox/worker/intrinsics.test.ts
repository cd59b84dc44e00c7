import { expect, test } from 'vitest';
import { Intrinsics } from './intrinsics.ts';

/** A root with globals of its own, so that the test's realm stays whole. */
function sandbox() {
  class Base {
    map() {
      return 'true map';
    }
  }
  const Array = class extends Base {};
  const root: Record<string, unknown> = { Array, Math: { pi: 3 }, JSON: { nan: NaN } };
  return { root, Array, Base };
}

test('what is replaced comes back', () => {
  const { root, Base, Array } = sandbox();
  const kept = new Intrinsics(root);
  Base.prototype.map = () => 'false map';
  (root.Math as { pi: number }).pi = 4;
  root.Array = 5;
  expect(kept.restore()).toBe(0);
  expect(new Base().map()).toBe('true map');
  expect(root).toMatchObject({ Math: { pi: 3 }, Array });
});

test('what is added goes, but not a variable on the global object', () => {
  const { root, Base } = sandbox();
  const kept = new Intrinsics(root);
  Object.assign(Base.prototype, { evil: 1 });
  root.mine = 2;
  kept.restore();
  expect('evil' in Base.prototype).toBe(false);
  expect(root.mine).toBe(2);
});

test('a prototype that was exchanged comes back', () => {
  const { root, Array, Base } = sandbox();
  const kept = new Intrinsics(root);
  Object.setPrototypeOf(Array.prototype, null);
  kept.restore();
  expect(Object.getPrototypeOf(Array.prototype)).toBe(Base.prototype);
});

test('what was frozen after a change is counted as lost', () => {
  const { root, Base } = sandbox();
  const kept = new Intrinsics(root);
  Base.prototype.map = () => 'false map';
  Object.freeze(Base.prototype);
  expect(kept.restore()).toBe(1);
});

test('nothing is lost where nothing was changed', () => {
  expect(new Intrinsics().restore()).toBe(0);
});
