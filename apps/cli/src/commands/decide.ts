import { combine } from "@jucai/engine";
import type { Call, Command, ExitCode } from "../command.ts";
import { caseOptions, judgedCase } from "../judged.ts";
import { printDecisions } from "../print/decisions.ts";

export const decideCommand: Command = {
  verb: "decide",
  words: "<case.yaml|-> --on YYYY-MM-DD",
  help: {
    zh: "判断一个人（或单位）能享受哪些待遇：金额、何时发、依据哪条，不能的原因，还缺什么",
    en: "Decide which benefits a person (or employer) gets: amount, when paid, by which clause; why not; what is missing",
  },
  options: caseOptions,
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const judged = await judgedCase(call);
  if (!judged) return 1;
  const { rules, policies, facts, options, decisions } = judged;
  const bundle = combine(rules, decisions, facts, options);
  printDecisions({ on: options.on, decisions, bundle }, policies, rules.vocabulary, call);
  return 0;
}
