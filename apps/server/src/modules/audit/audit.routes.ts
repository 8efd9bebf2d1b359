import { Readable } from "node:stream";
import { type AuditEntryItem, auditRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import type { Scope } from "#kernel/scope.ts";
import { entriesBefore, type Filters, listEntries, readState } from "./audit.store.ts";
import { verification } from "./verification.ts";

const rowsAtOnce = 1_000;

/** What the audit administrator reads and does. */
export function auditRoutes(http: FastifyInstance, { database, jobs }: ModuleDeps): void {
  handle(http, routes.auditEntries, ({ query, within }) => within((tx) => listEntries(tx, query)));

  // The chain itself is nobody's row: who may read entries may know how long it is.
  handle(http, routes.auditState, () => database.asSystem("read the chain's state", readState));

  handle(http, routes.verifyAudit, async ({ actor }) => {
    const { account, name } = actor;
    const job = await database.asSystem("ask for a verification", (tx) =>
      jobs.send(tx, verification, { account, name }, account),
    );
    return { job };
  });

  handleFile(http, routes.exportAudit, async ({ query, actor, scope, within }, _request, reply) => {
    await within((tx) => record(tx, actor, { action: "audit.export", object: { kind: "audit" }, detail: query }));
    return reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="audit.csv"')
      .send(Readable.from(csv(database, scope, query)));
  });
}

const heading = ["id", "at", "account", "actor", "on_behalf_of", "action", "object_kind", "object_id", "detail", "seq"];

/** Page by page: an export of years is as small in memory as that of a day. */
async function* csv(database: ModuleDeps["database"], scope: Scope, filters: Filters): AsyncGenerator<string> {
  yield `\uFEFF${heading.join(",")}\r\n`;
  let before: string | undefined;
  for (;;) {
    const rows = await database.within(scope, (tx) => entriesBefore(tx, filters, before, rowsAtOnce));
    if (rows.length > 0) yield rows.map(csvLine).join("");
    before = rows.at(-1)?.id;
    if (rows.length < rowsAtOnce) return;
  }
}

function csvLine({ id, at, account, actor, onBehalfOf, action, object, detail, seq }: AuditEntryItem): string {
  const cells = [
    id,
    at,
    account,
    actor,
    onBehalfOf,
    action,
    object.kind,
    object.id,
    detail && JSON.stringify(detail),
    seq,
  ];
  return `${cells.map((cell) => csvCell(cell === null ? "" : String(cell))).join(",")}\r\n`;
}

/** A name that begins like a formula must not be one when a spreadsheet opens the file. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
