// One step of an optimizer over one variable: each number of everything it reads and writes is touched once. The
// gradient is that of the loss plus `decay` times the weight.
import { multiplyAdd } from './multiply-add';
import { storeQuarter } from './panel';

// @ts-ignore: decorator
@inline
function slope(weight: v128, gradient: usize, decay: f32): v128 {
  return multiplyAdd(weight, f32x4.splat(decay), v128.load(gradient));
}

/** Stochastic gradient descent with momentum: v = momentum * v - rate * slope, w = w + v, looking ahead with `nesterov`. */
export function sgd(
  weights: usize, gradient: usize, velocity: usize, newWeights: usize, newVelocity: usize, count: i32, rate: f32,
  momentum: f32, nesterov: bool, decay: f32,
): void {
  for (let left = count; left > 0; left -= 4) {
    const weight = v128.load(weights);
    const step = f32x4.mul(slope(weight, gradient, decay), f32x4.splat(-rate));
    const moved = multiplyAdd(v128.load(velocity), f32x4.splat(momentum), step);
    const ahead = nesterov ? multiplyAdd(moved, f32x4.splat(momentum), step) : moved;
    storeQuarter(newVelocity, moved, left);
    storeQuarter(newWeights, f32x4.add(weight, ahead), left);
    weights += 16;
    gradient += 16;
    velocity += 16;
    newWeights += 16;
    newVelocity += 16;
  }
}

/** Adadelta (Zeiler 2012): the step has the size of the steps before it, by that of the slopes before it. */
export function adadelta(
  weights: usize, gradient: usize, slopes: usize, steps: usize, newWeights: usize, newSlopes: usize, newSteps: usize,
  count: i32, rate: f32, rho: f64, epsilon: f32, decay: f32,
): void {
  const least = f32x4.splat(epsilon);
  for (let left = count; left > 0; left -= 4) {
    const weight = v128.load(weights);
    const now = slope(weight, gradient, decay);
    const before = v128.load(steps);
    const mean = blend(v128.load(slopes), f32x4.mul(now, now), rho);
    const size = f32x4.div(f32x4.sqrt(f32x4.add(before, least)), f32x4.sqrt(f32x4.add(mean, least)));
    const step = f32x4.mul(size, now);
    storeQuarter(newSlopes, mean, left);
    storeQuarter(newSteps, blend(before, f32x4.mul(step, step), rho), left);
    storeQuarter(newWeights, f32x4.sub(weight, f32x4.mul(step, f32x4.splat(rate))), left);
    weights += 16;
    gradient += 16;
    slopes += 16;
    steps += 16;
    newWeights += 16;
    newSlopes += 16;
    newSteps += 16;
  }
}

/** Adam (Kingma and Ba 2015); `unbiasMean` and `unbiasSquare` correct its means for having begun at 0. */
export function adam(
  weights: usize, gradient: usize, means: usize, squares: usize, newWeights: usize, newMeans: usize, newSquares: usize,
  count: i32, rate: f32, beta1: f64, beta2: f64, unbiasMean: f32, unbiasSquare: f32, epsilon: f32, decay: f32,
): void {
  for (let left = count; left > 0; left -= 4) {
    const weight = v128.load(weights);
    const now = slope(weight, gradient, decay);
    const mean = blend(v128.load(means), now, beta1);
    const square = blend(v128.load(squares), f32x4.mul(now, now), beta2);
    const root = f32x4.sqrt(f32x4.mul(square, f32x4.splat(unbiasSquare)));
    const step = f32x4.div(f32x4.mul(mean, f32x4.splat(unbiasMean)), f32x4.add(root, f32x4.splat(epsilon)));
    storeQuarter(newMeans, mean, left);
    storeQuarter(newSquares, square, left);
    storeQuarter(newWeights, f32x4.sub(weight, f32x4.mul(step, f32x4.splat(rate))), left);
    weights += 16;
    gradient += 16;
    means += 16;
    squares += 16;
    newWeights += 16;
    newMeans += 16;
    newSquares += 16;
  }
}

/** A running mean after one more number: keep * mean + (1 - keep) * number. */
// @ts-ignore: decorator
@inline
function blend(mean: v128, number: v128, keep: f64): v128 {
  return multiplyAdd(mean, f32x4.splat(<f32>keep), f32x4.mul(number, f32x4.splat(<f32>(1 - keep))));
}
