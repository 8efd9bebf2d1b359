import { digestRoutes as routes } from "@jucai/contract";
import type { FastifyInstance, FastifyReply } from "fastify";
import { handle, handleFile } from "#http/handle.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { LibraryStore } from "../library.service.ts";
import { digestOf, guideOf } from "./digest.ts";
import { digestFile, guideFile } from "./word.ts";

/** What is in force in a place, to read, to print and to pass on. */
export function digestsRoutes(http: FastifyInstance, store: LibraryStore, clock: Clock): void {
  const dayOf = (on: string | undefined) => on ?? today(clock);

  handle(http, routes.digest, ({ query }) => digestOf(store, query.place, dayOf(query.on)));
  handleFile(http, routes.digestFile, async ({ query }, _request, reply) => {
    const digest = await digestOf(store, query.place, dayOf(query.on));
    return send(reply, `digest-${query.place}-${digest.on}`, await digestFile(digest, query.language));
  });
  handle(http, routes.guide, ({ params, query }) =>
    guideOf(store, params.pack, `${params.pack}/${params.measure}`, dayOf(query.on)),
  );
  handleFile(http, routes.guideFile, async ({ params, query }, _request, reply) => {
    const guide = await guideOf(store, params.pack, `${params.pack}/${params.measure}`, dayOf(query.on));
    return send(reply, `guide-${params.pack}-${params.measure}`, await guideFile(guide, query.language));
  });
}

function send(reply: FastifyReply, name: string, bytes: Buffer): FastifyReply {
  return reply
    .type("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    .header("content-disposition", `attachment; filename="${name}.docx"`)
    .send(bytes);
}
