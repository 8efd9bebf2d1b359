import type { Cap } from "@jucai/engine";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto } from "./faults.ts";
import type { RawBenefit } from "./raw-benefit.ts";

type RawCap = NonNullable<RawBenefit["caps"]>[number];

/** Types the limits of a benefit. */
export function buildCaps(raw: readonly RawCap[], scope: Scope, sheet: Sheet): Cap[] {
  checkSameYear(raw, sheet);
  return raw.map((it) => {
    checkLimit(it, sheet);
    return capOf(it, scope, sheet);
  });
}

function capOf(raw: RawCap, scope: Scope, sheet: Sheet): Cap {
  const yearOf = typedIn(scope, sheet.problems, raw.year_of, { kind: "date" })?.expression;
  return {
    id: raw.id,
    clause: raw.clause,
    says: raw.says,
    limit: raw.money === undefined ? { count: raw.count ?? 1 } : { fen: raw.money },
    ...(raw.reading ? { reading: raw.reading } : {}),
    ...(yearOf ? { yearOf } : {}),
  };
}

/** A cap limits money, which is cut, or a number of lines, of which those above it are refused. */
function checkLimit(raw: RawCap, sheet: Sheet): void {
  const faults = faultsInto(sheet.problems);
  if ((raw.money === undefined) === (raw.count === undefined)) {
    faults(
      whereIs(sheet, raw),
      "cap-limit",
      { zh: `上限 ${raw.id} 应写 money 或 count 之一。`, en: `Cap ${raw.id} needs either \`money\` or \`count\`.` },
      { zh: "写 money: 200000 yuan，或 count: 3。", en: "Write `money: 200000 yuan` or `count: 3`." },
    );
    return;
  }
  const over = raw.money === undefined ? "refuse" : "cut";
  if (raw.over === over) return;
  faults(
    whereIs(sheet, raw, "over"),
    "cap-over",
    raw.money === undefined
      ? { zh: "超过次数的不予受理，不能截取。", en: "What is above a count is refused; it cannot be cut." }
      : { zh: "超过金额的部分截去，不整笔拒绝。", en: "What is above a sum is cut off; the rest is paid." },
    { zh: `写 over: ${over}。`, en: `Write \`over: ${over}\`.` },
  );
}

/** The engine counts all limits of a benefit in the same year, so one by year and one for ever do not go together. */
function checkSameYear(raw: readonly RawCap[], sheet: Sheet): void {
  const [first, ...others] = raw;
  for (const it of others) {
    if (it.year_of?.source === first?.year_of?.source) continue;
    faultsInto(sheet.problems)(
      whereIs(sheet, it, "year_of"),
      "cap-years",
      {
        zh: `上限 ${it.id} 与 ${first!.id} 的 year_of 不同。`,
        en: `Cap ${it.id} has another \`year_of\` than ${first!.id}.`,
      },
      {
        zh: "同一待遇的各项上限按同一个日期的年份计。",
        en: "All caps of one benefit count in the year of the same date.",
      },
    );
  }
}
