import type { MemoryOutput, Output, PointsOutput, ProgressOutput } from '../protocol/index.ts';
import { count, finite, isRecord, text } from './read-basics.ts';
import { readSeries } from './read-element.ts';

const MOST_TEXT = 300;

/** Reads what a cell draws, how far it is, and what it keeps; null where it is none of these. */
export function readFigure(from: Record<string, unknown>): Output | null {
  switch (from.type) {
    case 'points':
      return readPoints(from);
    case 'progress':
      return readProgress(from);
    case 'memory':
      return readMemory(from);
    default:
      return null;
  }
}

function readPoints(from: Record<string, unknown>): PointsOutput | null {
  const series = readSeries(from.series);
  if (!series) return null;
  const { reference } = from;
  return {
    type: 'points',
    chart: count(from.chart),
    title: short(from.title),
    xLabel: short(from.xLabel),
    smooth: from.smooth === true,
    reference: isRecord(reference)
      ? { value: finite(reference.value), name: short(reference.name) }
      : null,
    series,
    dropped: count(from.dropped),
  };
}

function readProgress(from: Record<string, unknown>): ProgressOutput {
  const { state } = from;
  return {
    type: 'progress',
    loop: count(from.loop),
    name: short(from.name),
    unit: short(from.unit),
    done: count(from.done),
    total: count(from.total),
    rate: Math.max(0, finite(from.rate)),
    ms: Math.max(0, finite(from.ms)),
    state: state === 'done' || state === 'left' ? state : 'running',
  };
}

function readMemory(from: Record<string, unknown>): MemoryOutput {
  const left = isRecord(from.left) ? from.left : {};
  return {
    type: 'memory',
    tensors: count(from.tensors),
    bytes: count(from.bytes),
    left: { tensors: count(left.tensors), bytes: count(left.bytes) },
  };
}

function short(from: unknown): string {
  return text(from).slice(0, MOST_TEXT);
}
