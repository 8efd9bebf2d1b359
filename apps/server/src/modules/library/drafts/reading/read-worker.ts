import { parentPort, workerData } from "node:worker_threads";
import { readDocument, Unreadable } from "@jucai/reader";
import type { ReadAnswer } from "./read-file.ts";

/** Runs in a thread of its own: whatever a hostile file makes the reader do ends with the thread. */
async function answerTo({ bytes, name }: { readonly bytes: Uint8Array; readonly name: string }): Promise<ReadAnswer> {
  try {
    return { read: await readDocument(bytes, name) };
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.says };
    throw error;
  }
}

parentPort?.postMessage(await answerTo(workerData as { bytes: Uint8Array; name: string }));
