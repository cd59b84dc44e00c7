import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat } from './heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function heart(answers: (beat: number) => boolean) {
  const told: string[] = [];
  const beats = new Heartbeat({
    every: 1000,
    missed: 3,
    ask: (beat) => {
      told.push(`ask ${beat}`);
      if (answers(beat)) beats.answer(beat);
    },
    lost: () => told.push('lost'),
  });
  beats.start();
  return { beats, told };
}

test('a heart that is answered goes on', () => {
  const { told } = heart(() => true);
  vi.advanceTimersByTime(20_000);
  expect(told).toHaveLength(20);
  expect(told).not.toContain('lost');
});

test('three beats without an answer are a loss, told once', () => {
  const { told } = heart((beat) => beat < 3);
  vi.advanceTimersByTime(20_000);
  expect(told).toEqual(['ask 1', 'ask 2', 'ask 3', 'ask 4', 'ask 5', 'lost']);
});

test('a late answer counts for the beats before it', () => {
  const { beats, told } = heart(() => false);
  vi.advanceTimersByTime(3000);
  beats.answer(3);
  vi.advanceTimersByTime(3000);
  expect(told).not.toContain('lost');
});

test('a stopped heart neither asks nor loses', () => {
  const { beats, told } = heart(() => false);
  beats.stop();
  vi.advanceTimersByTime(20_000);
  expect(told).toEqual([]);
});

test('an answer to a beat that was never asked counts for nothing', () => {
  const { beats, told } = heart(() => false);
  beats.answer(1000);
  vi.advanceTimersByTime(20_000);
  expect(told).toContain('lost');
});
