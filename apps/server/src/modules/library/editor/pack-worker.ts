import { parentPort } from "node:worker_threads";
import { check, type Task, tryBenefit } from "./pack-work.ts";
import type { PackOrder } from "./pack-thread.ts";

/** Does one piece of work after the other; a text of no account never stops the server's own thread. */
parentPort?.on("message", ({ call, task }: PackOrder) => {
  parentPort?.postMessage({ call, answer: answerTo(task) });
});

function answerTo(task: Task) {
  return task.do === "check" ? check(task) : tryBenefit(task);
}
