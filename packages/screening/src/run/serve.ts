/** The other end of `inThreads`: a module that calls `serve` is a thread's work. */
import { parentPort, workerData } from "node:worker_threads";

export type Reply<Answer> =
  { readonly number: number; readonly answer: Answer } | { readonly number: number; readonly fault: string };

/** An answer, with the buffers in it that go over instead of being copied. */
export type Served<Answer> = { readonly answer: Answer; readonly transfer?: readonly ArrayBuffer[] };

/** Answers every task of this thread; `prepare` gets what all threads are handed once. */
export function serve<Init, Task, Answer>(prepare: (init: Init) => (task: Task) => Served<Answer>): void {
  const port = parentPort;
  if (!port) throw new Error("serve is for worker threads");
  const work = prepare(workerData as Init);
  port.on("message", ({ number, task }: { number: number; task: Task }) => {
    try {
      const { answer, transfer = [] } = work(task);
      port.postMessage({ number, answer } satisfies Reply<Answer>, transfer);
    } catch (cause) {
      // What was thrown may itself be unfit to travel; its words are not.
      const fault = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      port.postMessage({ number, fault } satisfies Reply<Answer>);
    }
  });
}
