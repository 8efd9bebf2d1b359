import { createHash } from "node:crypto";
import multipart from "@fastify/multipart";
import { exchangeRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { voiceOf } from "../facts/voice.ts";
import { fileOf } from "../imports/upload.ts";
import { limits } from "../sheets/index.ts";
import { itemsOfFile } from "./file.ts";
import { contradictions, deliveries, settle } from "./lists.ts";
import { receive } from "./receive.ts";

export function exchangeRoutes(http: FastifyInstance, { sealing, clock, permissions }: ModuleDeps): void {
  handle(http, routes.exchangeFacts, ({ body, actor, scope, within }) => {
    const by = { actor, scope, voice: voiceOf(permissions, actor, ["exchange", "create"]) };
    return within((tx) => receive(tx, sealing, by, { ...body, way: "interface" }, clock.now()));
  });
  // In a scope of its own, so that no other address takes multipart bodies.
  http.register(async (uploads) => {
    await uploads.register(multipart, { limits: { files: 1, fileSize: limits.bytes, fields: 0, parts: 1 } });
    handleFile(uploads, routes.exchangeFile, async ({ query, actor, scope, within }, request) => {
      const { bytes, name } = await fileOf(await request.file());
      const by = { actor, scope, voice: voiceOf(permissions, actor, ["exchange", "create"]) };
      // The same file again is the same delivery.
      const key = createHash("sha256").update(bytes).digest("hex");
      return within(async (tx) => {
        const items = await itemsOfFile(bytes, (await vocabularyOf(tx)).vocabulary);
        return receive(tx, sealing, by, { ...query, key, items, way: "file", file: name }, clock.now());
      });
    });
  });
  handle(http, routes.exchangeDeliveries, ({ query, within }) => within((tx) => deliveries(tx, query)));
  handle(http, routes.exchangeContradictions, ({ query, within }) => within((tx) => contradictions(tx, query)));
  handle(http, routes.exchangeSettle, ({ params, body, actor, within }) =>
    within((tx) => settle(tx, actor, params.id, body.how, clock.now())),
  );
}
