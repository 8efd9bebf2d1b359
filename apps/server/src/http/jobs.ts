import { jobRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { JobTables } from "#kernel/jobs/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { handle } from "./handle.ts";

/** How far long work is; row-level security shows everybody his own. */
export function jobRoutes(http: FastifyInstance): void {
  handle(http, routes.job, async ({ params, within }) => {
    const job = await within((tx) =>
      tx
        .withTables<JobTables>()
        .selectFrom("job_progress")
        .select(["id", "name", "state", "done", "total", "message", "result"])
        .where("id", "=", params.id)
        .executeTakeFirst(),
    );
    if (job === undefined) throw new Refusal("not_found", { zh: "没有这项工作。", en: "There is no such work." });
    return { ...job, result: job.result as Record<string, unknown> | null };
  });
}
