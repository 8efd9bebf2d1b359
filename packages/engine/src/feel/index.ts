/**
 * The expression language of packs: a typed subset of FEEL (docs/packs.md, "Expressions").
 *
 * A source is read (`read.ts`), every name and type is checked against the
 * vocabulary (`typing/`), and what comes out is plain JSON that `evaluate/` runs.
 */
import type { Place } from "../model/problem.ts";
import { readSyntax } from "./read.ts";
import { startReport } from "./report.ts";
import type { Parsed, Scope } from "./scope.ts";
import { infer } from "./typing/infer.ts";
import { lookupOf } from "./typing/lookup.ts";
import { booleanType, expectType, reportType } from "./typing/types.ts";
import type { Typing } from "./typing/typing.ts";

export type { Parsed, Scope } from "./scope.ts";

/**
 * Parses and types one expression. Never throws on any input.
 *
 * `place` is where the first character of `source` stands; later lines are taken
 * to be indented as far, as in a YAML block.
 *
 * @returns the expression and its type, or every problem found, each with its place and its remedy
 */
export function parseExpression(source: string, scope: Scope, place: Place): Parsed {
  const report = startReport(source, place);
  const syntax = readSyntax(source, report);
  if (!syntax) return { problems: report.problems };
  const typing: Typing = { scope, lookup: lookupOf(scope.vocabulary), report, frames: [], infer };
  const typed = scope.expects ? expectType(syntax, scope.expects, typing) : infer(syntax, typing);
  if (typed?.type.kind === "null") reportType(syntax, typed.type, booleanType, typing);
  if (!typed || report.problems.length > 0) return { problems: report.problems };
  return { ...typed, problems: [] };
}
