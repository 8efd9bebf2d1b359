import multipart from "@fastify/multipart";
import { draftLimits, draftRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle, handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { record } from "#kernel/audit/index.ts";
import type { LibraryDeps } from "../deps.ts";
import { changeDraft, dropDraft } from "./change.ts";
import { draftFromText, replaceText, sentFile, storedFile, uploadDraft } from "./create.ts";
import { detailOf, summaryOf } from "./draft-view.ts";
import type { DraftRow } from "./drafts.tables.ts";
import { draftFromDocument } from "./from-document.ts";
import { approveDraft, returnDraft, submitDraft } from "./publish-draft.ts";
import { draftRow, heldDraft, listDrafts } from "./store.ts";

/** Documents on their way into the library: read, corrected, submitted, published. */
export function draftsRoutes(http: FastifyInstance, deps: LibraryDeps): void {
  const { clock } = deps;
  const detail = (tx: ScopedTransaction, row: DraftRow, account: string) => detailOf(tx, row, account, today(clock));

  // In a scope of its own, so that no other address takes multipart bodies.
  http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: draftLimits.bytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.uploadDraft, async ({ query, actor, scope, within }, request) => {
      const sent = await sentFile(await request.file());
      return summaryOf(await uploadDraft(deps, { actor, scope, clock, within }, query.place, sent), actor.account);
    });
  });
  handle(http, routes.drafts, ({ query, actor, within }) => within((tx) => listDrafts(tx, query, actor.account)));
  handle(http, routes.newDraft, async ({ body, actor, scope, within }) => {
    const by = { actor, scope, clock, within };
    const row = "text" in body ? await draftFromText(deps, by, body) : await draftFromDocument(deps, by, body.document);
    return within((tx) => detail(tx, row, actor.account));
  });
  handle(http, routes.draft, ({ params, actor, within }) =>
    within(async (tx) => detail(tx, await draftRow(tx, params.id), actor.account)),
  );
  handleFile(http, routes.draftFile, async ({ params, actor, within }, _request, reply) => {
    const row = await within(async (tx) => {
      const found = await draftRow(tx, params.id);
      await record(tx, actor, { action: "draft.file", object: { kind: "draft", id: found.id } });
      return found;
    });
    const bytes = await storedFile(deps, row);
    return reply
      .type("application/octet-stream")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(row.file_name ?? "file")}`)
      .send(bytes);
  });
  handle(http, routes.draftText, async ({ params, body, actor, scope, within }) => {
    await within((tx) => heldDraft(tx, params.id, body.version, "open", "failed"));
    const answer = await deps.read(Buffer.from(body.text), "text.txt");
    return within(async (tx) => {
      const row = await heldDraft(tx, params.id, body.version, "open", "failed");
      return detail(tx, await replaceText(tx, deps, { actor, scope, clock }, row, answer), actor.account);
    });
  });
  handle(http, routes.changeDraft, ({ params, body, actor, scope, within }) =>
    within(async (tx) => detail(tx, await changeDraft(tx, { actor, scope, clock }, params.id, body), actor.account)),
  );
  handle(http, routes.submitDraft, ({ params, body, actor, scope, within }) =>
    within(async (tx) =>
      summaryOf(await submitDraft(tx, deps, { actor, scope, clock }, params.id, body), actor.account),
    ),
  );
  handle(http, routes.approveDraft, ({ params, body, actor, scope, within }) =>
    within(async (tx) =>
      summaryOf(await approveDraft(tx, deps, { actor, scope, clock }, params.id, body.version), actor.account),
    ),
  );
  handle(http, routes.returnDraft, ({ params, body, actor, scope, within }) =>
    within(async (tx) => summaryOf(await returnDraft(tx, { actor, scope, clock }, params.id, body), actor.account)),
  );
  handle(http, routes.dropDraft, ({ params, body, actor, scope, within }) =>
    within(async (tx) => summaryOf(await dropDraft(tx, { actor, scope, clock }, params.id, body), actor.account)),
  );
}
