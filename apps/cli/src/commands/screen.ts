import { resolve } from "node:path";
import { screenAll, type Sums } from "@jucai/screening";
import { cancellable } from "../cancel.ts";
import type { Call, Command, ExitCode } from "../command.ts";
import { printSums, sumsJson } from "../print/sums.ts";
import { chosenBy, choiceOptions, type Chosen } from "../screening/chosen.ts";
import { wholeOf } from "../screening/numbers.ts";
import { progressOf } from "../screening/progress.ts";
import { ResultFile } from "../screening/result-file.ts";
import { claimantsOf, sourceOptions, type Claimants } from "../screening/source.ts";

export const screenCommand: Command = {
  verb: "screen",
  words: "<people.csv|-> --on YYYY-MM-DD",
  help: {
    zh: "筛查整个人群：每项待遇多少人符合、未定、不符合，合计多少，最先缺什么",
    en: "Screen a whole population: how many get each benefit, are refused or not settled, what it adds up to, what is missing",
  },
  options: {
    ...choiceOptions,
    ...sourceOptions,
    workers: {
      type: "string",
      value: "N",
      help: {
        zh: "线程数，默认每核一个；0 表示不另开线程",
        en: "threads, one for each core by default; 0 for none beside this",
      },
    },
    out: {
      type: "string",
      value: "FILE",
      help: { zh: "逐行结果写入这个 CSV", en: "write the outcomes row by row to this CSV" },
    },
    "no-bundle": { type: "boolean", help: { zh: "不算最佳组合", en: "do without the best bundles" } },
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const chosen = await chosenBy(call);
  if (!chosen) return 1;
  const claimants = await claimantsOf(call, chosen);
  const sums = await screened(call, chosen, claimants);
  if (!sums) return 1;
  const { problems, rows } = claimants;
  const { read, leftOut } = { ...rows, ...(claimants.count === undefined ? {} : { read: sums.rows }) };
  if (call.json) {
    const counted = { rows: { read, screened: sums.rows, leftOut } };
    call.world.out(JSON.stringify({ ...sumsJson(sums, chosen), ...counted, ...problems.json() }, null, 2));
  } else printSums(sums, leftOut, chosen, call);
  return problems.errors > 0 ? 1 : 0;
}

/** Screens, with progress, and writes the rows where they are wanted; undefined when it was cancelled. */
async function screened(call: Call, chosen: Chosen, { source, count }: Claimants): Promise<Sums | undefined> {
  const { vocabulary, benefits, on } = chosen;
  const bundle = call.given["no-bundle"] !== true;
  const { out } = call.given;
  const workers = wholeOf(call, "workers", 0, 256);
  const file =
    typeof out === "string" ? await ResultFile.create(resolve(call.world.cwd, out), benefits, bundle) : undefined;
  const progress = progressOf(call, count);
  try {
    const sums = await cancellable((signal) =>
      screenAll<readonly string[]>({
        ...{ vocabulary, benefits, options: { on, bundle }, source, signal, onProgress: progress.at },
        ...(workers === undefined ? {} : { workers }),
        ...(file ? { onBlock: (block) => file.add(block) } : {}),
      }),
    );
    if (sums !== "cancelled") {
      await file?.finish();
      return sums;
    }
  } catch (cause) {
    await file?.drop();
    throw cause;
  } finally {
    progress.end();
  }
  await file?.drop();
  const says = { zh: "已取消，没有结果。", en: "Cancelled; there is no result." };
  call.world.err(`jucai: ${says[call.language]}`);
  return undefined;
}
