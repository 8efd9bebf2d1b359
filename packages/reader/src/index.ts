export * from "./model.ts";
export { openFile } from "./open/index.ts";
export type { ProblemCode } from "./problems.ts";
export { readDocument, readText } from "./read.ts";
