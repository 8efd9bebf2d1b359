import {
  checkStops,
  printDay,
  type Benefit,
  type Bundle,
  type Constant,
  type Decision,
  type Instalment,
  type Line,
  type Policy,
  type Process,
  type Reason,
} from "@jucai/engine";
import type { Data } from "../shape/data.ts";
import { constantOf } from "./build-examples.ts";
import type { BundleExpectation, DocumentExpectation, Example, Expectation } from "./example.ts";

/** One thing that came out differently. */
export type Difference = { readonly what: string; readonly expected: string; readonly actual: string };

/** Compares a decision, and the process of its claims, with what an example expects; what it does not name may be anything. */
export function compareDecision(
  expect: Expectation,
  decision: Decision,
  benefit: Benefit,
  process?: Process,
): Difference[] {
  const found: Difference[] = [];
  const check = (what: string, expected: string | undefined, actual: string): void => {
    if (expected !== undefined && expected !== actual) found.push({ what, expected, actual });
  };
  check("status", expect.status, decision.status);
  check("amount", expect.amount, decision.amount.kind);
  check("total", moneyOf(expect.total), yuan(decision.amount.totalFen));
  check("min", moneyOf(expect.min), yuan(decision.amount.minFen));
  check("max", moneyOf(expect.max), yuan(decision.amount.maxFen));
  check("missing", setOf(expect.missing), setOf(decision.missing)!);
  check("because", setOf(expect.because), setOf(failed(decision.reasons))!);
  check("through", expect.through, decision.through ?? "none");
  checkGifts(expect.gives, decision, benefit, check);
  const days = process?.steps.flatMap((it) => it.days ?? []) ?? [];
  check("process_days", expect.process_days && `[${expect.process_days.join(", ")}]`, `[${days.join(", ")}]`);
  checkInstalments(expect.instalments, decision.instalments, check);
  checkLines(expect.lines, decision.lines, check);
  for (const [id, value] of Object.entries(expect.settings ?? {})) {
    const used = decision.settings.find((it) => it.id === id);
    check(`settings.${id}`, constant(value), used ? constantText(used.value) : "no such setting");
  }
  return found;
}

type Check = (what: string, expected: string | undefined, actual: string) => void;

function checkInstalments(expect: Expectation["instalments"], actual: readonly Instalment[], check: Check): void {
  if (!expect) return;
  check("instalments.count", expect.count?.toString(), String(actual.length));
  check("instalments.sum", moneyOf(expect.sum), yuan(actual.reduce((sum, it) => sum + it.fen, 0)));
  for (const end of ["first", "last"] as const) {
    const wanted = expect[end];
    const it = actual.at(end === "first" ? 0 : -1);
    if (!wanted) continue;
    if (wanted.due !== undefined) check(`instalments.${end}.due`, wanted.due ?? "none", it?.due ?? "none");
    check(`instalments.${end}.amount`, moneyOf(wanted.amount), yuan(it?.fen));
    check(`instalments.${end}.payee`, wanted.payee, it?.payee ?? "none");
  }
}

/** Ids exactly; figures only where the example names them. */
function checkGifts(expect: Expectation["gives"], decision: Decision, benefit: Benefit, check: Check): void {
  if (!expect) return;
  const held = decision.gives.filter((it) => it.holds === true).map((it) => it.id);
  check("gives", setOf(expect.map((it) => it.id)), setOf(held)!);
  for (const wanted of expect) {
    const gift = benefit.gives.find((it) => it.id === wanted.id);
    if ("months_at_most" in wanted) {
      check(`gives.${wanted.id}.months_at_most`, String(wanted.months_at_most), String(gift?.monthsAtMost ?? "none"));
    }
    if ("rent" in wanted) check(`gives.${wanted.id}.rent`, moneyOf(wanted.rent), yuan(gift?.rentFen));
  }
}

/** Compares the checks before a payment that hold it back with what an example expects. */
export function compareStops(expect: Expectation, benefit: Benefit, { facts, on, settings }: Example): Difference[] {
  const found: Difference[] = [];
  const compare = (what: string, wanted: readonly string[] | undefined, line?: number): void => {
    if (!wanted) return;
    const outcomes = checkStops(benefit, facts, { on, settings }, line);
    const actual = setOf(outcomes.filter(({ holds }) => holds === false).map(({ id }) => id))!;
    const expected = setOf(wanted)!;
    if (expected !== actual) found.push({ what, expected, actual });
  };
  compare("stops", expect.stops);
  expect.lines?.forEach(({ stops }, line) => compare(`lines[${line}].stops`, stops, line));
  return found;
}

/** Compares the place and dates of a document with what an example expects. */
export function compareDocument(expect: DocumentExpectation, policy: Policy | undefined): Difference[] {
  const found: Difference[] = [];
  const before = policy?.benefits.map((it) => it.transition?.before).find((it) => it !== undefined);
  const compare = (what: string, wanted: string | undefined, actual: string | undefined): void => {
    if (wanted !== undefined && wanted !== actual) found.push({ what, expected: wanted, actual: actual ?? "none" });
  };
  const shown = (day: number | undefined) => (day === undefined ? undefined : printDay(day));
  compare("place", expect.place, policy?.place);
  compare("issued", shown(expect.issued), policy?.issued);
  compare("from", shown(expect.from), shown(policy?.inForce.from));
  compare("to", shown(expect.to), shown(policy?.inForce.to));
  compare("before", shown(expect.before), shown(before));
  return found;
}

function checkLines(expect: Expectation["lines"], actual: readonly Line[], check: Check): void {
  if (!expect) return;
  check("lines", `${expect.length} lines`, `${actual.length} lines`);
  expect.forEach((wanted, index) => {
    const line = actual[index];
    if (!line) return;
    const what = `lines[${index}]`;
    check(`${what}.status`, wanted.status, line.status);
    check(`${what}.total`, moneyOf(wanted.total), yuan(line.totalFen));
    check(`${what}.missing`, setOf(wanted.missing), setOf(line.missing)!);
    check(`${what}.because`, setOf(wanted.because), setOf(failed(line.reasons))!);
  });
}

/** Compares the best bundle with what an example expects. */
export function compareBundle(expect: BundleExpectation, bundle: Bundle): Difference[] {
  const found: Difference[] = [];
  const check: Check = (what, expected, actual) => {
    if (expected !== undefined && expected !== actual) found.push({ what, expected, actual });
  };
  check("chosen", setOf(expect.chosen), setOf(bundle.chosen)!);
  check("total", moneyOf(expect.total), yuan(bundle.totalFen));
  check("left_out", setOf(expect.left_out), setOf(bundle.leftOut.map((it) => it.benefit))!);
  return found;
}

/** Ids of the reasons that refuse, each once; what is left to a person's judgement does not refuse. */
function failed(reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.filter((it) => it.holds === false && !it.judgement).map((it) => it.id))];
}

const setOf = (names: readonly string[] | undefined): string | undefined => names && `[${names.toSorted().join(", ")}]`;
const moneyOf = (fen: number | null | undefined): string | undefined => (fen === undefined ? undefined : yuan(fen));
const yuan = (fen: number | null | undefined): string => (typeof fen === "number" ? `${fen / 100} yuan` : "none");
const constant = (value: Data): string => constantText(constantOf(value));

function constantText(value: Constant): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
