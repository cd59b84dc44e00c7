import { html, nothing, type TemplateResult } from 'lit';
import type { MemoryOutput, ProgressOutput } from '../../runner/sandbox/index.ts';
import { count, plural, threeDigits } from '../scale/index.ts';

/** How far a loop is, with a bar while it runs. */
export function progressLine(progress: ProgressOutput): TemplateResult {
  const { done, total, state } = progress;
  const text = progressText(progress);
  return html`<span class="progress small">
    ${
      state === 'running' && total > 0
        ? html`<progress max=${total} value=${done} aria-label=${progress.name}></progress>`
        : nothing
    }
    <span>${text}</span>
  </span>`;
}

/** `Step 120 of 200 · 143 images a second · 1.2 s left`. */
function progressText({ name, unit, done, total, rate, ms, state }: ProgressOutput): string {
  const speed = rate > 0 ? `${threeDigits(rate)} images a second` : '';
  const parts = (...all: string[]) => all.filter((part) => part !== '').join(' · ');
  if (state === 'done') return parts(`${name}: ${plural(total, unit)} in ${seconds(ms)}`, speed);
  const place = `${unit} ${count(done)} of ${count(total)}`;
  if (state === 'left') return parts(`${name}: left at ${place} after ${seconds(ms)}`, speed);
  const left = done > 0 ? `${seconds((ms * (total - done)) / done)} left` : '';
  return parts(`${name}: ${place}`, speed, left);
}

/** Tensors alive, and what a run left behind. */
export function memoryText({ tensors, bytes, left }: MemoryOutput): string {
  const meter = `${plural(tensors, 'tensor')} alive, ${size(bytes)}.`;
  if (left.tensors === 0) return meter;
  const what = `This run left ${plural(left.tensors, 'tensor')} behind (${size(left.bytes)}) that no cell can reach`;
  return `${meter} ${what}: wrap the computation in tidy(() => …), or dispose what you do not keep.`;
}

function seconds(ms: number): string {
  if (ms < 950) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

function size(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  if (bytes < 1e6) return `${threeDigits(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${threeDigits(bytes / 1e6)} MB` : `${threeDigits(bytes / 1e9)} GB`;
}
