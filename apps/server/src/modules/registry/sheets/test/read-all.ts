import { join } from "node:path";
import { loadPacks } from "@jucai/pack";
import type { Roster } from "@jucai/engine";
import { openBook } from "../open.ts";
import type { Entry } from "../read/entry.ts";
import { readSheet, type SheetOptions, type SheetReading } from "../read/sheet.ts";

let packs: ReturnType<typeof loadPacks> | undefined;

/** A roster as the project's packs define it; they are read once. */
export async function packRoster(id: string): Promise<Roster> {
  packs ??= loadPacks(join(import.meta.dirname, "../../../../../../../packs"));
  const { policies } = await packs;
  const roster = policies.flatMap(({ rosters }) => rosters ?? []).find((each) => each.id === id);
  if (roster === undefined) throw new Error(`the packs have no roster ${id}`);
  return roster;
}

/** Everything that a file says, read at once. */
export async function readAll(
  bytes: Buffer,
  roster: Roster,
  options: Partial<SheetOptions> = {},
): Promise<{ reading: SheetReading; entries: Entry[] }> {
  const reading = await readSheet(await openBook(bytes), roster, { today: "2025-11-20", ...options });
  const entries: Entry[] = [];
  for await (const entry of reading.entries()) entries.push(entry);
  return { reading, entries };
}
