import {
  namesOf,
  printDay,
  saysChange,
  saysValue,
  type Advice,
  type Change,
  type Day,
  type Names,
  type Policy,
  type Turn,
  type Vocabulary,
} from "@jucai/engine";
import type { Call, Language } from "../command.ts";
import { yuan } from "./amount.ts";
import { words } from "./words.ts";

export type Told = { readonly on: Day; readonly advice: readonly Advice[] };

const say = {
  zh: {
    nothing: "没有差一点就能享受的",
    kind: { by_itself: "到时自动满足", act: "您可以做", answer: "如果实际是" },
    from: (day: string) => `${day}起`,
    until: (day: string) => `到${day}（含当天）`,
    now: "现在就行",
    cannot: "改变不了",
    becomes: "须人工认定",
    line: (n: number) => `第${n}项`,
    was: "现为",
  },
  en: {
    nothing: "Nothing is almost yours",
    kind: { by_itself: "By itself", act: "You can", answer: "If it turns out" },
    from: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}, included`,
    now: "at once",
    cannot: "Cannot change",
    becomes: "then a person judges",
    line: (n: number) => `no. ${n}`,
    was: "now ",
  },
};

/** Prints advice: as JSON (dates of turns as ISO text), or by benefit, those with something to tell only. */
export function printAdvice(
  { on, advice }: Told,
  policies: readonly Policy[],
  vocabulary: Vocabulary,
  call: Call,
): void {
  const { world, language } = call;
  if (call.json) {
    world.out(JSON.stringify({ on: printDay(on), advice }, null, 2));
    return;
  }
  const benefits = new Map(policies.flatMap((it) => it.benefits.map((benefit) => [benefit.id, benefit] as const)));
  const names = namesOf(vocabulary);
  const told = advice.filter(({ turns, cannot }) => turns.length > 0 || cannot.length > 0);
  world.out(`${words[language].judgedOn} ${printDay(on)}`);
  if (told.length === 0) world.out(say[language].nothing);
  for (const { benefit: id, status, turns, cannot } of told) {
    const benefit = benefits.get(id)!;
    world.out("");
    world.out(`${id}  ${benefit.title[language]}  ${words[language].status[status]}`);
    for (const turn of turns) world.out(`  ${turnText(turn, on, names, language)}`);
    for (const { reason } of cannot) {
      const condition = [...benefit.when, ...benefit.unless].find((each) => each.id === reason);
      const why = condition ? `${condition.says[language]}  ${condition.clause}` : `${benefit.inForce.says[language]}`;
      world.out(`  ${say[language].cannot}: ${why}`);
    }
  }
}

function turnText(turn: Turn, on: Day, names: Names, language: Language): string {
  const its = say[language];
  const days = [
    turn.first === printDay(on) ? its.now : its.from(turn.first),
    ...(turn.last === null ? [] : [its.until(turn.last)]),
  ];
  const money = turn.totalFen === null ? [] : [yuan(turn.totalFen, language)];
  const judged = turn.becomes === "judgement" ? [its.becomes] : [];
  const line = turn.line === undefined ? [] : [its.line(turn.line + 1)];
  const changes = turn.changes.map((change) => changeText(change, names, language));
  const comma = language === "zh" ? "，" : ", ";
  return `${its.kind[turn.kind]}: ${[...line, ...changes, ...days, ...judged, ...money].join(comma)}`;
}

function changeText(change: Change, names: Names, language: Language): string {
  const { from } = change;
  const fact = names.facts.get(change.fact)!;
  const was = from === undefined || from === null ? "" : saysValue(from, fact, names)[language];
  return saysChange(change, names)[language] + (was ? ` (${say[language].was}${was})` : "");
}
