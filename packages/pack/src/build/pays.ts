import type { Amount, Payee, Pays, Schedule, Text } from "@jucai/engine";
import type { ReadOf } from "../shape/shape.ts";
import type { AmountDraft } from "../shapes/amount.ts";
import type { pays as paysShape } from "../shapes/benefit.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { buildAmount } from "./amount.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import type { RawBenefit } from "./raw-benefit.ts";
import { proveTotals, statesOf } from "./states.ts";

/** Something with `pays`: a benefit, or a file of rates. */
type WithPays = Pick<RawBenefit, "pays" | "states">;
type RawPays = ReadOf<typeof paysShape>;
type Ways = Pick<RawPays, "once" | "monthly" | "total">;
type Way = "once" | "monthly" | "total";
const ways = ["once", "monthly", "total"] as const;

const stock: Readonly<Record<string, Text>> = {
  person: { zh: "本人", en: "The person" },
  employer: { zh: "用人单位", en: "The employer" },
  unit: { zh: "所在单位", en: "The unit" },
  referrer: { zh: "引才方", en: "The referrer" },
  host: { zh: "承办单位", en: "The host" },
  team: { zh: "团队", en: "The team" },
};

/** Types how a sum comes about: who gets it, when, and how much. */
export function buildPays(benefit: WithPays, scope: Scope, sheet: Sheet): Pays {
  const raw = benefit.pays;
  const before = sheet.problems.length;
  const way = wayOf(raw, sheet);
  const payees = payeesOf(raw, way, scope, sheet);
  const schedule = scheduleOf(raw, way, scope, sheet);
  checkKind(raw, sheet);
  const pays: Pays = {
    kind: raw.kind,
    ...(raw.says ? { says: raw.says } : {}),
    ...(raw.through === undefined ? {} : { through: raw.through }),
    ...(raw.awaits === undefined ? {} : { awaits: raw.awaits }),
    to: payees,
    schedule,
  };
  // A faulty amount proves nothing, and its figures were reported already.
  const sound = sheet.problems.length === before && !reportedWithin(benefit, sheet);
  const states = statesOf(benefit, scope, sheet);
  if (sound) proveTotals(states, pays, sheet);
  return states.length === 0 ? pays : { ...pays, states: states.map(({ when, fen }) => ({ when, fen })) };
}

/** Whether something about the amount was wrong already when the file was read. */
function reportedWithin(benefit: WithPays, sheet: Sheet): boolean {
  const from = whereIs(sheet, benefit, "pays:").line;
  const to = whereIs(sheet, benefit, "states:").line;
  return sheet.problems.some(({ at }) => at.file === sheet.file && at.line >= from && at.line < to);
}

function wayOf(raw: RawPays, sheet: Sheet): Way | undefined {
  const faults = faultsInto(sheet.problems);
  const sources: readonly Ways[] = raw.shares ?? [raw];
  const used = ways.filter((way) => sources.some((source) => source[way] !== undefined));
  const silent = raw.kind === "unset" || raw.kind === "in_kind";
  if (raw.shares && ways.some((way) => raw[way] !== undefined)) {
    faults(
      whereIs(sheet, raw, "shares"),
      "two-amounts",
      { zh: "用了 shares，就不再另写金额。", en: "With `shares`, no other amount is written." },
      { zh: "把金额写进各份里。", en: "Put the amounts into the shares." },
    );
  }
  if (used.length > 1 || (used.length === 0 && !silent && !raw.says)) {
    faults(
      whereIs(sheet, raw),
      "one-amount",
      {
        zh: "金额应写在 once、monthly、total 三者之一。",
        en: "The amount stands under exactly one of `once`, `monthly` and `total`.",
      },
      {
        zh: "只留一个；没有数额时用 kind: unset 并写 says。",
        en: "Keep one; without a figure write `kind: unset` and `says`.",
      },
    );
  }
  if (silent && used.length > 0) {
    faults(
      whereIs(sheet, raw, used[0]!),
      "no-amount",
      { zh: `kind: ${raw.kind} 不能带金额。`, en: `\`kind: ${raw.kind}\` takes no amount.` },
      { zh: "删去金额，或改 kind。", en: "Remove the amount, or change `kind`." },
    );
  }
  if (silent && !raw.says) {
    faults(
      whereIs(sheet, raw),
      "says-needed",
      { zh: "没有数额时，请写明由谁确定、见哪里。", en: "Without a figure, say who sets it or where it stands." },
      { zh: "加上 says: { zh: …, en: … }。", en: "Add `says: { zh: …, en: … }`." },
    );
  }
  return used[0];
}

