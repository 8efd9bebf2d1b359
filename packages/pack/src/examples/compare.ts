import { type Bundle, type Constant, type Decision, type Instalment, type Line, type Reason } from "@jucai/engine";
import type { Data } from "../shape/data.ts";
import { constantOf } from "./build-examples.ts";
import type { BundleExpectation, Expectation } from "./example.ts";

/** One thing that came out differently. */
export type Difference = { readonly what: string; readonly expected: string; readonly actual: string };

/** Compares a decision with what an example expects; what it does not name may be anything. */
export function compareDecision(expect: Expectation, decision: Decision): Difference[] {
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
  check("gives", setOf(expect.gives), setOf(decision.gives.filter((it) => it.holds === true).map((it) => it.id))!);
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

/** Ids of the reasons that refuse; each once, although a claim may name it for many lines. */
function failed(reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.filter((it) => it.holds === false).map((it) => it.id))];
}

const setOf = (names: readonly string[] | undefined): string | undefined => names && `[${names.toSorted().join(", ")}]`;
const moneyOf = (fen: number | null | undefined): string | undefined => (fen === undefined ? undefined : yuan(fen));
const yuan = (fen: number | null | undefined): string => (typeof fen === "number" ? `${fen / 100} yuan` : "none");
const constant = (value: Data): string => constantText(constantOf(value));

function constantText(value: Constant): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
