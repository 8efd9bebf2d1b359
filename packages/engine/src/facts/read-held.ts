import type { Held } from "../model/facts.ts";
import type { Locate, Problem } from "../model/problem.ts";
import { readMoney } from "./read-value.ts";

const keys = ["benefit", "group", "year", "amount", "count", "payee"];

/** Reads `held:`, awards already held: `[{ benefit: …, year: 2024, amount: 180000 yuan }]`. */
export function readHeld(raw: unknown, problems: Problem[], locate: Locate): Held[] {
  if (raw === undefined || raw === null || raw === "none") return [];
  const entries = Array.isArray(raw) ? raw : [raw];
  return entries.flatMap((entry, index) => {
    const held = readEntry(entry);
    if (held) return [held];
    problems.push({
      code: "case/held",
      at: locate(["held", index]),
      message: { zh: "held 的写法不对", en: "This entry of `held` cannot be read" },
      fix: {
        zh: "写 { benefit 或 group, year: 2024, amount: 1000 yuan, count: 1 }",
        en: "Write { benefit or group, year: 2024, amount: 1000 yuan, count: 1 }",
      },
    });
    return [];
  });
}

function readEntry(entry: unknown): Held | undefined {
  if (typeof entry === "string") return { benefit: entry };
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return undefined;
  const it = entry as Record<string, unknown>;
  const fen = it["amount"] === undefined ? undefined : readMoney(it["amount"]);
  const texts = [it["benefit"], it["group"], it["payee"]].every(
    (each) => each === undefined || typeof each === "string",
  );
  const numbers = [it["year"], it["count"]].every((each) => each === undefined || Number.isSafeInteger(each));
  const named = it["benefit"] !== undefined || it["group"] !== undefined;
  const known = Object.keys(it).every((key) => keys.includes(key));
  if (!texts || !numbers || !named || !known || (it["amount"] !== undefined && fen === undefined)) return undefined;
  const { amount: _, ...rest } = it;
  return { ...(rest as Held), ...(fen === undefined ? {} : { fen }) };
}
