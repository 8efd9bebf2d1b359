import type { ImportProblem } from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import { type Entry, problemAt } from "../sheets/index.ts";
import type { Held } from "./held.ts";

const columnsFor: Readonly<Record<Held["by"], RosterColumn["is"]>> = {
  identity: "identity",
  name_birth_phone: "phone",
  uscc: "uscc",
  name: "name",
};

/**
 * Only another place holds whom the row is about: which units can be asked, as at registering one by hand, and
 * nothing else.
 */
export function heldElsewhere(
  { row, cells }: Pick<Entry, "row" | "cells">,
  { columns }: Roster,
  { by, heldBy }: Held,
  names: ReadonlyMap<string, string>,
): ImportProblem[] {
  const column = columns.find(({ is }) => is === columnsFor[by]) ?? columns.find(({ is }) => is !== undefined);
  if (column === undefined) return [];
  const units = heldBy.flatMap((unit) => names.get(unit) ?? []);
  const where =
    units.length === 0 ? { zh: "其他地方", en: "another place" } : { zh: units.join("、"), en: units.join(", ") };
  const tell = problemAt(row, column.key, column.header, cells[column.key] ?? "");
  return [
    tell(
      "error",
      "held/elsewhere",
      { zh: `外地已经登记（${where.zh}），不能再登记`, en: `registered already in another place (${where.en})` },
      { zh: "需要使用请与该单位或当地人才办联系", en: "Ask that unit or the talent office there" },
    ),
  ];
}
