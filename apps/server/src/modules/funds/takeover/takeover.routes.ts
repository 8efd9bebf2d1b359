import multipart from "@fastify/multipart";
import { takeoverRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { fileOf } from "#modules/registry/imports/upload.ts";
import { confirmTakeover, dropTakeover, loadTakeover, takeoverOf, takeovers, takeoverTemplate } from "./takeovers.ts";

const mostBytes = 16 * 1024 * 1024;

/** 存量接续: awards that ran before, and opening balances. */
export function takeoverRoutes(http: FastifyInstance, deps: Pick<ModuleDeps, "clock" | "events" | "sealing">): void {
  const by = (who: Actor) => ({ ...deps, who });

  handleFile(http, routes.takeoverTemplate, async ({ query }, _request, reply) =>
    reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename="takeover-${query.kind}.xlsx"`)
      .send(takeoverTemplate(query.kind, today(deps.clock))),
  );
  handle(http, routes.takeovers, ({ within }) =>
    within(async (tx) => ({ items: (await takeovers(tx)).map(({ rows: _, ...head }) => head) })),
  );
  handle(http, routes.takeover, ({ params, within }) => within((tx) => takeoverOf(tx, params.id)));
  handle(http, routes.confirmTakeover, ({ params, actor, within }) =>
    within((tx) => confirmTakeover(tx, by(actor), params.id)),
  );
  handle(http, routes.dropTakeover, ({ params, actor, within }) =>
    within((tx) => dropTakeover(tx, by(actor), params.id)),
  );
  void http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: mostBytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.loadTakeover, async ({ query, actor, scope, within }, request) => {
      const file = await fileOf(await request.file());
      return within((tx) => loadTakeover(tx, scope, by(actor), query, file));
    });
  });
}
