import { stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { Problem } from "@jucai/engine";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { concerns, packFilter, readPackFolder } from "../packs.ts";
import { printProblems } from "../print/problems.ts";

export const checkCommand: Command = {
  verb: "check",
  words: "[path…]",
  help: {
    zh: "检查政策包，列出全部问题：位置、原因、改法；给出路径时只看这些文件或文件夹",
    en: "Check packs and list every problem: where, what, and what to write; with paths, only those files or folders",
  },
  options: {
    pack: { type: "string", multiple: true, value: "ID", help: { zh: "只看这个政策包", en: "only this pack" } },
  },
  run: check,
};

async function check(call: Call): Promise<ExitCode> {
  const prefixes = await Promise.all(call.words.map((word) => prefixOf(word, call)));
  const loaded = await readPackFolder(call);
  const ids = packFilter(call, loaded);
  const inside = ({ at }: Problem): boolean =>
    prefixes.length === 0 || prefixes.some((it) => at.file === it || at.file.startsWith(it === "" ? "" : `${it}/`));
  const problems = loaded.problems.filter((it) => inside(it) && concerns(it, loaded, ids));
  if (call.json) call.world.out(JSON.stringify({ problems }, null, 2));
  else {
    printProblems(problems, call);
    call.world.out(summary(problems.length, loaded, call));
  }
  return problems.length > 0 ? 1 : 0;
}

/** A path as problems name files: relative to the packs folder. */
async function prefixOf(word: string, { world, packs }: Call): Promise<string> {
  const path = resolve(world.cwd, word);
  if (!(await stat(path).catch(() => undefined)))
    throw new WrongUse(`没有 ${word} 这个文件或文件夹`, `There is no file or folder ${word}`);
  const inside = relative(packs, path).split(sep).join("/");
  if (inside.startsWith("..")) {
    throw new WrongUse(
      `${word} 不在政策包文件夹里，请用 --packs`,
      `${word} is not inside the packs folder; use --packs`,
    );
  }
  return inside;
}

function summary(
  count: number,
  { policies, vocabulary, examples }: Awaited<ReturnType<typeof readPackFolder>>,
  { language }: Call,
): string {
  const benefits = policies.reduce((sum, it) => sum + it.benefits.length, 0);
  const measures = policies.reduce((sum, it) => sum + it.measures.length, 0);
  const cases = examples.reduce((sum, it) => sum + it.examples.length, 0);
  const facts = vocabulary.facts.length;
  return language === "zh"
    ? `${policies.length} 个政策包，${measures} 项措施，${benefits} 项待遇，${facts} 项事实，${cases} 个案例：${count === 0 ? "没有问题" : `${count} 个问题`}`
    : `${policies.length} packs, ${measures} measures, ${benefits} benefits, ${facts} facts, ${cases} examples: ${count === 0 ? "no problems" : `${count} problems`}`;
}
