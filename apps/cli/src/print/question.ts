import { printDay, type Day, type Policy, type Question, type Text, type Vocabulary } from "@jucai/engine";
import type { Call } from "../command.ts";
import { yuan } from "./amount.ts";
import { words } from "./words.ts";

export type Asked = {
  readonly on: Day;
  readonly question: Question | undefined;
  readonly policies: readonly Policy[];
  readonly vocabulary: Vocabulary;
};

const say = {
  zh: {
    done: "已全部算清，不用再答",
    why: "为什么问：",
    atMost: (n: number) => `最多还剩 ${n} 题`,
    stake: "关系到",
    each: "请逐一说明：",
    because: "关系到的待遇：",
  },
  en: {
    done: "All is settled; nothing more to answer",
    why: "Why: ",
    atMost: (n: number) => `${n} left at most`,
    stake: "at stake:",
    each: "Name each, with: ",
    because: "It can change:",
  },
};

/** Prints the next question: as JSON, or in words. */
export function printQuestion({ on, question, policies, vocabulary }: Asked, call: Call): void {
  const { world, language } = call;
  const shown = question && { ...question, ...textsOf(question, vocabulary) };
  if (call.json) {
    world.out(JSON.stringify({ on: printDay(on), done: !shown, question: shown ? jsonOf(shown) : null }, null, 2));
    return;
  }
  world.out(`${words[language].judgedOn} ${printDay(on)}`);
  world.out("");
  if (!shown) {
    world.out(say[language].done);
    return;
  }
  const { atMost, stake, each, because, why } = say[language];
  world.out(`${shown.question[language]}  ${shown.fact}`);
  if (shown.list !== undefined) world.out(`  ${each}${fieldsOf(shown.list, vocabulary, language)}`);
  if (shown.why) world.out(`  ${why}${shown.why[language]}`);
  const money = shown.stake.fen > 0 ? `  ${stake} ${yuan(shown.stake.fen, language)}` : "";
  world.out(`  ${atMost(shown.atMost)}${money}`);
  world.out(`  ${because}`);
  const titles = new Map(policies.flatMap((it) => it.benefits.map(({ id, title }) => [id, title] as const)));
  for (const id of shown.because) world.out(`    ${id}  ${titles.get(id)?.[language] ?? ""}`);
}

type Shown = Question & Texts;
type Texts = { readonly label: Text; readonly question: Text; readonly why: Text | null };

/** The words of the vocabulary; a list is asked for by the name of its things, and each of its facts says why. */
function textsOf({ fact, list }: Question, { facts, subjects }: Vocabulary): Texts {
  const known = facts.find(({ id }) => id === fact);
  if (known) return { label: known.label, question: known.question, why: known.why };
  const label = subjects.find((it) => it.list === list)!.label;
  return { label, question: { zh: `有哪些${label.zh}？`, en: `${label.en}: which are there?` }, why: null };
}

function fieldsOf(list: string, { facts, subjects }: Vocabulary, language: "zh" | "en"): string {
  const owner = subjects.find((it) => it.list === list)?.id;
  const labels = facts.filter(({ subject }) => subject === owner).map(({ label }) => label[language]);
  return labels.join(language === "zh" ? "、" : ", ");
}

function jsonOf({ fact, list, label, question, why, because, stake, atMost }: Shown): object {
  return {
    fact,
    ...(list === undefined ? {} : { list }),
    label,
    question,
    why,
    because,
    stakeFen: stake.fen,
    atMost,
  };
}
