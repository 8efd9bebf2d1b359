import { Worker } from "node:worker_threads";
import { Unreadable, type Source } from "../../model.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import type { Answer, Task } from "./answer.ts";

/**
 * Opens a file in a thread of its own, so that one which never ends, or grows without end, is stopped from outside and
 * nobody else waits meanwhile. Throws Unreadable.
 */
export async function openApart(task: Task): Promise<Source> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.heap },
    // What a library has to say about a strange file is nobody's business.
    stdout: true,
    stderr: true,
  });
  const guard = guardOf(task.milliseconds);
  try {
    const answer = await Promise.race([answerOf(worker), guard.refusal]);
    if ("source" in answer) return answer.source;
    throw new Unreadable(answer.refused.code, answer.refused.says);
  } finally {
    guard.stop();
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", (fault: Error & { code?: string }) =>
      reject(fault.code === "ERR_WORKER_OUT_OF_MEMORY" ? refused.bomb() : refused.damaged()),
    );
    worker.once("exit", () => reject(refused.damaged()));
  });
}

/** Refuses when the time is over or the process has grown too far: buffers are not part of a thread's own heap. */
function guardOf(milliseconds: number): { readonly refusal: Promise<never>; readonly stop: () => void } {
  const end = performance.now() + milliseconds;
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  const refusal = new Promise<never>((_resolve, reject) => {
    watch = setInterval(() => {
      if (performance.now() > end) reject(refused.timedOut());
      else if (process.memoryUsage.rss() - before > limits.grown) reject(refused.bomb());
    }, 20);
  });
  return { refusal, stop: () => clearInterval(watch) };
}
