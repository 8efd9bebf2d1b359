/** A corrected draft becomes the files of a pack. */
export type { Draft, DraftForm, DraftMeasure as DraftPackMeasure, DraftUnit as DraftPackUnit } from "./draft.ts";
export { packFilesOf } from "./files-of.ts";
export { type KindProposal, proposeKind } from "./kind.ts";
export { isTask, owesTask } from "./tasks.ts";
