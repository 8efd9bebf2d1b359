import type { Readable } from "node:stream";
import type { RosterExportBody } from "@jucai/contract";
import { type Clock, today } from "#kernel/clock.ts";
import { publishedRoster } from "../rosters/definitions.ts";
import { csvOf, type TableRow, workbookOf } from "../sheets/index.ts";
import { type ExportGround, rosterColumns, rosterTable } from "./roster.ts";

/** A roster as the bytes of a file, and how many rows went into it once it has ended. */
export async function rosterFile(
  ground: ExportGround,
  asked: RosterExportBody,
  clock: Clock,
): Promise<{ readonly stream: Readable; readonly count: () => number }> {
  const roster = await ground.within((tx) => publishedRoster(tx, asked.roster));
  let count = 0;
  async function* counted(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
    for await (const row of rows) {
      count++;
      yield row;
    }
  }
  const rows = counted(await rosterTable(ground, roster, asked));
  const head = { title: roster.name.zh, line: "", date: today(clock), columns: rosterColumns(roster) };
  return { stream: asked.format === "csv" ? csvOf(head, rows) : workbookOf(head, rows), count: () => count };
}
