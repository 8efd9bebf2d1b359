import type { Expression, Place, Problem, Type, Vocabulary } from "@jucai/engine";
import { parseExpression } from "@jucai/engine/feel";
import type { Written } from "../shape/scalars.ts";

/** What the expressions of one benefit, or of a pack's definitions, may refer to. */
export type Scope = {
  readonly vocabulary: Vocabulary;
  readonly names: ReadonlyMap<string, { readonly type: Type; readonly is: Expression }>;
  readonly settings: ReadonlyMap<string, { readonly type: Type; readonly values?: readonly string[] }>;
  readonly item?: string;
};

/** Parses what the author wrote; undefined after the problems were collected. */
export type Parse = (written: Written | undefined, expects?: Type) => Expression | undefined;

export function parserIn(scope: Scope, problems: Problem[]): Parse {
  return (written, expects) => typedIn(scope, problems, written, expects)?.expression;
}

/** Parses and keeps the type that came out. */
export function typedIn(
  scope: Scope,
  problems: Problem[],
  written: Written | undefined,
  expects?: Type,
): { readonly expression: Expression; readonly type: Type } | undefined {
  if (!written) return undefined;
  const at: Place = written.at;
  const parsed = parseExpression(written.source, { ...scope, ...(expects ? { expects } : {}) }, at);
  problems.push(...parsed.problems);
  return parsed.expression && parsed.type ? { expression: parsed.expression, type: parsed.type } : undefined;
}
