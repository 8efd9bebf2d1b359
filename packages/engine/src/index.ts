/** The engine: decide, combine, ask, explain. The expression parser is at `@jucai/engine/feel`. */
export * from "./run.ts";
export { readFacts, type Case } from "./facts/read-facts.ts";
export { writeFacts } from "./facts/write-facts.ts";
export { readMoney, readValue } from "./facts/read-value.ts";
export { allExpressions } from "./decide/rules.ts";
export { compile } from "./evaluate/compile.ts";
export { children, factsOf, literals, mapChildren, mapExpression, replaceLiteral, walk } from "./check/walk.ts";
export { expressionsOf } from "./operators/index.ts";
export * from "./witness/index.ts";
