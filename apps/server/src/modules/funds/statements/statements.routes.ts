import { supervisionRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { forecast } from "./forecast.ts";
import { statement, statementWorkbook } from "./statement.ts";
import { fundSupervision, supervisionLines } from "./supervision.ts";

/** 资金拨付监管, statements and the forecast. */
export function statementRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  handle(http, routes.fundSupervision, ({ query, within }) => within((tx) => fundSupervision(tx, clock, query)));
  handle(http, routes.supervisionLines, ({ query, within }) => within((tx) => supervisionLines(tx, clock, query)));
  handle(http, routes.statement, ({ query, within }) => within((tx) => statement(tx, clock, query)));
  handle(http, routes.forecast, ({ query, within }) => within((tx) => forecast(tx, clock, query)));
  handleFile(http, routes.statementFile, async ({ query, actor, language, within }, _request, reply) => {
    const found = await within(async (tx) => {
      await record(tx, actor, { action: "fund.export", object: { kind: "fund" }, detail: { ...query } });
      return statement(tx, clock, query);
    });
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename="statement-${query.period}-${query.by}.xlsx"`)
      .header("cache-control", "no-store")
      .send(statementWorkbook(found, today(clock), language));
  });
}
