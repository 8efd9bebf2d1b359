import { sittingRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { minutesFile } from "./minutes.ts";
import { listSittings, openSitting, readSitting, signSitting, writeSitting } from "./sittings.ts";

/** Prescribed meetings, inspections, briefs and summaries, with agenda and minutes. */
export function sittingRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  handle(http, routes.sittings, ({ query, actor, within }) =>
    within((tx) => listSittings(tx, { actor, clock }, query)),
  );
  handle(http, routes.sitting, ({ params, actor, within }) =>
    within((tx) => readSitting(tx, { actor, clock }, params.id)),
  );
  handle(http, routes.openSitting, ({ body, actor, within }) =>
    within((tx) => openSitting(tx, { actor, clock }, body)),
  );
  handle(http, routes.writeSitting, ({ params, body, actor, within }) =>
    within((tx) => writeSitting(tx, { actor, clock }, params.id, body)),
  );
  handle(http, routes.signSitting, ({ params, body, actor, within }) =>
    within((tx) => signSitting(tx, { actor, clock }, params.id, body.version)),
  );
  handleFile(http, routes.sittingFile, async ({ params, actor, language, within }, _request, reply) => {
    const sitting = await within(async (tx) => {
      const found = await readSitting(tx, { actor, clock }, params.id);
      await record(tx, actor, { action: "sitting.export", object: { kind: "sitting", id: found.id } });
      return found;
    });
    return reply
      .type("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
      .header("content-disposition", `attachment; filename="minutes-${sitting.on}.docx"`)
      .header("cache-control", "no-store")
      .send(await minutesFile(sitting, language));
  });
}
