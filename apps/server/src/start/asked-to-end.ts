/** How often to look whether npm is still there, in milliseconds. */
const watchEvery = 250;

/**
 * Settles when a signal asks us to end, or when the npm that started us is gone:
 * killed hard it tells nobody, and its server would hold port and data for ever.
 */
export function askedToEnd(startedByNpm: boolean): Promise<void> {
  return new Promise((done) => {
    process.on("SIGTERM", () => done());
    process.on("SIGINT", () => done());
    // A terminal that closes ends us; under nohup, which Node does not heed by itself, there is none.
    process.on("SIGHUP", () => process.stdout.isTTY && done());
    if (!startedByNpm) return;
    const npm = process.ppid;
    setInterval(() => process.ppid !== npm && done(), watchEvery).unref();
  });
}
