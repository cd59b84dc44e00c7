// Runs commands, says how each went and how long it took, and adds up what passed and failed.
import { exec, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** @param {Record<string, string>} environment what the commands know beside this process's own */
  constructor(environment = {}) {
    this.environment = { ...process.env, ...environment };
  }

  /** A command that passes or fails as a whole, heard as it speaks. */
  step(name, command) {
    const ok = this.#run(name, command);
    this.#count(ok);
    return ok;
  }

  /** Such commands, one a core at a time; what each says is printed when it ends. */
  async together(commands) {
    const left = commands.values();
    const work = async () => {
      for (const [name, command] of left) this.#count(await this.#quietly(name, command));
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  }

  /** A test runner that counts its own tests; a crash without a report is one failure. */
  suite(name, command, read) {
    const ok = this.#run(name, command);
    let counts = { passed: 0, failed: 1, skipped: 0 };
    try {
      counts = read();
    } catch (error) {
      console.error(`${name}: no report (${error.message})`);
    }
    if (!ok && counts.failed === 0) counts.failed = 1;
    this.passed += counts.passed;
    this.failed += counts.failed;
    this.skipped += counts.skipped;
  }

  /** Prints the sum and ends the process with it. */
  end() {
    const { passed, failed, skipped } = this;
    console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    process.exit(failed > 0 || passed === 0 ? 1 : 0);
  }

  #count(ok) {
    if (ok) this.passed += 1;
    else this.failed += 1;
  }

  #run(name, command) {
    console.log(`\n── ${name}`);
    const say = stopwatch(name);
    const { environment: env } = this;
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env });
    return say(status === 0);
  }

  #quietly(name, command) {
    const say = stopwatch(name);
    return new Promise((done) => {
      exec(command, { env: this.environment, maxBuffer: 1 << 30 }, (error, out, errors) => {
        console.log(`\n── ${name}\n${out}${errors}`.trimEnd());
        done(say(!error));
      });
    });
  }
}

/** Says how a command went and how long it took since now. */
function stopwatch(name) {
  const started = process.hrtime.bigint();
  return (ok) => {
    const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
    console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
    return ok;
  };
}
