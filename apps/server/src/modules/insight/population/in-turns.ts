/** Blocks to workers in turns: while one is worked on the next is read, and none waits behind more than one other. */
export function inTurns(workers: number) {
  const under: Promise<void>[] = [];
  let given = 0;
  return {
    give: async (task: (worker: number) => Promise<void>): Promise<void> => {
      const worker = given++ % workers;
      await under[worker];
      const own = task(worker);
      under[worker] = own;
      // Whoever waits for it is told; until then it must not end the process.
      own.catch(() => undefined);
    },
    /** All that was given is done. Throws what one of them threw. */
    done: async (): Promise<void> => {
      await Promise.all(under);
    },
  };
}
