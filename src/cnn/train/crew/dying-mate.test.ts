import { beforeAll, describe, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import { Crew } from './crew.ts';
import type { Fate } from './test-mates.ts';
import { normed, crewOf, trained } from './test-crew.ts';

beforeAll(() => loadBackend('wasm'));

describe('a mate that dies', () => {
  test.each(['tells', 'throws'] as const)(
    'is replaced when it %s, and the run ends with the same bits',
    async (dies) => {
      const undisturbed = await trained(normed(), crewOf({ workers: 3 }).crew.slopes);
      const { crew, mates } = crewOf({ workers: 3 }, [
        { diesAt: 3, dies },
        {},
        { diesAt: 2, dies },
      ]);
      expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
      expect(mates).toHaveLength(4);
      expect(mates.map(({ terminated }) => terminated)).toEqual([true, false, true, false]);
      expect(crew.workers).toBe(3);
      crew.dismiss();
      expect(mates.every(({ terminated }) => terminated)).toBe(true);
    },
  );

  test('is replaced when it was silent too long, and the ticker rests while nothing is out', async () => {
    const undisturbed = await trained(normed(), crewOf({ workers: 2 }).crew.slopes);
    let beat: (() => void) | null = null;
    const started: string[] = [];
    const ticker = (called: () => void) => {
      beat = called;
      started.push('on');
      // Three beats once this thread waits: what falls silent is found out.
      setTimeout(() => [1, 2, 3].forEach(() => beat?.()));
      return () => {
        beat = null;
        started.push('off');
      };
    };
    const fates: Fate[] = [{ diesAt: 2, dies: 'falls silent' }];
    const { crew, mates } = crewOf({ workers: 2, patience: 3, ticker }, fates);
    expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
    expect(mates.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(started.at(-1)).toBe('off');
    expect(started.filter((word) => word === 'on')).toHaveLength(5);
  });

  test('is given more time before its first answer, and after one was given up as too slow', async () => {
    let beat = () => {};
    const ticker = (called: () => void) => ((beat = called), () => {});
    const lost: Fate = { diesAt: 2, dies: 'falls silent' };
    const { crew, mates } = crewOf({ workers: 2, patience: 3, ticker }, [
      { diesAt: 1, dies: 'falls silent' },
      lost,
      lost,
    ]);
    const network = normed();
    const input = { shape: [4, 8, 8, 2], data: new Float32Array(512).fill(0.5) };
    /** The beats until another mate was started. */
    const silence = async () => {
      const pass = crew.outputs(network, input);
      const before = mates.length;
      let beats = 0;
      for (; mates.length === before && beats < 50; beats++) {
        await new Promise((resolve) => setImmediate(resolve));
        beat();
      }
      await pass;
      return beats;
    };
    expect(await silence()).toBe(6 * 3);
    expect(await silence()).toBe(3);
    expect(await silence()).toBe(2 * 3);
    crew.dismiss();
  });

  test('as often as it is replaced is given up, and the crew goes on and says so once', async () => {
    const undisturbed = await trained(normed(), crewOf({ workers: 3 }).crew.slopes);
    const reasons: string[] = [];
    const fates = [{ diesAt: 1 }, {}, { diesAt: 1 }];
    const options = { workers: 3, onLoss: (reason: string) => void reasons.push(reason) };
    const { crew, mates } = crewOf(options, fates);
    expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
    expect(reasons).toEqual(['it was killed']);
    expect(crew.workers).toBe(2);
    expect(mates).toHaveLength(3);
  });

  test('before it was there leaves one worker, that trains all parts itself', async () => {
    const undisturbed = await trained(normed(), crewOf({ workers: 2 }).crew.slopes);
    const reasons: string[] = [];
    const crew = new Crew({
      start: () => {
        throw new Error('no workers here');
      },
      workers: 2,
      leastWork: 0,
      onLoss: (reason) => void reasons.push(reason),
    });
    expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
    expect(reasons).toEqual(['no workers here']);
    expect(crew.workers).toBe(1);
  });
});
