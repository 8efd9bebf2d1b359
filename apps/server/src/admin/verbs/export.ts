import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Config } from "#config/config.ts";
import { systemClock } from "#kernel/clock.ts";
import { openSealing } from "#kernel/sealing/index.ts";
import { rosterFile } from "#modules/registry/exports/index.ts";
import { withScoped } from "../data-folder-database.ts";
import { adminFault } from "../fault.ts";
import { commandLine, unitNamed } from "./import.ts";

export type ExportOptions = {
  readonly file: string;
  readonly roster: string;
  readonly unit?: string;
  readonly year?: number;
  readonly format: "xlsx" | "csv";
  /** Numbers in clear, for this reason. */
  readonly reason?: string;
};

/** Writes a roster into a file, row by row; masked unless a reason is given. */
export function exportRoster(config: Config, options: ExportOptions): Promise<{ file: string; rows: number }> {
  const { file, unit, format, reason, ...rest } = options;
  return withScoped(config, async (database) => {
    const sealing = await openSealing({ keysFolder: config.keysFolder }, { scoped: database });
    const of =
      unit === undefined ? undefined : await database.asSystem("find a unit by its name", (tx) => unitNamed(tx, unit));
    const asked = { ...rest, format, clear: reason !== undefined, ...(of === undefined ? {} : { unit: of }) };
    const ground = {
      within: (work: Parameters<typeof database.asSystem>[1]) => database.asSystem("export a roster", work),
      sealing,
      actor: commandLine,
      clear: reason === undefined ? undefined : () => true,
      ...(reason === undefined ? {} : { reason }),
    };
    const { stream, count } = await rosterFile(ground as Parameters<typeof rosterFile>[0], asked, systemClock);
    await pipeline(stream, createWriteStream(file, { mode: 0o600 })).catch((error: unknown) => {
      throw (error as { code?: string }).code === "ENOENT" || (error as { code?: string }).code === "EACCES"
        ? adminFault(`写不了文件 ${file}。`, `Cannot write the file ${file}.`)
        : error;
    });
    return { file, rows: count() };
  });
}
