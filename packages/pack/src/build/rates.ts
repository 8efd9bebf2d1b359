import { printDay, type Benefit, type Condition, type Expression } from "@jucai/engine";
import type { Sheet } from "../yaml/sheet.ts";
import { whereIs } from "../yaml/sheet.ts";
import { buildConditions } from "./conditions.ts";
import { define } from "./definitions.ts";
import type { Scope } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { checkForce } from "./force.ts";
import { buildPays } from "./pays.ts";
import type { RawRates } from "./raw-benefit.ts";
import { buildSettings } from "./settings.ts";

/** A file of rates with its sheet. */
export type RatesSheet = { readonly sheet: Sheet; readonly value: RawRates };

/**
 * Loads a table of rates into the benefit that waits for it.
 *
 * The table's own conditions bind only at moments at which its rates hold; at others the benefit
 * stays as its document left it, without a sum.
 */
export function withRates(benefit: Benefit, { sheet, value }: RatesSheet, scope: Scope): Benefit {
  if (benefit.pays.awaits === undefined) {
    reportNotAwaited(benefit.id, value, sheet);
    return benefit;
  }
  checkForce(value.in_force, sheet);
  const own = buildSettings(value.settings ?? [], sheet);
  const settings = new Map([...scope.settings, ...own.types]);
  const { names, broken } = define(value.define ?? [], { ...scope, settings }, sheet.problems);
  const inner: Scope = { ...scope, settings, names, broken };
  const { awaits: _, ...shell } = benefit.pays;
  const pays = buildPays(value, inner, sheet);
  const { source, in_force: force } = value;
  const outside = outsideOf(benefit.moment?.is ?? { op: "on" }, force);
  const conditions = (of: readonly Condition[], wrap: (is: Expression) => Expression): Condition[] =>
    of.map((it) => ({ ...it, is: wrap(it.is ?? { op: "const", value: false }) }));
  const when = buildConditions(value.when ?? [], inner, sheet);
  const unless = buildConditions(value.unless ?? [], inner, sheet);
  checkIds(benefit, value, sheet);
  return {
    ...benefit,
    settings: [...benefit.settings, ...own.settings],
    when: [...benefit.when, ...conditions(when, (is) => ({ op: "or", of: [...outside, is] }))],
    unless: [
      ...benefit.unless,
      ...conditions(unless, (is) => ({ op: "and", of: [{ op: "not", of: { op: "or", of: outside } }, is] })),
    ],
    pays: {
      ...(shell.says ? { says: shell.says } : {}),
      ...pays,
      rates: {
        source: { ...source, issued: printDay(source.issued) },
        from: force.from,
        ...(force.to === undefined ? {} : { to: force.to }),
      },
    },
  };
}

/** The tests of lying before or after the days on which the rates hold. */
function outsideOf(at: Expression, { from, to }: { readonly from: number; readonly to?: number }): Expression[] {
  const test = (by: "<" | ">", day: number): Expression => ({
    op: "compare",
    by,
    left: at,
    right: { op: "const", value: day },
  });
  return [test("<", from), ...(to === undefined ? [] : [test(">", to)])];
}

function checkIds(benefit: Benefit, raw: RawRates, sheet: Sheet): void {
  const taken = [...benefit.when, ...benefit.unless, ...benefit.caps].map(({ id }) => id);
  const own = [...(raw.when ?? []), ...(raw.unless ?? [])];
  const named = own.map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") }));
  reportTwice(named, faultsInto(sheet.problems));
  for (const { name, at } of named) {
    if (!taken.includes(name)) continue;
    faultsInto(sheet.problems)(
      at,
      "twice",
      { zh: `待遇里已有条件“${name}”。`, en: `The benefit already has \`${name}\`.` },
      { zh: "换一个名字。", en: "Give it another name." },
    );
  }
}

function reportNotAwaited(id: string, raw: RawRates, sheet: Sheet): void {
  faultsInto(sheet.problems)(
    whereIs(sheet, raw, "rates"),
    "rates-not-awaited",
    { zh: `${id} 没有写 awaits: rates，不能另载标准。`, en: `${id} does not say \`awaits: rates\`.` },
    {
      zh: "标准已在文件里的，改它的 pays；待定的，先写 awaits: rates。",
      en: "Where the document prints its rates, change `pays`; where it does not, write `awaits: rates` first.",
    },
  );
}
