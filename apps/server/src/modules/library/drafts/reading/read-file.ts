import { Worker } from "node:worker_threads";
import type { Text } from "@jucai/engine";
import type { ReadDocument } from "@jucai/reader";
import { Refusal } from "#kernel/refusal.ts";

/** What came of a file: the document, or why it could not be read. */
export type ReadAnswer = { readonly read: ReadDocument } | { readonly unreadable: Text };
export type ReadFile = (bytes: Uint8Array, name: string) => Promise<ReadAnswer>;

/** More than that no honest file takes: 200 pages are read in two seconds. Milliseconds, and megabytes of heap. */
const limits = { wait: 25_000, megabytes: 384 };
type Limits = typeof limits;
/** Threads at one time, and files that wait for one. */
const most = { threads: 2, waiting: 20 };

const tooLong: Text = {
  zh: "读这个文件用了太长时间，已停止。请另存为新文件再传，或把正文粘贴进来。",
  en: "Reading this file took too long and was stopped. Save it as a new file, or paste its text.",
};

/**
 * Reads files in threads of their own, a few at a time. A file that loops, fills the memory or crashes its parser ends
 * its thread and nothing else. Throws Refusal when too many wait.
 */
export function fileReader(
  worker = new URL("./read-worker.ts", import.meta.url),
  given: Partial<Limits> = {},
): ReadFile {
  let running = 0;
  const queue: (() => void)[] = [];
  const turn = async () => {
    if (running < most.threads) return void (running += 1);
    if (queue.length >= most.waiting) throw busy();
    await new Promise<void>((resolve) => queue.push(resolve));
  };
  const done = () => {
    const next = queue.shift();
    // Whoever waits takes over the thread's place.
    if (next === undefined) running -= 1;
    else next();
  };
  return async (bytes, name) => {
    await turn();
    try {
      return await inThread(worker, { bytes, name }, { ...limits, ...given });
    } finally {
      done();
    }
  };
}

function inThread(
  url: URL,
  workerData: { bytes: Uint8Array; name: string },
  { wait, megabytes }: Limits,
): Promise<ReadAnswer> {
  const thread = new Worker(url, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // Parsers speak of fonts that they lack; nothing is drawn here.
    stdout: true,
    stderr: true,
  });
  return new Promise<ReadAnswer>((resolve) => {
    const ended = (answer: ReadAnswer) => {
      clearTimeout(timer);
      void thread.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => ended({ unreadable: tooLong }), wait);
    thread.once("message", ended);
    // Out of memory ends the thread with an error, as a broken parser does.
    thread.once("error", () => ended({ unreadable: broken }));
    thread.once("exit", () => ended({ unreadable: broken }));
  });
}

const broken: Text = {
  zh: "这个文件读不了。文件已保存，请把正文粘贴进来。",
  en: "This file cannot be read. It is kept; paste its text instead.",
};

function busy(): Refusal {
  return new Refusal("too_many_requests", {
    zh: "正在读的文件太多，请过一分钟再传。",
    en: "Too many files are being read; try again in a minute.",
  });
}
