/** Shows how far something is on one line of the terminal, in whole percents. */
export function showProgress(what: string): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
    // A log has no line to go back on, so it gets every tenth.
    const step = process.stderr.isTTY ? percent : Math.floor(percent / 10);
    if (step === shown) return;
    shown = step;
    const megabytes = `${(done / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
    const line = `${what} ${percent} % (${megabytes})`;
    const isLast = percent === 100;
    process.stderr.write(process.stderr.isTTY ? `\r${line}   ${isLast ? '\n' : ''}` : `${line}\n`);
  };
}
