import type { Type } from "../../model/type.ts";
import type { Syntax } from "../syntax.ts";
import { booleanType, expectType, reportType, sameType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

/** `if a then b else c`: both branches have one type, which is the type of the whole. */
export function choice(syntax: Syntax & { is: "if" }, typing: Typing, hint?: Type): Typed | undefined {
  const test = expectType(syntax.test, booleanType, typing);
  const pair = inferPair(syntax.then, syntax.else, typing, hint);
  if (!test || !pair) return undefined;
  const [yes, no] = pair;
  if (yes.type.kind === "null") return reportType(syntax.then, yes.type, no.type, typing);
  if (!sameType(yes.type, no.type)) return reportType(syntax.else, no.type, yes.type, typing);
  return {
    expression: { op: "if", test: test.expression, then: yes.expression, else: no.expression },
    type: yes.type,
  };
}

/**
 * Types two parts that should have one type. A quoted text means what the other
 * side makes of it, so the other side is typed first.
 */
export function inferPair(
  left: Syntax,
  right: Syntax,
  typing: Typing,
  hint?: Type,
): readonly [Typed, Typed] | undefined {
  if (hint === undefined && takesHint(left)) {
    const second = typing.infer(right, typing);
    const first = typing.infer(left, typing, second?.type);
    return first && second && [first, second];
  }
  const first = typing.infer(left, typing, hint);
  const second = typing.infer(right, typing, hint ?? first?.type);
  return first && second && [first, second];
}

/** Whether the meaning of a part depends on its surroundings. */
function takesHint(syntax: Syntax): boolean {
  return syntax.is === "text" || (syntax.is === "if" && takesHint(syntax.then) && takesHint(syntax.else));
}
