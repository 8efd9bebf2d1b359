import type { Held } from "../model/facts.ts";
import type { Locate, Problem } from "../model/problem.ts";
import type { Text } from "../model/text.ts";
import { readMoney } from "./read-value.ts";

/** Years in which an award can have been made; others are slips of the keyboard. */
const years = { first: 1949, last: 2200 };

/** What each key of an entry may hold, and how to write it. */
const keys: Readonly<Record<string, { readonly fits: (raw: unknown) => boolean; readonly fix: Text }>> = {
  benefit: { fits: isText, fix: { zh: "写待遇编号", en: "Write the id of a benefit" } },
  group: { fits: isText, fix: { zh: "写互斥组的名字", en: "Write the name of an exclusive group" } },
  payee: { fits: isText, fix: { zh: "写收款人的编号", en: "Write the id of a payee" } },
  year: {
    fits: (raw) => isWhole(raw) && raw >= years.first && raw <= years.last,
    fix: { zh: `写 ${years.first} 到 ${years.last} 的年份`, en: `Write a year from ${years.first} to ${years.last}` },
  },
  count: {
    fits: (raw) => isWhole(raw) && raw >= 0,
    fix: { zh: "写不小于 0 的整数", en: "Write a whole number, 0 or more" },
  },
  amount: {
    fits: (raw) => readMoney(raw) !== undefined,
    fix: { zh: "写金额，如 1000 yuan", en: "Write an amount such as 1000 yuan" },
  },
};

/** Reads `held:`, awards already held: `[{ benefit: …, year: 2024, amount: 180000 yuan }]`. */
export function readHeld(raw: unknown, problems: Problem[], locate: Locate): Held[] {
  if (raw === undefined || raw === null || raw === "none") return [];
  const entries = Array.isArray(raw) ? raw : [raw];
  return entries.flatMap((entry, index) => readEntry(entry, ["held", index], problems, locate) ?? []);
}

function readEntry(entry: unknown, path: (string | number)[], problems: Problem[], locate: Locate): Held | undefined {
  if (typeof entry === "string") return { benefit: entry };
  const it = typeof entry === "object" && entry !== null && !Array.isArray(entry) ? entry : {};
  const given = Object.entries(it).filter(([, value]) => value !== undefined);
  const wrong = given.filter(([key, value]) => !(Object.hasOwn(keys, key) && keys[key]!.fits(value)));
  for (const [key] of wrong) problems.push(faultOf(locate([...path, key]), Object.hasOwn(keys, key) ? key : undefined));
  if (wrong.length > 0) return undefined;
  if (!("benefit" in it || "group" in it)) {
    problems.push(faultOf(locate(path)));
    return undefined;
  }
  const { amount, ...rest } = it as Held & { readonly amount?: unknown };
  return amount === undefined ? rest : { ...rest, fen: readMoney(amount)! };
}

/** A fault in one key of an entry, or in the entry as a whole. */
function faultOf(at: Problem["at"], key?: string): Problem {
  if (key !== undefined) {
    return {
      code: "case/held",
      at,
      message: { zh: `held 里的 ${key} 写得不对`, en: `\`${key}\` in this entry of \`held\` cannot be read` },
      fix: keys[key]!.fix,
    };
  }
  return {
    code: "case/held",
    at,
    message: { zh: "held 的写法不对", en: "This entry of `held` cannot be read" },
    fix: {
      zh: "写 { benefit 或 group, year: 2024, amount: 1000 yuan, count: 1 }",
      en: "Write { benefit or group, year: 2024, amount: 1000 yuan, count: 1 }",
    },
  };
}

function isText(raw: unknown): boolean {
  return typeof raw === "string" && raw !== "";
}

function isWhole(raw: unknown): raw is number {
  return Number.isSafeInteger(raw);
}
