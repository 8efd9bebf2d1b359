import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import type { ImportCounts, ImportMode, ImportProblem, ImportReceipt, ImportStatus } from "@jucai/contract";
import { sql } from "kysely";
import type { Config } from "#config/config.ts";
import { systemClock } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { openSealing } from "#kernel/sealing/index.ts";
import { importAtOnce } from "#modules/registry/imports/index.ts";
import { withScoped } from "../data-folder-database.ts";
import { adminFault } from "../fault.ts";

export type ImportOptions = {
  readonly file: string;
  readonly roster: string;
  /** Its id, or one of its names. */
  readonly unit: string;
  readonly year: number;
  /** What to write; without it the file is only checked. */
  readonly write?: ImportMode;
  /** Where to put the workbook with what is wrong marked. */
  readonly returned?: string;
};
export type Imported = {
  readonly id: string;
  readonly status: ImportStatus;
  readonly counts: ImportCounts | null;
  readonly problems: readonly ImportProblem[];
  readonly receipt: ImportReceipt | null;
};

/** Who works at the machine itself; there is no account behind it. */
export const commandLine: Actor = {
  account: "00000000-0000-0000-0000-000000000000",
  name: "jucai (command line)",
  person: null,
  session: null,
  grants: [],
};

/** Checks a spreadsheet of a roster and, when asked, writes it. */
export async function importRoster(config: Config, options: ImportOptions): Promise<Imported> {
  const { file, roster, unit, year, write, returned } = options;
  const bytes = await readFile(file).catch(() => {
    throw adminFault(`读不到文件 ${file}。`, `Cannot read the file ${file}.`);
  });
  return withScoped(config, async (database) => {
    const sealing = await openSealing({ keysFolder: config.keysFolder }, { scoped: database });
    const id = await database.asSystem("find a unit by its name", (tx) => unitNamed(tx, unit));
    const given = { roster, year, unit: id, name: basename(file), bytes, write, mark: returned !== undefined };
    const { workbook, ...done } = await importAtOnce({ database, sealing, clock: systemClock }, commandLine, given);
    if (returned !== undefined && workbook !== undefined) await writeFile(returned, workbook);
    return done;
  });
}

/** The unit of this id or name. */
export async function unitNamed(tx: ScopedTransaction, name: string): Promise<string> {
  const { rows } = await sql<{ id: string; named: string; place: string }>`
    select id, name ->> 'zh' as named, place from unit
    where successor is null
      and (id::text = ${name} or id in (select unit from unit_name where unit_name.name = ${name}))
    order by named`.execute(tx);
  const official = rows.filter(({ named }) => named === name);
  const [only, other] = official.length > 0 ? official : rows;
  if (only === undefined) throw adminFault(`没有叫“${name}”的单位。`, `There is no unit called ${name}.`);
  if (other === undefined) return only.id;
  const all = rows.map(({ id, named, place }) => `${named}（${place}）${id}`);
  throw adminFault(
    `叫“${name}”的单位有 ${rows.length} 个，请写编号：${all.join("、")}`,
    `${rows.length} units are called ${name}; give the id of one: ${all.join(", ")}`,
  );
}
