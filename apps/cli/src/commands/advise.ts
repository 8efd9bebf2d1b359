import { advise } from "@jucai/engine";
import type { Call, Command, ExitCode } from "../command.ts";
import { caseOptions, judgedCase } from "../judged.ts";
import { printAdvice } from "../print/advice.ts";

export const adviseCommand: Command = {
  verb: "advise",
  words: "<case.yaml|-> --on YYYY-MM-DD",
  help: {
    zh: "还差什么：到时自动满足的、自己可以做的（最晚哪天）、弄清哪一项就能定的",
    en: "What is lacking: what comes by itself, what one can do and until when, which answer would settle it",
  },
  options: caseOptions,
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const judged = await judgedCase(call);
  if (!judged) return 1;
  const { rules, policies, facts, options, decisions } = judged;
  printAdvice({ on: options.on, advice: advise(rules, facts, decisions, options) }, policies, rules.vocabulary, call);
  return 0;
}
