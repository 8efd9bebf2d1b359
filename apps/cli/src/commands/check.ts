import { readPacks, type LoadedPacks } from "@jucai/pack";
import type { Call, Command, ExitCode } from "../command.ts";
import { lookAt } from "../outside.ts";
import { concerns, packFilter, packFolder } from "../packs.ts";
import { printProblems } from "../print/problems.ts";

export const checkCommand: Command = {
  verb: "check",
  words: "[path…]",
  help: {
    zh: "检查政策包，列出全部问题：位置、原因、改法；给出文件或文件夹时只看它们",
    en: "Check packs and list every problem: where, what, and what to write; with files or folders, only those",
  },
  options: {
    pack: { type: "string", multiple: true, value: "ID", help: { zh: "只看这个政策包", en: "only this pack" } },
  },
  run: check,
};

async function check(call: Call): Promise<ExitCode> {
  await packFolder(call);
  const { files, asked, names } = await lookAt(call.words, call);
  const loaded = readPacks(files);
  const ids = packFilter(call, loaded);
  const wanted = (file: string): boolean =>
    asked.length === 0 || asked.some((it) => it === "" || file === it || (it.endsWith("/") && file.startsWith(it)));
  const problems = loaded.problems
    .filter((it) => wanted(it.at.file) && concerns(it, loaded, ids))
    .map((it) => ({ ...it, at: { ...it.at, file: names.get(it.at.file) ?? it.at.file } }));
  if (call.json) call.world.out(JSON.stringify({ problems }, null, 2));
  else {
    printProblems(problems, call);
    call.world.out(summary(problems.length, loaded, call));
  }
  return problems.length > 0 ? 1 : 0;
}

function summary(count: number, { policies, vocabulary, examples }: LoadedPacks, { language }: Call): string {
  const benefits = policies.reduce((sum, it) => sum + it.benefits.length, 0);
  const measures = policies.reduce((sum, it) => sum + it.measures.length, 0);
  const cases = examples.reduce((sum, it) => sum + it.examples.length, 0);
  const facts = vocabulary.facts.length;
  const found =
    count === 0
      ? { zh: "没有问题", en: "no problems" }
      : { zh: `${count} 个问题`, en: `${count} problem${count === 1 ? "" : "s"}` };
  return language === "zh"
    ? `政策包 ${policies.length} 个，措施 ${measures} 项，待遇 ${benefits} 项，事实 ${facts} 项，案例 ${cases} 个：${found.zh}`
    : `Packs ${policies.length}, measures ${measures}, benefits ${benefits}, facts ${facts}, examples ${cases}: ${found.en}`;
}
