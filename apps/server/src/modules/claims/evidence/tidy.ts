import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { tidyFiles } from "#kernel/files/index.ts";

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
  // Files of tasks and of documents that are being read lie in the same folder.
  const { rows } = await database.asSystem("which stored files are needed", (tx) =>
    sql<{ id: string }>`
      select id from evidence_file where id = any(${ids}::uuid[]) and gone_at is null
      union all select id from task_file where id = any(${ids}::uuid[])
      union all select id from policy_draft where id = any(${ids}::uuid[]) and key_sealed is not null`.execute(tx),
  );
  const there = new Set(rows.map(({ id }) => id));
  return new Set(names.filter((name) => there.has(idOf(name))));
}
