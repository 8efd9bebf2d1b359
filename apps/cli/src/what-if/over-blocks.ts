import { inThreads, type Served } from "@jucai/screening";
import { cancellable } from "../cancel.ts";
import type { Call } from "../command.ts";
import { progressOf } from "../screening/progress.ts";
import type { People, Task } from "./people.ts";

/** Work on blocks of claimants: here, or in threads of the module `entry`, which serves the same work. */
export type BlockWork<Init, Answer> = {
  readonly entry: URL;
  readonly init: Init;
  readonly work: (init: Init) => (task: Task) => Served<Answer>;
  readonly people: People;
  /** Takes each block's answer; gives the rows done so far. */
  readonly take: (answer: Answer) => number;
};

/** Does all blocks, with progress; false when it was cancelled. */
export async function overBlocks<Init, Answer>(call: Call, all: BlockWork<Init, Answer>): Promise<boolean> {
  const { entry, init, work, people, take } = all;
  const { jobs, threads } = people;
  const progress = progressOf(call, people.rows);
  const taken = (answer: Answer): void => progress.at(take(answer));
  try {
    const done = await cancellable(async (signal) => {
      if (threads > 0)
        return inThreads<Init, Task, undefined, Answer>({ entry, init, jobs, threads, signal, take: taken });
      const run = work(init);
      for await (const { task } of jobs) {
        signal.throwIfAborted();
        taken(run(task).answer);
        // Lets a cancelling signal in.
        await new Promise((next) => setImmediate(next));
      }
    });
    if (done !== "cancelled") return true;
  } finally {
    progress.end();
  }
  call.world.err(call.language === "zh" ? "jucai: 已取消，没有结果。" : "jucai: Cancelled; there is no result.");
  return false;
}
