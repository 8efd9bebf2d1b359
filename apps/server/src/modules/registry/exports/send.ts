import type { FastifyReply } from "fastify";
import { csvOf, type TableHead, type TableRow, workbookOf } from "../sheets/index.ts";

const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

/** Sends a file with a name in Chinese; never cached, never shown inside the page. */
export function asFile(reply: FastifyReply, kind: keyof typeof types, name: string): FastifyReply {
  const plain = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "");
  return reply
    .type(types[kind])
    .header(
      "content-disposition",
      `attachment; filename="export.${kind}"; filename*=UTF-8''${encodeURIComponent(`${plain}.${kind}`)}`,
    )
    .header("cache-control", "no-store");
}

/** Streams a table: rows are read from the database as the client takes them. */
export function sendTable(
  reply: FastifyReply,
  kind: keyof typeof types,
  head: TableHead,
  rows: AsyncIterable<TableRow>,
): FastifyReply {
  return asFile(reply, kind, `${head.title}${head.date}`).send(
    kind === "csv" ? csvOf(head, rows) : workbookOf(head, rows),
  );
}
