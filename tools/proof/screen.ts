/**
 * Screening against deciding, for longer and with other people than in `npm test`: on two threads, claimants of all
 * five packs and of random rules, then employers with a million hires in all. `npm run proof -- screen [seconds] [seed]`.
 */
import { Worker } from "node:worker_threads";
import type { Hired } from "./screen-hires.ts";
import type { Found, Part } from "./screen-worker.ts";

const threads = 2;
/** They are screened in so many seconds and megabytes at most. */
const most = { hires: 1_000_000, seconds: 300, megabytes: 4096 };

export async function proveScreen(seconds = 120, seed = Date.now() % 1_000_000_000): Promise<boolean> {
  console.log(`seed ${seed}, ${threads} threads for ${seconds} s`);
  const parts = Array.from({ length: threads }, (_, index): Part => ({ seconds, seed: seed + index, step: threads }));
  const found = await Promise.all(parts.map((part) => inThread<Found>("./screen-worker.ts", part)));
  const sum = (of: (each: Found) => number) => found.reduce((total, each) => total + of(each), 0);
  const [people, pairs, decided] = [sum((it) => it.people), sum((it) => it.pairs), sum((it) => it.decided)];
  console.log(
    `${people} claimants, ${pairs} pairs of claimant and benefit, ${decided} of them unlike any before in their table; ` +
      `${sum((it) => it.rules)} random sets of rules; each pair screened with and without generated code`,
  );
  console.log(`${sum((it) => it.differences)} differences`);
  for (const shown of found.flatMap((each) => each.shown)) console.error(shown);
  const hired = await inThread<Hired>("./screen-hires.ts", { hires: most.hires });
  console.log(
    `${hired.employers} employers with ${most.hires} hires: ${hired.seconds.toFixed(1)} s on ${hired.benefits} benefits, ` +
      `${hired.megabytes.toFixed(0)} MB`,
  );
  const isBounded = hired.seconds <= most.seconds && hired.megabytes <= most.megabytes;
  return sum((it) => it.differences) === 0 && isBounded;
}

function inThread<T>(file: string, workerData: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), { workerData });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`${file} ended with ${code} and said nothing`)));
  });
}
