import { Worker } from "node:worker_threads";
import { evidenceLimits } from "@jucai/contract";
import { refused } from "./refused.ts";

export type PdfVerdict = { readonly pages: number } | { readonly fault: "brokenPdf" | "locked" | "active" | "bomb" };

/** Longer than that no honest file takes. */
const patience = 20_000;

/** How many pages a PDF has; refuses what is broken, locked, active or grows without end. */
export async function pagesOf(bytes: Buffer): Promise<number> {
  const verdict = await ask(bytes);
  if ("fault" in verdict) throw refused[verdict.fault]();
  if (verdict.pages > evidenceLimits.pages) throw refused.pages();
  return verdict.pages;
}

function ask(bytes: Buffer): Promise<PdfVerdict> {
  const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // The parser speaks of what it lacks for drawing; nothing is drawn here.
    stdout: true,
    stderr: true,
  });
  return new Promise<PdfVerdict>((resolve) => {
    const ended = (verdict: PdfVerdict) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(verdict);
    };
    const timer = setTimeout(() => ended({ fault: "bomb" }), patience);
    worker.once("message", ended);
    // Out of memory ends the thread with an error: as a file that grows too far does.
    worker.once("error", () => ended({ fault: "bomb" }));
  });
}
