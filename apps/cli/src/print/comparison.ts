import { printDay, type Day } from "@jucai/engine";
import type { Comparison, SpreadBar } from "@jucai/engine/compare";
import type { Call, Language } from "../command.ts";
import type { Sides } from "../what-if/sides.ts";
import { yuan } from "./amount.ts";
import { table } from "./table.ts";

const words = {
  zh: {
    title: (rows: string, on: string) => `按 ${on} 对比 ${rows} 个申请人`,
    verdicts: ["增加者", "减少者", "不变", "待定"],
    headcount: "享受人数",
    cost: "已定费用",
    open: "未定的最多",
    more: (count: string) => `另有 ${count} 人没有上限`,
    moves: (come: string, go: string) => `新增 ${come} 人，退出 ${go} 人`,
    before: "改之前",
    after: "改之后",
    change: "相差",
    year: "年份",
    noYear: "日期未定",
    fund: "资金",
    noFund: "文件未写",
    benefit: "待遇",
    groups: { degree: "学历", age_band: "年龄", township: "乡镇" } as Record<string, string>,
    people: "人数",
    spread: "每人增减",
    unknown: "未知",
  },
  en: {
    title: (rows: string, on: string) => `${rows} claimants compared as on ${on}`,
    verdicts: ["winners", "losers", "unchanged", "undecided"],
    headcount: "eligible",
    cost: "settled cost",
    open: "open at most",
    more: (count: string) => `${count} more without a limit`,
    moves: (come: string, go: string) => `${come} come in, ${go} fall out`,
    before: "before",
    after: "after",
    change: "difference",
    year: "year",
    noYear: "no date",
    fund: "fund",
    noFund: "none named",
    benefit: "benefit",
    groups: { degree: "degree", age_band: "age", township: "township" } as Record<string, string>,
    people: "people",
    spread: "gain or loss of each",
    unknown: "unknown",
  },
};

const number = (count: number): string => count.toLocaleString("en-US");
type Line = { readonly before: number; readonly after: number };

/** A comparison in tables: who, how much, when, out of which fund, which groups. */
export function printComparison(it: Comparison, sides: Sides & { readonly on: Day }, { world, language }: Call): void {
  const say = words[language];
  const money = (fen: number): string => yuan(fen, language);
  const sums = ({ before, after }: Line): string[] => [money(before), money(after), signed(after - before, language)];
  const out = (rows: readonly (readonly string[])[]): void => {
    if (rows.length < 2) return;
    world.out("");
    world.out(table(rows));
  };
  world.out(say.title(number(it.rows), printDay(sides.on)));
  const [winners, losers, unchanged, undecided] = say.verdicts as [string, string, string, string];
  out([
    [winners, number(it.winners), it.wonFen > 0 ? signed(it.wonFen, language) : ""],
    [losers, number(it.losers), it.lostFen > 0 ? signed(-it.lostFen, language) : ""],
    [unchanged, number(it.unchanged), ""],
    [undecided, number(it.undecided), ""],
  ]);
  const { openFen, headcount } = it;
  const open = ({ maxFen, unbounded }: (typeof openFen)["before"]): string =>
    [money(maxFen), unbounded > 0 ? say.more(number(unbounded)) : ""].filter(Boolean).join(" + ");
  out([
    ["", say.before, say.after, say.change],
    [
      say.headcount,
      number(headcount.before),
      number(headcount.after),
      say.moves(number(it.entering), number(it.leaving)),
    ],
    [say.cost, ...sums(it.costFen)],
    ...(openFen.before.maxFen + openFen.after.maxFen + openFen.before.unbounded + openFen.after.unbounded > 0
      ? [[say.open, open(openFen.before), open(openFen.after), ""]]
      : []),
  ]);
  const heads = [say.before, say.after, say.change];
  out([
    [say.year, ...heads],
    ...it.byYear.map((each) => [each.year === null ? say.noYear : String(each.year), ...sums(each)]),
  ]);
  out([[say.fund, ...heads], ...it.byFund.map((each) => [fundName(each, sides, language), ...sums(each)])]);
  if (it.byBenefit.length > 1) {
    const title = (id: string) =>
      [...sides.after, ...sides.before].find((each) => each.id === id)?.title[language] ?? "";
    out([
      [say.benefit, ...heads],
      ...it.byBenefit.map((each) => [`${each.benefit} ${title(each.benefit)}`, ...sums(each.costFen)]),
    ]);
  }
  for (const { by, rows } of it.groups) {
    const lines = rows.map(({ key, people, beforeFen, afterFen, ...each }) => [
      keyName(key, by, sides, language),
      ...[people, each.winners, each.losers, each.undecided].map(number),
      ...sums({ before: beforeFen, after: afterFen }),
    ]);
    out([[say.groups[by] ?? by, say.people, winners, losers, undecided, ...heads], ...lines]);
  }
  const most = Math.max(1, ...it.spread.map(({ count }) => count));
  out([
    [say.spread, say.people, ""],
    ...it.spread.map((bar) => [
      barName(bar, language),
      number(bar.count),
      "█".repeat(Math.ceil((30 * bar.count) / most)),
    ]),
  ]);
}

function signed(fen: number, language: Language): string {
  return fen > 0 ? `+${yuan(fen, language)}` : fen < 0 ? `−${yuan(-fen, language)}` : yuan(0, language);
}

function fundName({ pack, fund }: Comparison["byFund"][number], { policies }: Sides, language: Language): string {
  if (fund === null) return words[language].noFund;
  const name = policies.find(({ id }) => id === pack)?.funds.find(({ id }) => id === fund)?.name[language];
  return `${name ?? fund} (${pack})`;
}

/** Degrees by their names; bands and townships say what they are. */
function keyName(key: string, by: string, { vocabulary }: Sides, language: Language): string {
  if (key === "unknown") return words[language].unknown;
  const values = vocabulary.enumerations.find(({ id }) => id === by)?.values;
  return values?.find(({ id }) => id === key)?.label[language] ?? key;
}

function barName({ fromFen, toFen }: SpreadBar, language: Language): string {
  const [near, far] = (toFen ?? Infinity) > 0 ? [fromFen, toFen] : [toFen, fromFen];
  const sign = (toFen ?? Infinity) > 0 ? "+" : "−";
  const size = (fen: number): string => number(Math.abs(fen) / 100);
  const range = far === null ? `> ${size(near!)}` : `${size(near!)}–${size(far)}`;
  return `${sign} ${range} ${language === "zh" ? "元" : "yuan"}`;
}
