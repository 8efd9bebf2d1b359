import multipart from "@fastify/multipart";
import { evidenceLimits, evidenceRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { openFile, sendFile } from "./content.ts";
import { scanner } from "./examine/index.ts";
import { checkFile, claimWithin, evidenceOf, giveFile, takeBack } from "./given.ts";
import { accessesOf, changeFile, fileView, listFiles, removeFile } from "./keep.ts";
import { type EvidenceDeps, sentFile, upload } from "./upload.ts";

/** Evidence 材料: uploaded, given to claims, looked at, removed. */
export function evidenceRoutes(http: FastifyInstance, given: ModuleDeps): void {
  const deps: EvidenceDeps = { ...given, scan: scanner(given.outside.scan) };
  const { sealing, clock } = deps;

  // In a scope of its own, so that no other address takes multipart bodies.
  http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: evidenceLimits.bytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.uploadEvidence, async ({ query, actor, within }, request) =>
      upload(deps, { within, actor }, query, await sentFile(await request.file())),
    );
  });
  handle(http, routes.evidenceFiles, ({ query, actor, within }) =>
    within((tx) => listFiles(tx, { actor, clock }, sealing, query)),
  );
  handle(http, routes.evidenceFile, ({ params, within }) => within((tx) => fileView(tx, { clock }, params.id)));
  handleFile(http, routes.evidenceContent, async ({ params, query, actor, within }, _request, reply) => {
    const what = query.download === "yes" ? "download" : "content";
    return sendFile(reply, deps, await within((tx) => openFile(tx, deps, actor, params.id, what)), what);
  });
  handleFile(http, routes.evidenceThumbnail, async ({ params, actor, within }, _request, reply) =>
    sendFile(reply, deps, await within((tx) => openFile(tx, deps, actor, params.id, "thumbnail")), "thumbnail"),
  );
  handle(http, routes.evidenceAccesses, ({ params, within }) => within((tx) => accessesOf(tx, params.id)));
  handle(http, routes.changeEvidence, ({ params, body, actor, within }) =>
    within((tx) => changeFile(tx, { actor, clock }, params.id, body)),
  );
  handle(http, routes.removeEvidence, ({ params, actor, within }) =>
    within((tx) => removeFile(tx, { actor, clock }, params.id)),
  );
  const listOf = async (tx: Parameters<typeof evidenceOf>[0], id: string) => ({
    items: await evidenceOf(tx, id, today(clock)),
  });
  handle(http, routes.claimEvidence, ({ params, within }) =>
    within(async (tx) => {
      await claimWithin(tx, params.id);
      return listOf(tx, params.id);
    }),
  );
  handle(http, routes.giveEvidence, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await giveFile(tx, { actor, clock }, params.id, body);
      return listOf(tx, params.id);
    }),
  );
  handle(http, routes.takeEvidenceBack, ({ params, actor, within }) =>
    within(async (tx) => {
      await takeBack(tx, { actor, clock }, params.id, params.file);
      return listOf(tx, params.id);
    }),
  );
  handle(http, routes.checkEvidence, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await checkFile(tx, { actor, clock }, params.id, params.file, body);
      return listOf(tx, params.id);
    }),
  );
}
