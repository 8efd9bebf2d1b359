/** What a change of rules does to a population. */
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
export { numbersOf, type Renumbered, withNumbers } from "./numbers/numbers.ts";
