import { expect, test } from 'vitest';
import { convolveBackward } from '../../../src/steps/index.ts';

/** The numbers of the figure and of the cell. */
const input = [[1, 2, 0, 3], [0, 1, 3, 1], [2, 0, 1, 2], [1, 3, 2, 0]]; // prettier-ignore
const weights = [[1, -1, 2], [0, 2, -2], [3, 0, 1]]; // prettier-ignore
const above = [[2, -1], [3, 1]]; // prettier-ignore

const last = [...convolveBackward({ input: [input], filters: [{ weights: [weights], bias: 0 }] }, [above])].at(-1)!; // prettier-ignore

test('the upper left weight gets 1, the upper left input 2, the bias 5', () => {
  expect(last.weights[0][0][0][0]).toBe(1);
  expect(last.input[0][0][0]).toBe(2);
  expect(last.bias).toEqual([5]);
});

/** The cell "dying" of the lesson. */
function train(learningRate: number, steps: number) {
  const [xs, wanted] = [[1, 2, 3], [2, 4, 6]]; // prettier-ignore
  let [w, b] = [0.5, 0.5];
  const states = [];
  for (let step = 1; step <= steps; step++) {
    let [loss, gradientW, gradientB] = [0, 0, 0];
    xs.forEach((x, i) => {
      const before = w * x + b;
      const error = Math.max(0, before) - wanted[i];
      loss += error ** 2 / 3;
      const back = before > 0 ? (2 * error) / 3 : 0;
      gradientW += back * x;
      gradientB += back;
    });
    w -= learningRate * gradientW;
    b -= learningRate * gradientB;
    states.push({ loss, w, b });
  }
  return states;
}

test('at a rate of 0.1 the unit learns; at 0.2 its fourth step kills it for good', () => {
  const learns = train(0.1, 8);
  expect(learns.at(-1)!.loss).toBeLessThan(learns[0].loss);
  const dies = train(0.2, 12);
  const alive = ({ w, b }: { w: number; b: number }) => [1, 2, 3].some((x) => w * x + b > 0);
  expect(dies.map(alive).indexOf(false)).toBe(3);
  expect(dies[11]).toEqual(dies[5]);
});
