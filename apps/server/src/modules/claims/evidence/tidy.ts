import type { ModuleDeps } from "#http/deps.ts";
import { tidyFiles } from "#kernel/files/index.ts";
import { evidenceTables } from "./evidence.tables.ts";

const tidyJob = "evidence.tidy";

/** Every night: files on the disk that no row needs any more. */
export function evidenceJobs({ jobs, database, files, clock }: ModuleDeps): void {
  jobs.define(tidyJob, async () => {
    const removed = await tidyFiles(files.folder, (names) => needed(database, names), clock.now());
    return { removed };
  });
  jobs.every(tidyJob, "40 3 * * *");
}

/** Which of these names rows still need. */
export async function needed(database: ModuleDeps["database"], names: readonly string[]): Promise<ReadonlySet<string>> {
  const idOf = (name: string) => name.slice(0, 36);
  const ids = [...new Set(names.map(idOf))];
  if (ids.length === 0) return new Set();
  const rows = await database.asSystem("which stored files are needed", (tx) =>
    evidenceTables(tx)
      .selectFrom("evidence_file")
      .select("id")
      .where("id", "in", ids)
      .where("gone_at", "is", null)
      .execute(),
  );
  const there = new Set(rows.map(({ id }) => id));
  return new Set(names.filter((name) => there.has(idOf(name))));
}
