import { assignmentRoutes as routes } from "@jucai/contract";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { pressing } from "../board/list.ts";
import { unitNames } from "../board/unit-names.ts";
import { assignmentViews } from "../standing/views.ts";
import { assignmentTable } from "./assignment-table.ts";
import { taskList } from "./task-list.ts";

/** Lists of tasks as offices file them. */
export function exportRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  const now = () => today(clock);

  handleFile(http, routes.assignmentFile, async ({ query, actor, language, within }, _request, reply) => {
    const on = now();
    const file = await within(async (tx) => {
      const items = await assignmentViews(tx, await pressing(tx, actor, query, on));
      await record(tx, actor, { action: "task.export", object: { kind: "task" }, detail: { rows: items.length } });
      return assignmentTable({ items, unit: await unitOf(tx, actor, language), on, language });
    });
    return send(reply, `tasks-${on}.xlsx`, file);
  });

  handleFile(http, routes.taskList, async ({ query, actor, language, within }, _request, reply) => {
    const on = now();
    const file = await within(async (tx) => {
      const unit = await unitOf(tx, actor, language);
      await record(tx, actor, { action: "task.export", object: { kind: "task", id: query.document }, detail: query });
      return taskList(tx, { ...query, on, unit, language });
    });
    return send(reply, `task-list-${query.document}-${query.period.replace(":", "-")}.xlsx`, file);
  });
}

/** The unit whose name stands on the sheet: the one for which the reader acts. */
async function unitOf(tx: ScopedTransaction, { grants }: Actor, language: "zh" | "en"): Promise<string> {
  const unit = grants[0]?.unit;
  return unit === undefined ? "" : (await unitNames(tx, [unit]))(unit)[language];
}

function send(reply: FastifyReply, name: string, file: Uint8Array) {
  return reply
    .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .send(Buffer.from(file));
}
