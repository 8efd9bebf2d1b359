import { factsWanted, readCsv, type PopulationOptions, type Source, type TableOf } from "@jucai/screening";
import { WrongUse, type Call, type Option } from "../command.ts";
import type { Chosen } from "./chosen.ts";
import { bytesOf, listsOf } from "./files.ts";
import { unknownOf, wholeOf } from "./numbers.ts";
import { RowProblems } from "./row-problems.ts";

/** Claimants to be screened, with what is wrong in their files. */
export type Claimants = {
  readonly source: Source<readonly string[]>;
  /** How many there are, where that is known beforehand. */
  readonly count?: number;
  readonly problems: RowProblems;
  /** Rows of the file that were read, and those of them that were left out, so far. */
  readonly rows: { read: number; leftOut: number };
};

/** The options that say where they come from. */
export const sourceOptions: Readonly<Record<string, Option>> = {
  list: {
    type: "string",
    multiple: true,
    value: "LIST=FILE",
    help: {
      zh: "列表的文件，如 hires=hires.csv，每行写申请人编号；文件里没有的就是没有，可重复",
      en: "file of a list, such as hires=hires.csv, with the claimant's id in each row; who has no row has none; may be repeated",
    },
  },
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
};

const most = 1_000_000_000;

/** Opens what the call names: a file, standard input, or a population made up. `also` are facts wanted for themselves. */
export async function claimantsOf(call: Call, chosen: Chosen, also: readonly string[] = []): Promise<Claimants> {
  const count = wholeOf(call, "generate", 0, most);
  const [word, ...more] = call.words;
  if ((word === undefined) === (count === undefined) || more.length > 0) {
    throw new WrongUse(
      "请给出一个申请人的 CSV 文件（- 表示标准输入），或用 --generate N 生成",
      "Give one CSV of claimants (- for standard input), or make them up with --generate N",
    );
  }
  const rows = { read: 0, leftOut: 0 };
  if (word === undefined) {
    const population = populationOf(call, chosen, count!);
    return { source: { population }, count: count!, problems: new RowProblems(call, {}), rows };
  }
  return fromFiles(call, chosen, word, also);
}

/** The population that --generate or `jucai population` asks for. */
export function populationOf(call: Call, chosen: Chosen, rows: number): PopulationOptions {
  const { vocabulary, benefits, on, place } = chosen;
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

async function fromFiles(
  call: Call,
  { vocabulary, benefits }: Chosen,
  word: string,
  also: readonly string[],
): Promise<Claimants> {
  const people = await bytesOf(word, call);
  const lists = await listsOf(call, vocabulary);
  const names = Object.fromEntries(
    ((call.given["list"] as readonly string[] | undefined) ?? []).map((each) => each.split(/=(.*)/s).slice(0, 2)),
  ) as Record<string, string>;
  const problems = new RowProblems(call, { ...names, people: word === "-" ? "stdin" : word });
  const rows = { read: 0, leftOut: 0 };
  const facts = new Set([...factsWanted(vocabulary, benefits), ...also]);
  async function* tables(): AsyncGenerator<TableOf<readonly string[]>> {
    for await (const block of readCsv(people, { vocabulary, facts, lists })) {
      problems.add(block.problems);
      rows.read += block.read;
      rows.leftOut += block.leftOut;
      if (block.ids.length > 0) yield { table: block.table, kept: block.ids };
    }
    problems.finish();
  }
  return { source: { tables: tables() }, problems, rows };
}
