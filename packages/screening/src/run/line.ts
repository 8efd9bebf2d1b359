/** The line to one thread: asks, and gets its answers. */
import { Worker } from "node:worker_threads";
import type { Reply } from "./serve.ts";

type Pending<Answer> = { readonly resolve: (answer: Answer) => void; readonly reject: (cause: unknown) => void };

export class Line<Task, Answer> {
  private readonly worker: Worker;
  private readonly pending = new Map<number, Pending<Answer>>();
  private asked = 0;
  private dead: Error | undefined;

  /** Starts the thread; `entry` is a module that calls `serve`. */
  constructor(entry: URL, init: unknown) {
    this.worker = new Worker(entry, { workerData: init });
    this.worker.on("message", (reply: Reply<Answer>) => this.settle(reply));
    this.worker.on("error", (cause) => this.die(cause));
    this.worker.on("exit", (code) => this.die(`exit code ${code}`));
  }

  /** Hands a task over. Rejects when it throws, or when the thread dies before it answers. */
  ask(task: Task, transfer: readonly ArrayBuffer[] = []): Promise<Answer> {
    if (this.dead) return Promise.reject(this.dead);
    const number = this.asked++;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.pending.set(number, { resolve, reject });
    this.worker.postMessage({ number, task }, [...transfer]);
    return promise;
  }

  /** Ends the thread, in the middle of its work if need be. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(reply: Reply<Answer>): void {
    const pending = this.pending.get(reply.number);
    this.pending.delete(reply.number);
    if ("fault" in reply) pending?.reject(new Error(`A thread could not do its work: ${reply.fault}`));
    else pending?.resolve(reply.answer);
  }

  private die(cause: unknown): void {
    const why = cause instanceof Error ? cause.message : String(cause);
    this.dead ??= new Error(`A thread died before its work was done: ${why}`, { cause });
    for (const { reject } of this.pending.values()) reject(this.dead);
    this.pending.clear();
  }
}
