/** Kinds of units, as the menu of kinds lists them. */
export const unitKinds = [
  "jurisdiction",
  "office",
  "township",
  "village",
  "employer",
  "agency",
  "school",
  "group",
] as const;
export type UnitKind = (typeof unitKinds)[number];
