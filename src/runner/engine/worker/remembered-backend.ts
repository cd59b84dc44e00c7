import type { BackendReport, Calls } from '../protocol.ts';
import type { Storage } from './storage.ts';

type OpenArgs = Calls['open']['args'];

/**
 * Opens the backend that was found best, or asked for, when this browser last measured; measures where there is no
 * such memory, where the remembered one no longer starts, and when it is told to. What was measured while `wasm`
 * was not there in time is not remembered.
 */
export class RememberedBackend {
  constructor(
    private readonly storage: Storage,
    /** The browser's description of itself: another version measures again. */
    private readonly machine: string,
    private readonly choose: (args: OpenArgs) => Promise<BackendReport>,
  ) {}

  async open(args: OpenArgs): Promise<BackendReport> {
    const asked = args.backend ?? args.avoid?.length ?? args.measure;
    return (!asked && (await this.again())) || this.remember(await this.choose(args));
  }

  /** What was remembered, started; null where that cannot be. */
  private async again(): Promise<BackendReport | null> {
    try {
      const kept = await this.storage.get('backend');
      if (kept?.machine !== this.machine) return null;
      const { report } = kept;
      await this.choose({ backend: report.backend });
      const reason = report.reason.endsWith(REMEMBERED)
        ? report.reason
        : report.reason + REMEMBERED;
      return { ...report, reason };
    } catch {
      return null;
    }
  }

  private async remember(report: BackendReport): Promise<BackendReport> {
    // Over a slow line it is tried again next time; a graphics card that hangs is not waited for twice.
    const isLate = report.trials.some(({ backend, timedOut }) => timedOut && backend === 'wasm');
    if (isLate) return report;
    // Without storage it is only measured again next time.
    await this.storage.put('backend', { machine: this.machine, report }).catch(() => undefined);
    return report;
  }
}

const REMEMBERED = ' That was found out earlier in this browser.';
