/**
 * Work in several threads: jobs go out one after the other, answers come back in the order of the jobs.
 *
 * Few jobs are under way at a time, so what is held stays bounded however many there are. A thread that
 * dies ends the work with an error; nothing waits for an answer that cannot come.
 */
import { Line } from "./line.ts";
import { Order } from "./order.ts";

export type Job<Task, Kept> = {
  readonly task: Task;
  /** Buffers of the task that go over to the thread instead of being copied. */
  readonly transfer?: readonly ArrayBuffer[];
  /** What stays here until the answer comes. */
  readonly kept: Kept;
};
export type Jobs<Task, Kept> = Iterable<Job<Task, Kept>> | AsyncIterable<Job<Task, Kept>>;

export type Threads<Init, Task, Kept, Answer> = {
  /** Module that calls `serve`. */
  readonly entry: URL;
  /** Handed to each thread once, as a copy. */
  readonly init: Init;
  readonly jobs: Jobs<Task, Kept>;
  readonly threads: number;
  readonly signal?: AbortSignal;
  /** Takes the answers in the order of the jobs; the next waits until this one is taken. */
  readonly take: (answer: Answer, kept: Kept, thread: number) => void | Promise<void>;
};

/** Jobs that each thread has at hand, so that it need not wait for the next one. */
const ahead = 2;
/** Answers that may wait for an earlier one, for each thread. */
const waiting = 4;

/** Does all jobs. Throws what a job threw, the reason of the signal, or that a thread died. */
export async function inThreads<Init, Task, Kept, Answer>(work: Threads<Init, Task, Kept, Answer>): Promise<void> {
  const { entry, init, threads, signal, take } = work;
  signal?.throwIfAborted();
  const lines = Array.from({ length: threads }, () => new Line<Task, Answer>(entry, init));
  const feed = numbered(work.jobs);
  const order = new Order(waiting * threads);
  const loop = async (thread: number): Promise<void> => {
    // Generators queue what is asked of them at once, so all loops may pull from the same one.
    for (let next = await feed.next(); !next.done; next = await feed.next()) {
      const { number, job } = next.value;
      await order.room(number);
      const answer = await lines[thread]!.ask(job.task, job.transfer);
      await order.inTurn(number, () => take(answer, job.kept, thread));
    }
  };
  const stop = Promise.withResolvers<never>();
  const onAbort = (): void => stop.reject(signal!.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    const loops = Array.from({ length: threads * ahead }, (_, index) => loop(index % threads));
    await Promise.race([stop.promise, Promise.all(loops)]);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    await Promise.all(lines.map((line) => line.close()));
    // Not awaited: a source that is waiting for its input would keep us here.
    void feed.return(undefined).catch(() => undefined);
  }
}

async function* numbered<Task, Kept>(
  jobs: Jobs<Task, Kept>,
): AsyncGenerator<{ number: number; job: Job<Task, Kept> }, undefined> {
  let number = 0;
  for await (const job of jobs) yield { number: number++, job };
  return undefined;
}
