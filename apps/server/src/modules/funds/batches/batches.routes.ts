import multipart from "@fastify/multipart";
import { batchRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { fileOf } from "#modules/registry/imports/upload.ts";
import { placeWithin } from "../budgets/funds.ts";
import { bankFile } from "./bank-file.ts";
import { loadReturn } from "./bank-return.ts";
import { prepareBatch } from "./prepare.ts";
import { proposal } from "./proposal.ts";
import { reversePayment } from "./reverse.ts";
import { cancelBatch, checkBatch, closeBatch, releaseBatch } from "./steps.ts";
import { batchView, listBatches } from "./view.ts";

/** A bank's answer for a county's batch is far below this. */
const mostBytes = 8 * 1024 * 1024;

/** Batches: proposed, prepared, checked, released, answered by the bank, closed. */
export function batchRoutes(http: FastifyInstance, deps: Pick<ModuleDeps, "clock" | "events" | "sealing">): void {
  const by = (who: Actor) => ({ ...deps, who });

  handle(http, routes.batchProposal, ({ query, actor, scope, within }) =>
    within((tx) => {
      placeWithin(scope, query.place);
      return proposal(tx, by(actor), query);
    }),
  );
  handle(http, routes.batches, ({ query, within }) => within((tx) => listBatches(tx, query)));
  handle(http, routes.prepareBatch, ({ body, actor, scope, within }) =>
    within((tx) => prepareBatch(tx, scope, by(actor), body)),
  );
  handle(http, routes.batch, ({ params, actor, within }) => within((tx) => batchView(tx, by(actor), params.id)));
  handle(http, routes.checkBatch, ({ params, actor, within }) => within((tx) => checkBatch(tx, by(actor), params.id)));
  handle(http, routes.releaseBatch, ({ params, actor, within }) =>
    within((tx) => releaseBatch(tx, by(actor), params.id)),
  );
  handle(http, routes.cancelBatch, ({ params, body, actor, within }) =>
    within((tx) => cancelBatch(tx, by(actor), params.id, body.why)),
  );
  handle(http, routes.closeBatch, ({ params, actor, within }) => within((tx) => closeBatch(tx, by(actor), params.id)));
  handle(http, routes.reversePayment, ({ params, body, actor, within }) =>
    within((tx) => reversePayment(tx, by(actor), params.id, body.why)),
  );
  handleFile(http, routes.bankFile, async ({ params, query, actor, within }, _request, reply) => {
    const file = await within((tx) => bankFile(tx, by(actor), params.id, query.format));
    return reply
      .type(file.type)
      .header("content-disposition", `attachment; filename="${file.name}"`)
      .header("x-content-sha256", file.hash)
      .header("cache-control", "no-store")
      .send(file.bytes);
  });
  // In a scope of its own, so that no other address takes multipart bodies.
  void http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: mostBytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.loadBankReturn, async ({ params, actor, within }, request) => {
      const file = await fileOf(await request.file());
      return within((tx) => loadReturn(tx, by(actor), params.id, file), file.bytes);
    });
  });
}
