import { resolve } from "node:path";
import { factsWanted, screenAll, type PopulationOptions, type Source, type Sums } from "@jucai/screening";
import { cancellable } from "../cancel.ts";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { printSums, sumsJson } from "../print/sums.ts";
import { chosenBy, choiceOptions, type Chosen } from "../screening/chosen.ts";
import { unknownOf, wholeOf } from "../screening/numbers.ts";
import { progressOf } from "../screening/progress.ts";
import { ResultFile } from "../screening/result-file.ts";

export const screenCommand: Command = {
  verb: "screen",
  words: "<people.csv|-> --on YYYY-MM-DD",
  help: {
    zh: "筛查整个人群：每项待遇多少人符合、未定、不符合，合计多少，最先缺什么",
    en: "Screen a whole population: how many get each benefit, are refused or not settled, what it adds up to, what is missing",
  },
  options: {
    ...choiceOptions,
    generate: {
      type: "string",
      value: "N",
      help: { zh: "不读文件，生成这么多申请人", en: "read no file; make up so many claimants" },
    },
    seed: {
      type: "string",
      value: "S",
      help: {
        zh: "生成用的种子，默认 1；同一种子得到同一人群",
        en: "seed of those made up, 1 by default; the same seed, the same people",
      },
    },
    unknown: {
      type: "string",
      value: "SHARE|registry",
      help: { zh: "生成的人群里未知事实的比例，默认 0", en: "share of their facts that is not known, 0 by default" },
    },
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
  const rows = wholeOf(call, "generate", 0, 1_000_000_000);
  if (rows === undefined || call.words.length > 0) {
    throw new WrongUse("请用 --generate N 写明生成多少申请人", "Say how many claimants to make up with --generate N");
  }
  const chosen = await chosenBy(call);
  if (!chosen) return 1;
  const population = populationOf(call, chosen, rows);
  const sums = await screened(call, chosen, { population }, rows);
  if (!sums) return 1;
  if (call.json) call.world.out(JSON.stringify({ ...sumsJson(sums, chosen), rows: { screened: sums.rows } }, null, 2));
  else printSums(sums, chosen, call);
  return 0;
}

function populationOf(call: Call, { vocabulary, benefits, on, place }: Chosen, rows: number): PopulationOptions {
  const claimant = call.given["for"];
  const kind = claimant === "person" || claimant === "employer" ? claimant : "mixed";
  const seed = wholeOf(call, "seed", 0, 0xffff_ffff) ?? 1;
  return {
    vocabulary,
    seed,
    rows,
    on,
    place,
    kind,
    facts: factsWanted(vocabulary, benefits),
    unknown: unknownOf(call),
  };
}

/** Screens, with progress, and writes the rows where they are wanted; undefined when it was cancelled. */
async function screened(
  call: Call,
  { vocabulary, benefits, on }: Chosen,
  source: Source<readonly string[]>,
  of: number | undefined,
): Promise<Sums | undefined> {
  const bundle = call.given["no-bundle"] !== true;
  const { out } = call.given;
  const workers = wholeOf(call, "workers", 0, 256);
  const file =
    typeof out === "string" ? await ResultFile.create(resolve(call.world.cwd, out), benefits, bundle) : undefined;
  const progress = progressOf(call, of);
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
