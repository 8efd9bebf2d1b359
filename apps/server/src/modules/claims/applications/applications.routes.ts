import multipart from "@fastify/multipart";
import { applicationRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope } from "#kernel/scope.ts";
import { fileOf } from "#modules/registry/imports/upload.ts";
import { limits } from "#modules/registry/sheets/index.ts";
import { claimsTables } from "../claims.tables.ts";
import { employersLike } from "./employers.ts";
import { listApplications } from "./list.ts";
import { look } from "./look.ts";
import { rowsTemplate, takeRows } from "./rows.ts";
import { discardApplication, noForm, saveApplication } from "./save.ts";
import { type Doing, startApplication } from "./start.ts";
import { submitApplication } from "./submit.ts";
import { applicationView } from "./view.ts";

/** One form for a bundle of benefits, from the check's result to the claims' numbers. */
export function applicationRoutes(http: FastifyInstance, { clock, sealing, events }: ModuleDeps): void {
  const doing = (actor: Actor, scope: Scope): Doing => ({ actor, scope, clock, sealing, events });

  handle(http, routes.applications, ({ query, within }) => within((tx) => listApplications(tx, query)));
  handle(http, routes.employersToConfirm, ({ query, within }) =>
    within(async (tx) => ({ items: await employersLike(tx, query.q) })),
  );
  handle(http, routes.startApplication, ({ body, actor, scope, within }) =>
    within((tx) => startApplication(tx, doing(actor, scope), body)),
  );
  handle(http, routes.application, ({ params, actor, within }) =>
    within(async (tx) => {
      const form = await claimsTables(tx)
        .selectFrom("application")
        .selectAll()
        .where("id", "=", params.id)
        .where("state", "<>", "discarded")
        .executeTakeFirst();
      if (form === undefined) throw noForm();
      // What was handed in is shown as it stood that day.
      const on = form.declared_at === null ? today(clock) : today({ now: () => form.declared_at ?? clock.now() });
      return applicationView(tx, actor, await look(tx, sealing, form, on));
    }),
  );
  handle(http, routes.saveApplication, ({ params, body, actor, scope, within }) =>
    within((tx) => saveApplication(tx, doing(actor, scope), params.id, body)),
  );
  handle(http, routes.discardApplication, ({ params, actor, scope, within }) =>
    within((tx) => discardApplication(tx, doing(actor, scope), params.id)),
  );
  handle(http, routes.submitApplication, ({ params, body, actor, scope, language, within }) =>
    within((tx) => submitApplication(tx, doing(actor, scope), params.id, body, language)),
  );
  handleFile(http, routes.applicationRowsTemplate, async ({ params, query, actor, scope, within }, _request, reply) =>
    reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename="${query.list}.xlsx"`)
      .header("cache-control", "no-store")
      .send(await within((tx) => rowsTemplate(tx, doing(actor, scope), params.id, query.list))),
  );
  http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: limits.bytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.applicationRows, async ({ params, query, actor, scope, within }, request, reply) => {
      const { bytes } = await fileOf(await request.file());
      return reply.send(await within((tx) => takeRows(tx, doing(actor, scope), params.id, query.list, bytes)));
    });
  });
}
