/** Small expressions that questions are made of. */
import type { Comparison, Constant, Expression } from "../model/expression.ts";

export const constant = (value: Constant): Expression => ({ op: "const", value });
export const always: Expression = constant(true);
export const fact = (id: string): Expression => ({ op: "fact", id });
export const both = (of: readonly Expression[]): Expression => (of.length === 1 ? of[0]! : { op: "and", of });
export const either = (of: readonly Expression[]): Expression => (of.length === 1 ? of[0]! : { op: "or", of });
export const not = (of: Expression): Expression => ({ op: "not", of });
export const compare = (left: Expression, by: Comparison, right: Expression): Expression => ({
  op: "compare",
  by,
  left,
  right,
});
export const equals = (left: Expression, value: Constant): Expression => compare(left, "=", constant(value));
