import { printDay } from "@jucai/engine";
import type { Hanging, Information, SourceId } from "@jucai/engine/compare";
import type { Call, Language } from "../command.ts";
import type { Chosen } from "../screening/chosen.ts";
import { yuan } from "./amount.ts";
import { table } from "./table.ts";

const words = {
  zh: {
    title: (rows: string, on: string) => `按 ${on} 看 ${rows} 个申请人`,
    open: (people: string, cases: string, judged: string) =>
      `还没定的 ${people} 人、${cases} 件（一人一项为一件），其中 ${judged} 件只等人工认定`,
    facts: ["缺的事实", "单凭它能定（件）", "人", "涉及金额", "与它有关（件）", "可以向谁核实"],
    sources: ["数据来源", "单凭它能定（件）", "人", "涉及金额", "与它有关（件）"],
    order: ["先问谁", "再定下（件）", "人", "涉及金额"],
    more: (count: string) => `另有 ${count} 件没有上限`,
    names: {
      social_insurance: "社保",
      education: "教育",
      tax: "税务",
      office: "主管单位",
      employer: "用人单位",
      person: "本人",
    } satisfies Record<SourceId, string>,
  },
  en: {
    title: (rows: string, on: string) => `${rows} claimants looked at as on ${on}`,
    open: (people: string, cases: string, judged: string) =>
      `${people} claimants with ${cases} open cases (one benefit of one claimant), ${judged} of them only to be judged`,
    facts: ["missing fact", "settles alone", "claimants", "money", "part of", "who can confirm it"],
    sources: ["source", "settles alone", "claimants", "money", "part of"],
    order: ["ask first", "settles more", "claimants", "money"],
    more: (count: string) => `${count} more without a limit`,
    names: {
      social_insurance: "social insurance",
      education: "education",
      tax: "tax",
      office: "office in charge",
      employer: "employer",
      person: "the person",
    } satisfies Record<SourceId, string>,
  },
};

const number = (count: number): string => count.toLocaleString("en-US");
/** Facts that are worth a line on a screen; `--json` has all. */
const mostFacts = 20;

/** What is not known, in tables: facts, sources, and whom to ask first. */
export function printInformation(it: Information, { vocabulary, on }: Chosen, { world, language }: Call): void {
  const say = words[language];
  const { open, judged } = it;
  const label = (id: string): string =>
    (vocabulary.facts.find((each) => each.id === id) ?? vocabulary.subjects.find(({ list }) => list === id))?.label[
      language
    ] ?? id;
  world.out(say.title(number(it.rows), printDay(on)));
  world.out(say.open(number(open.claimants), number(open.cases), number(judged.cases)));
  const out = (rows: readonly (readonly string[])[]): void => {
    if (rows.length < 2) return;
    world.out("");
    world.out(table(rows));
  };
  out([
    say.facts,
    ...it.facts
      .slice(0, mostFacts)
      .map(({ fact, sources, settles, partOf }) => [
        label(fact),
        ...settled(settles, language),
        number(partOf.cases),
        sources.map((each) => say.names[each]).join(language === "zh" ? "、" : ", "),
      ]),
  ]);
  out([
    say.sources,
    ...it.sources.map(({ source, settles, partOf }) => [
      say.names[source],
      ...settled(settles, language),
      number(partOf.cases),
    ]),
  ]);
  out([say.order, ...it.order.map(({ source, settles }) => [say.names[source], ...settled(settles, language)])]);
}

function settled({ cases, claimants, fen, unbounded }: Hanging, language: Language): string[] {
  const money = [fen > 0 ? yuan(fen, language) : "", unbounded > 0 ? words[language].more(number(unbounded)) : ""];
  return [number(cases), number(claimants), money.filter(Boolean).join(" + ")];
}
