export { readPacks, type LoadedPacks } from "./read-packs.ts";
export { loadPacks, readFolder, readStart, readText } from "./load-packs.ts";
export type { Example, ExampleFile, Expectation } from "./examples/example.ts";
export { runExamples, type ExamplesRun, type Failure } from "./examples/run-examples.ts";
export { mutate, type MutationRun, type Survivor } from "./mutate/mutate.ts";
export { forBrowser } from "./for-browser.ts";
export { nearest } from "./shape/nearest.ts";
export { openCase, type OpenedCase } from "./open-case.ts";
export { findIn, type Findings, type LocatedFinding } from "./findings/find.ts";