/** `through` and `awaits` say why nothing is computed; both ends of a range stand together. */
function checkKind(raw: RawPays, sheet: Sheet): void {
  const faults = faultsInto(sheet.problems);
  for (const key of ["through", "awaits"] as const) {
    if (raw[key] === undefined || raw.kind === "unset") continue;
    faults(
      whereIs(sheet, raw, `${key}:`),
      "stray-key",
      { zh: `${key} 只和 kind: unset 一起用。`, en: `\`${key}\` only goes with \`kind: unset\`.` },
      { zh: `删去 ${key}，或改 kind。`, en: `Remove \`${key}\`, or change \`kind\`.` },
    );
  }
  for (const source of raw.shares ?? [raw]) {
    for (const way of ways) {
      const draft = source[way];
      if (!draft || "one" in draft === (raw.kind !== "range")) continue;
      faults(
        whereIs(sheet, source, way),
        "range-ends",
        raw.kind === "range"
          ? { zh: "kind: range 要写两头的金额。", en: "`kind: range` needs both ends." }
          : { zh: "只有 kind: range 才写两头的金额。", en: "Only `kind: range` has two ends." },
        { zh: "写 { from: 金额, to: 金额 }，或改 kind。", en: "Write `{ from: …, to: … }`, or change `kind`." },
      );
    }
  }
}

function payeesOf(raw: RawPays, way: Way | undefined, scope: Scope, sheet: Sheet): Payee[] {
  const faults = faultsInto(sheet.problems);
  const amountOf = (source: Ways): Pick<Payee, "amount" | "upTo"> => {
    const draft = way && source[way];
    if (!draft) return { amount: { kind: "none" } };
    const build = (it: AmountDraft): Amount => buildAmount(it, scope, sheet);
    if ("one" in draft) return { amount: build(draft.one) };
    return { amount: build(draft.from), upTo: build(draft.to) };
  };
  if (raw.shares) {
    reportTwice(
      raw.shares.map((share) => ({ name: share.to, at: whereIs(sheet, share, "to") })),
      faults,
    );
    return raw.shares.map((share) => ({ id: share.to, label: share.label, ...amountOf(share) }));
  }
  if (!raw.to && (raw.kind === "unset" || raw.kind === "in_kind")) return [];
  if (!raw.to) {
    faults(
      whereIs(sheet, raw),
      "payee-needed",
      { zh: "缺少“to”：钱给谁。", en: "`to` is missing: who receives it." },
      { zh: "写 to: person 等，或 shares: [ … ]。", en: "Write `to: person` or the like, or `shares: [ … ]`." },
    );
    return [];
  }
  if ("stock" in raw.to) return [{ id: raw.to.stock, label: stock[raw.to.stock]!, ...amountOf(raw) }];
  const [own, ...others] = raw.to.own;
  if (!own || others.length > 0) {
    faults(
      whereIs(sheet, raw, "to"),
      "payee-needed",
      { zh: "to 只写一个收款人。", en: "`to` names exactly one payee." },
      { zh: "几个收款人用 shares 写各自的份额。", en: "Write several payees as `shares`, each with its amount." },
    );
  }
  return own ? [{ id: own.key, label: own.value, ...amountOf(raw) }] : [];
}

function scheduleOf(raw: RawPays, way: Way | undefined, scope: Scope, sheet: Sheet): Schedule {
  refuseStray(raw, way, sheet);
  if (way === "once") return { kind: "once" };
  if (way === "monthly") {
    const written = typedIn(scope, sheet.problems, raw.delay_months, { kind: "number" });
    return {
      kind: "monthly",
      months: raw.months ?? 0,
      paid: raw.paid ?? "monthly",
      delayMonths: written?.expression ?? { op: "const", value: 0 },
    };
  }
  if (way === "total" && raw.parts) {
    const { count, every, whole, rest } = raw.parts;
    return { kind: "parts", count, every, wholeFen: whole ?? 100, rest: rest ?? "last" };
  }
  return way === "total" ? { kind: "once" } : { kind: "none" };
}

/** Keys that mean nothing beside the chosen way, and those that it needs. */
function refuseStray(raw: RawPays, way: Way | undefined, sheet: Sheet): void {
  const faults = faultsInto(sheet.problems);
  const belong: readonly (readonly [keyof RawPays, Way])[] = [
    ["months", "monthly"],
    ["paid", "monthly"],
    ["delay_months", "monthly"],
    ["parts", "total"],
  ];
  for (const [key, owner] of belong) {
    if (raw[key] === undefined || way === owner) continue;
    faults(
      whereIs(sheet, raw, `${key}:`),
      "stray-key",
      { zh: `${key} 只和 ${owner} 一起用。`, en: `\`${key}\` only goes with \`${owner}\`.` },
      { zh: `删去 ${key}，或改用 ${owner}。`, en: `Remove \`${key}\`, or use \`${owner}\`.` },
    );
  }
  const missing =
    way === "monthly" && raw.months === undefined ? "months" : way === "total" && !raw.parts ? "parts" : undefined;
  if (!missing) return;
  faults(
    whereIs(sheet, raw, raw.shares ? "shares" : way!),
    "missing-key",
    { zh: `写了 ${way}，还缺 ${missing}。`, en: `\`${way}\` needs \`${missing}\`.` },
    { zh: `加上 ${missing}；一次付清请用 once。`, en: `Add \`${missing}\`; for one payment write \`once\`.` },
  );
}
