import { importRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitNames } from "../facts/views.ts";
import { publishedRoster } from "../rosters/definitions.ts";
import { registryTables } from "../registry.tables.ts";
import { templateWorkbook } from "../sheets/index.ts";
import { peopleTable } from "./people.ts";
import { inClear } from "./reveal.ts";
import { rosterColumns, rosterTable } from "./roster.ts";
import { asFile, sendTable } from "./send.ts";

/** People and rosters out as files, and the empty form of a roster. */
export function exportRoutes(http: FastifyInstance, { sealing, clock, permissions }: ModuleDeps): void {
  handleFile(http, routes.exportPeople, async ({ body, actor, within }, _request, reply) => {
    const clear = inClear(permissions, actor, "person", body);
    const { columns, rows } = await peopleTable({ within, sealing, actor, clear, ...why(body) }, body);
    const head = {
      title: "人员名单",
      line: await unitLine(within, actor.grants[0]?.unit),
      date: today(clock),
      columns,
    };
    return sendTable(reply, body.format, head, rows);
  });
  handleFile(http, routes.exportRoster, async ({ body, actor, within }, _request, reply) => {
    const clear = inClear(permissions, actor, "roster", body);
    const roster = await within((tx) => publishedRoster(tx, body.roster));
    const rows = await rosterTable({ within, sealing, actor, clear, ...why(body) }, roster, body);
    const line = await unitLine(within, body.unit ?? actor.grants[0]?.unit);
    return sendTable(
      reply,
      body.format,
      { title: roster.name.zh, line, date: today(clock), columns: rosterColumns(roster) },
      rows,
    );
  });
  handleFile(http, routes.rosterTemplate, async ({ params, query, within }, _request, reply) => {
    const { roster, unit } = await within(async (tx) => ({
      roster: await publishedRoster(tx, `${params.pack}/${params.roster}`),
      unit: await unitName(tx, query.unit),
    }));
    return asFile(reply, "xlsx", `${roster.name.zh}模板`).send(await templateWorkbook(roster, unit));
  });
}

function why({ reason }: { readonly reason?: string }): { reason?: string } {
  return reason === undefined ? {} : { reason };
}

async function unitLine(
  within: <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>,
  unit: string | undefined,
): Promise<string> {
  return `填报单位：${await within((tx) => unitName(tx, unit))}`;
}

async function unitName(tx: ScopedTransaction, unit: string | undefined): Promise<string> {
  if (unit === undefined) return "";
  return (await unitNames(registryTables(tx), [unit], "zh")).get(unit) ?? "";
}
