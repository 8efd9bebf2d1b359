/** The other thread in which files are opened that may take long or grow large. */
import { parentPort, workerData } from "node:worker_threads";
import { Unreadable } from "../../model.ts";
import { openHere } from "../open-here.ts";
import { refused } from "../refused.ts";
import type { Answer, Task } from "./answer.ts";

const { bytes, format, milliseconds } = workerData as Task;

function refusal(fault: unknown): Answer {
  const { code, says } = fault instanceof Unreadable ? fault : refused.damaged();
  return { refused: { code, says } };
}

parentPort?.postMessage(await openHere(bytes, format, milliseconds).then((source): Answer => ({ source }), refusal));
