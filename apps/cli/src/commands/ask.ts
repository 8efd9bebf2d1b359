import { ask, type Rules, type Vocabulary } from "@jucai/engine";
import { nearest } from "@jucai/pack";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { caseOptions, judgedCase, type Judged } from "../judged.ts";
import { printQuestion, type Asked } from "../print/question.ts";

export const askCommand: Command = {
  verb: "ask",
  words: "<case.yaml|-> --on YYYY-MM-DD",
  help: {
    zh: "下一个该问什么：问题、为什么问、关系到多少钱、最多还剩几题；已全部算清时也说明",
    en: "What to ask next: the question, why, the money that hangs on it, how many can remain; or that all is settled",
  },
  options: {
    ...caseOptions,
    skip: {
      type: "string",
      multiple: true,
      value: "FACT,…",
      help: { zh: "答不上来、不再问的事实或清单", en: "facts and lists that are not known and not to be asked" },
    },
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const judged = await judgedCase(call);
  if (!judged) return 1;
  printQuestion(asked(judged, skippedOf(call, judged.rules)), call);
  return 0;
}

/** The facts and lists given with --skip; a fact about one thing of a list stands for that list. */
function skippedOf({ given }: Call, { vocabulary }: Rules): ReadonlySet<string> {
  const words = ((given["skip"] as readonly string[] | undefined) ?? []).flatMap((each) => each.split(","));
  return new Set(words.filter(Boolean).map((word) => topicOf(word, vocabulary)));
}

function topicOf(word: string, { facts, subjects }: Vocabulary): string {
  const lists = subjects.flatMap(({ list }) => (list === undefined ? [] : [list]));
  if (lists.includes(word)) return word;
  const fact = facts.find(({ id }) => id === word);
  if (fact) return subjects.find(({ id }) => id === fact.subject)?.list ?? word;
  const near = nearest(word, [...facts.map(({ id }) => id), ...lists]);
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  throw near === undefined
    ? new WrongUse(`没有事实 ${shown}，见 jucai facts`, `There is no fact ${shown}; see jucai facts`)
    : new WrongUse(`没有事实 ${shown}，是否想写 ${near}？`, `There is no fact ${shown}; did you mean ${near}?`);
}

function asked({ rules, facts, options, decisions, policies }: Judged, skipped: ReadonlySet<string>): Asked {
  const question = ask(rules, facts, decisions, { ...options, skipped });
  return { on: options.on, question, policies, vocabulary: rules.vocabulary };
}
