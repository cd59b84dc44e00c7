/** Shows how far something is on one line of the terminal, in whole percents. */
export function showProgress(what: string): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
    if (percent === shown) return;
    shown = percent;
    const megabytes = `${(done / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
    const end = percent === 100 ? '\n' : '';
    // A log has no line to go back on, so it gets every tenth.
    if (process.stderr.isTTY)
      process.stderr.write(`\r${what} ${percent} % (${megabytes})   ${end}`);
    else if (percent % 10 === 0) process.stderr.write(`${what} ${percent} % (${megabytes})\n`);
  };
}
