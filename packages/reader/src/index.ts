export * from "./model.ts";
export { openFile, openLimits, textSource } from "./open/index.ts";
export { readDocument, readText } from "./read.ts";
export { comparable, type Comparable } from "./repair/index.ts";
