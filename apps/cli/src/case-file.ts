import { resolve } from "node:path";
import {
  parseDay,
  readFacts,
  type Day,
  type Facts,
  type Held,
  type Policy,
  type Problem,
  type Vocabulary,
} from "@jucai/engine";
import { openCase } from "@jucai/pack";
import { WrongUse, type World } from "./command.ts";
import { unknownHeld } from "./held-known.ts";

/** A case as its file tells it. `on` is the date of judgement, when the file names one. */
export type CaseFile = {
  readonly facts: Facts;
  readonly held: readonly Held[];
  readonly on: Day | undefined;
  readonly problems: readonly Problem[];
};

/** Reads a case, YAML or JSON, from a file or from standard input (`-`). */
export async function readCase(
  word: string,
  world: World,
  vocabulary: Vocabulary,
  policies: readonly Policy[],
): Promise<CaseFile> {
  const file = word === "-" ? "stdin" : word;
  const text = word === "-" ? await world.readStdin() : await readText(word, world);
  const { value, locate, problems } = openCase(file, text);
  if (problems.length > 0) return { facts: { values: new Map(), lists: new Map() }, held: [], on: undefined, problems };
  const read = readFacts(value, vocabulary, locate);
  const written = typeof value === "object" && value !== null && "on" in value ? value.on : undefined;
  const on = typeof written === "string" ? parseDay(written) : undefined;
  const wrongDate: Problem[] = written === undefined || on !== undefined ? [] : [dateProblem(locate(["on"]))];
  // Where an entry could not be read the others have moved up, and their places would be wrong.
  const strangers = read.problems.length > 0 ? [] : unknownHeld(read.held, policies, locate);
  return { facts: read.facts, held: read.held, on, problems: [...read.problems, ...wrongDate, ...strangers] };
}

async function readText(word: string, { cwd, readFile }: World): Promise<string> {
  if (word === "") throw new WrongUse("个案文件名是空的", "The name of the case file is empty");
  try {
    return await readFile(resolve(cwd, word));
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "ENOENT") throw new WrongUse(`没有文件 ${word}`, `There is no file ${word}`);
    if (code === "EISDIR") throw new WrongUse(`${word} 是文件夹，请给出文件`, `${word} is a folder; name a file`);
    throw new WrongUse(`读不了 ${word}（${code}）`, `Cannot read ${word} (${code})`);
  }
}

function dateProblem(at: Problem["at"]): Problem {
  return {
    code: "case/date",
    at,
    message: { zh: "on 不是存在的日期。", en: "`on` is not a date that exists." },
    fix: { zh: "写 YYYY-MM-DD，如 2023-03-01。", en: "Write YYYY-MM-DD, such as 2023-03-01." },
  };
}
