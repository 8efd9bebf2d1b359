/** Runs something that Ctrl-C ends in good order; a second Ctrl-C ends the program as usual. */
export async function cancellable<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T | "cancelled"> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  process.once("SIGINT", cancel);
  try {
    return await run(controller.signal);
  } catch (cause) {
    if (controller.signal.aborted && cause === controller.signal.reason) return "cancelled";
    throw cause;
  } finally {
    process.removeListener("SIGINT", cancel);
  }
}
