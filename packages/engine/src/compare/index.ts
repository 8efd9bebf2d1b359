/** What a change of rules does to a population, and what is not known of it. */
export type {
  BeforeAfter,
  Comparison,
  EditableNumber,
  GroupRow,
  Hanging,
  Information,
  NumberChange,
  NumberKind,
  NumberProblem,
  OpenSum,
  SourceId,
  SpreadBar,
} from "./types.ts";
export { affectedBy } from "./affected.ts";
export { type ComparedBlock, type CompareOptions, type Comparing, comparing } from "./comparing.ts";
export { type Grouping, unknownKey } from "./groups.ts";
export { emptyComparison, mergeComparisons } from "./merge.ts";
export { numbersOf, type Renumbered, withNumbers } from "./numbers/numbers.ts";
export { type Informing, informing, type InformOptions } from "./information/informing.ts";
export { emptyInformation, mergeInformation } from "./information/merge.ts";
export { sources, sourcesOf } from "./information/sources.ts";
