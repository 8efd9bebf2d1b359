import { printDay, type Benefit, type Vocabulary } from "@jucai/engine";
import type { BenefitSums, Sums } from "@jucai/screening";
import type { Call, Language } from "../command.ts";
import type { Chosen } from "../screening/chosen.ts";
import { yuan } from "./amount.ts";
import { table } from "./table.ts";

const words = {
  zh: {
    heads: ["待遇", "符合", "未定", "须认定", "不符合", "不在有效期", "已定金额", "未定的最多", "最先缺"],
    screened: (rows: number, on: string) => `按 ${on} 筛查 ${rows.toLocaleString("en-US")} 个申请人`,
    leftOut: (rows: number) => `，另有 ${rows.toLocaleString("en-US")} 行读不了、没有筛查`,
    bundle: (people: number, sum: string) => `最佳组合：${people.toLocaleString("en-US")} 人有所得，合计 ${sum}`,
    more: (count: number) => `另有 ${count.toLocaleString("en-US")} 人没有上限`,
  },
  en: {
    heads: ["benefit", "eligible", "open", "judged", "refused", "no force", "settled", "open at most", "first missing"],
    screened: (rows: number, on: string) => `${rows.toLocaleString("en-US")} claimants screened as on ${on}`,
    leftOut: (rows: number) => `; ${rows.toLocaleString("en-US")} more rows were left out`,
    bundle: (people: number, sum: string) =>
      `Best bundles: ${people.toLocaleString("en-US")} claimants get something, ${sum} in all`,
    more: (count: number) => `${count.toLocaleString("en-US")} without a limit`,
  },
};

/** A screening as JSON: stable names, sums in fen. */
export function sumsJson({ benefits, bundle }: Sums, chosen: Chosen): Record<string, unknown> {
  return {
    on: printDay(chosen.on),
    benefits: benefits.map((each, index) => ({
      ...{
        benefit: each.benefit,
        pack: chosen.benefits[index]!.pack,
        counts: each.counts,
        settledFen: each.settledFen,
      },
      open: { count: each.open, minFen: each.openMinFen, maxFen: each.openMaxFen, unbounded: each.unbounded },
      missing: mostMissing(each).map(([fact, count]) => ({ fact, count })),
      ...(bundle ? { chosen: each.chosen } : {}),
    })),
    ...(bundle ? { bundle } : {}),
  };
}

/** Prints a screening: one line for each benefit. */
export function printSums(sums: Sums, leftOut: number, chosen: Chosen, { world, language }: Call): void {
  const { heads, screened, bundle } = words[language];
  world.out(screened(sums.rows, printDay(chosen.on)) + (leftOut > 0 ? words[language].leftOut(leftOut) : ""));
  world.out("");
  const lines = sums.benefits.map((each, index) => lineOf(each, chosen.benefits[index]!, chosen.vocabulary, language));
  world.out(table([heads, ...lines]));
  if (!sums.bundle) return;
  world.out("");
  world.out(bundle(sums.bundle.claimants, yuan(sums.bundle.totalFen, language)));
}

function lineOf(sums: BenefitSums, { title }: Benefit, { facts, subjects }: Vocabulary, language: Language): string[] {
  const { counts, settledFen, open, openMaxFen, unbounded } = sums;
  const [first] = mostMissing(sums);
  const label = (id: string): string =>
    [...facts, ...subjects.map((each) => ({ ...each, id: each.list }))].find((each) => each.id === id)?.label[
      language
    ] ?? id;
  const most = openMaxFen > 0 || unbounded === 0 ? yuan(openMaxFen, language) : "";
  const limits = [most, unbounded > 0 ? words[language].more(unbounded) : ""].filter(Boolean);
  const numbers = [counts.eligible, counts.unknown, counts.judgement, counts.ineligible, counts.not_in_force];
  return [
    `${sums.benefit} ${title[language]}`,
    ...numbers.map((count) => count.toLocaleString("en-US")),
    yuan(settledFen, language),
    open === 0 ? "" : limits.join(" + "),
    first ? `${label(first[0])} ${first[1].toLocaleString("en-US")}` : "",
  ];
}

/** Facts by how many claimants they are the first missing one of. */
function mostMissing({ missing }: BenefitSums): [string, number][] {
  return [...missing].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
}
