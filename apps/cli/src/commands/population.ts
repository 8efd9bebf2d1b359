import { open, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { csvHeaders, csvRows, type CsvText, populationBlocks } from "@jucai/screening";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { chosenBy, choiceOptions } from "../screening/chosen.ts";
import { wholeOf } from "../screening/numbers.ts";
import { populationOf, sourceOptions } from "../screening/source.ts";

const { seed, unknown } = sourceOptions;

export const populationCommand: Command = {
  verb: "population",
  words: "--people N --on YYYY-MM-DD",
  help: {
    zh: "按种子生成一个县的人群，写成 screen 能读的 CSV，不含真实的人",
    en: "Make up the population of a county from a seed, as CSV that `screen` reads; nobody in it is real",
  },
  options: {
    people: { type: "string", value: "N", help: { zh: "多少申请人", en: "how many claimants" } },
    seed: seed!,
    unknown: unknown!,
    ...choiceOptions,
    out: {
      type: "string",
      value: "FILE",
      help: {
        zh: "写入这个文件，列表写在旁边，如 people.hires.csv；不写就输出到屏幕，只有申请人",
        en: "file to write, lists beside it as in people.hires.csv; without it the claimants alone are printed",
      },
    },
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const people = wholeOf(call, "people", 0, 1_000_000_000);
  if (people === undefined || call.words.length > 0) {
    throw new WrongUse("请用 --people N 写明生成多少申请人", "Say how many claimants to make up with --people N");
  }
  const chosen = await chosenBy(call);
  if (!chosen) return 1;
  const options = populationOf(call, chosen, people);
  const { out } = call.given;
  const sink = typeof out === "string" ? new Files(resolve(call.world.cwd, out)) : new Screen(call);
  // A block without rows says which columns there are, even of nobody.
  const [first] = populationBlocks({ ...options, rows: 1 });
  await sink.write(csvHeaders(first!.table));
  for (const { from, table } of populationBlocks(options)) {
    const ids = Array.from({ length: table.rows }, (_, row) => String(from + row + 1));
    await sink.write(csvRows(table, ids, chosen.vocabulary));
  }
  const written = await sink.close();
  const [zh, en] = [
    `已写 ${people} 个申请人：${written.join("、")}`,
    `${people} claimants were written: ${written.join(", ")}`,
  ];
  if (written.length > 0 && call.json) call.world.out(JSON.stringify({ people, files: written }, null, 2));
  else if (written.length > 0) call.world.out(call.language === "zh" ? zh : en);
  return 0;
}

type Sink = { readonly write: (text: CsvText) => Promise<void>; readonly close: () => Promise<string[]> };

class Screen implements Sink {
  private readonly call: Call;

  constructor(call: Call) {
    this.call = call;
  }

  async write({ people }: CsvText): Promise<void> {
    if (people !== "") this.call.world.out(people.replace(/\n$/, ""));
  }

  async close(): Promise<string[]> {
    return [];
  }
}

/** The claimants' file, and one beside it for each list. */
class Files implements Sink {
  private readonly path: string;
  private readonly files = new Map<string, FileHandle>();

  constructor(path: string) {
    this.path = path;
  }

  async write({ people, lists }: CsvText): Promise<void> {
    await this.append(this.path, people);
    const base = this.path.replace(/\.csv$/, "");
    for (const [list, text] of lists) await this.append(`${base}.${list}.csv`, text);
  }

  async close(): Promise<string[]> {
    for (const file of this.files.values()) await file.close();
    return [...this.files.keys()];
  }

  private async append(path: string, text: string): Promise<void> {
    let file = this.files.get(path);
    if (!file) {
      file = await open(path, "w").catch((cause: NodeJS.ErrnoException) => {
        throw new WrongUse(`写不了 ${path}（${cause.code}）`, `Cannot write ${path} (${cause.code})`);
      });
      this.files.set(path, file);
    }
    await file.write(text);
  }
}
