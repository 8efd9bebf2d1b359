import type { Expression, Place, Problem, Type, Vocabulary } from "@jucai/engine";
import { parseExpression } from "@jucai/engine/feel";
import type { Written } from "../shape/scalars.ts";

/** What the expressions of one benefit, or of a pack's definitions, may refer to. */
export type Scope = {
  readonly vocabulary: Vocabulary;
  readonly names: ReadonlyMap<string, { readonly type: Type; readonly is: Expression }>;
  readonly settings: ReadonlyMap<string, { readonly type: Type; readonly values?: readonly string[] }>;
  readonly item?: string;
  /** Names (`adult`, `setting.delay`) whose own faults are reported already: what mentions them is not judged. */
  readonly broken?: ReadonlySet<string>;
  /** The list of the claim's lines is not known, so facts of its lines cannot be told from others. */
  readonly brokenEach?: true;
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
  if (scope.broken && namesIn(written.source).some((name) => scope.broken!.has(name))) return undefined;
  const parsed = parseExpression(written.source, { ...scope, ...(expects ? { expects } : {}) }, at);
  problems.push(...parsed.problems.filter(({ code }) => !(scope.brokenEach && code === "feel/needs-item")));
  return parsed.expression && parsed.type ? { expression: parsed.expression, type: parsed.type } : undefined;
}

/** The names that a source mentions outside texts in quotes; dotted ones as a whole. */
export function namesIn(source: string): string[] {
  return [...source.replace(/"[^"]*"/g, '""').matchAll(/(?<![\w.])[a-z]\w*(?:\.[a-z]\w*)*/g)].map(([name]) => name);
}
