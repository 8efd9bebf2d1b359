import { Worker } from "node:worker_threads";
import { Refusal } from "#kernel/refusal.ts";
import type { Checked, Task, Tried } from "./pack-work.ts";

/** What is sent to the thread; its answer bears the same number. */
export type PackOrder = { readonly call: number; readonly task: Task };

export type PackThread = {
  readonly check: (who: string, task: Extract<Task, { do: "check" }>) => Promise<Checked>;
  readonly try: (who: string, task: Extract<Task, { do: "try" }>) => Promise<Tried>;
  readonly close: () => Promise<void>;
};

/** Longer than that nothing that somebody types may take, in milliseconds. */
const patience = 20_000;
/** Pieces of work that wait at one time. */
const mostWaiting = 20;

type Piece = {
  readonly who: string;
  readonly task: Task;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: unknown) => void;
};

/**
 * One thread that reads and tries packs, started when it is first needed and kept. A newer wish of the same person puts
 * his older one out of work; what takes too long is ended with the thread, and the next piece gets a new one.
 */
export function packThread(wait = patience): PackThread {
  let thread: Worker | undefined;
  let running: (Piece & { readonly timer: NodeJS.Timeout }) | undefined;
  let queue: Piece[] = [];
  let calls = 0;

  const started = (): Worker => {
    const made = new Worker(new URL("./pack-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 384 },
    });
    made.unref();
    made.on("message", ({ call, answer }: { call: number; answer: unknown }) => {
      if (call !== calls || running === undefined || thread !== made) return;
      const { resolve } = finished();
      resolve(answer);
      next();
    });
    const lost = (fault: unknown) => {
      if (thread === made) thread = undefined;
      else return;
      if (running !== undefined) finished().reject(fault instanceof Error && outOfMemory(fault) ? tooMuch() : fault);
      next();
    };
    made.on("error", lost);
    made.on("exit", () => lost(tooMuch()));
    return made;
  };
  const finished = (): Piece => {
    const piece = running!;
    clearTimeout(piece.timer);
    running = undefined;
    return piece;
  };
  const stop = (fault: unknown): void => {
    const old = thread;
    thread = undefined;
    void old?.terminate();
    finished().reject(fault);
    next();
  };
  const next = (): void => {
    const piece = queue.shift();
    if (piece === undefined || running !== undefined) {
      if (piece !== undefined) queue.unshift(piece);
      return;
    }
    thread ??= started();
    calls += 1;
    running = { ...piece, timer: setTimeout(() => stop(tooMuch()), wait) };
    running.timer.unref();
    thread.postMessage({ call: calls, task: piece.task } satisfies PackOrder);
  };
  const ask = (who: string, task: Task): Promise<unknown> =>
    new Promise((resolve, reject) => {
      for (const old of queue.filter((it) => it.who === who)) old.reject(newer());
      queue = queue.filter((it) => it.who !== who);
      if (queue.length >= mostWaiting) return reject(busy());
      queue.push({ who, task, resolve, reject });
      if (running?.who === who) stop(newer());
      else next();
    });
  return {
    check: (who, task) => ask(who, task) as Promise<Checked>,
    try: (who, task) => ask(who, task) as Promise<Tried>,
    close: async () => {
      const old = thread;
      thread = undefined;
      if (running !== undefined) finished().reject(busy());
      await old?.terminate();
    },
  };
}

function outOfMemory(fault: Error): boolean {
  return "code" in fault && fault.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function newer(): Refusal {
  return new Refusal("conflict", {
    zh: "您又改了，只算最新的。",
    en: "You changed it again; only the newest is tried.",
  });
}
function tooMuch(): Refusal {
  return new Refusal("not_valid", {
    zh: "试算用了太长时间或太多内存，已停止。请把规则拆小一些。",
    en: "Trying it took too long or too much memory and was stopped. Make the rules smaller.",
  });
}
function busy(): Refusal {
  return new Refusal("too_many_requests", {
    zh: "正在试算的人太多，请稍后再试。",
    en: "Too many are trying; try again soon.",
  });
}
