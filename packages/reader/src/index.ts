export { compareDocuments } from "./compare/compare.ts";
export type { Change, ComparedMeasure, DocumentComparison, HeadChange, TextPiece } from "./compare/comparison.ts";
export * from "./model.ts";
export { openFile, openLimits } from "./open/index.ts";
export type { ProblemCode } from "./problems.ts";
export { readDocument, readText } from "./read.ts";
export { comparable, type Comparable } from "./repair/index.ts";
