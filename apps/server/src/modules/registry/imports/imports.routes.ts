import multipart from "@fastify/multipart";
import { importRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { asFile } from "../exports/send.ts";
import { limits } from "../sheets/index.ts";
import { confirmImport, dropImport, nameColumns } from "./actions.ts";
import { batchOf, detailIn, summaryIn } from "./batches.ts";
import { correctRow } from "./correct.ts";
import { listImports } from "./list.ts";
import { rowsPage } from "./pages.ts";
import { returnedFile } from "./returned.ts";
import { fileOf, stageUpload } from "./upload.ts";
import { mustBeUndoable, undoImport } from "./undo.ts";

/** Spreadsheets of rosters: uploaded, checked, corrected, confirmed, undone. */
export function importRoutes(http: FastifyInstance, deps: ModuleDeps): void {
  const { sealing, clock, jobs } = deps;

  // In a scope of its own, so that no other address takes multipart bodies.
  http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: limits.bytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.uploadImport, async ({ query, actor, scope, within }, request) => {
      const file = await fileOf(await request.file());
      return within((tx) => stageUpload(tx, deps, jobs, actor, scope, query, file));
    });
  });
  handle(http, routes.imports, ({ query, within }) => within((tx) => listImports(tx, query)));
  handle(http, routes.importDetail, ({ params, within }) => within((tx) => detailIn(tx, params.id)));
  handle(http, routes.importRows, ({ params, query, within }) =>
    within((tx) => rowsPage(tx, sealing, params.id, query)),
  );
  handle(http, routes.importColumns, ({ params, body, actor, within }) =>
    within((tx) => nameColumns(tx, jobs, actor, params.id, body)),
  );
  handle(http, routes.importRow, ({ params, body, within }) => correctRow(deps, within, params.id, params.row, body));
  handle(http, routes.confirmImport, ({ params, body, actor, within }) =>
    within((tx) => confirmImport(tx, jobs, actor, params.id, body.mode)),
  );
  handle(http, routes.undoImport, async ({ params, body, actor, within }) => {
    await within(async (tx) => mustBeUndoable(await batchOf(tx, params.id), clock.now()));
    await undoImport(deps, params.id, actor, body.reason);
    return within((tx) => summaryIn(tx, params.id));
  });
  handleFile(http, routes.importWorkbook, async ({ params, actor, within }, _request, reply) => {
    const { name, bytes } = await within((tx) => returnedFile(tx, sealing, actor, params.id));
    return asFile(reply, "xlsx", name).send(bytes);
  });
  handle(http, routes.dropImport, ({ params, actor, within }) =>
    within((tx) => dropImport(tx, actor, clock, params.id)),
  );
}
