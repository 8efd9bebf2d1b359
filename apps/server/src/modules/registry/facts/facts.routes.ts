import { factRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { addValue, factHistory, retractValue, verifyValue } from "./facts.service.ts";
import { voiceOf } from "./voice.ts";

export function factRoutes(http: FastifyInstance, { sealing, clock, permissions }: ModuleDeps): void {
  handle(http, routes.factHistory, ({ params, query, within, language }) =>
    within((tx) => factHistory(tx, params, query.fact, language)),
  );
  handle(http, routes.factAdd, ({ params, body, actor, within, language }) => {
    const voice = voiceOf(permissions, actor, ["fact", "create"], params.id);
    return within((tx) => addValue(tx, sealing, actor, voice, params, body, clock.now(), language));
  });
  handle(http, routes.factVerify, ({ params, body, actor, within, language }) => {
    const voice = voiceOf(permissions, actor, ["fact", "approve"]);
    return within((tx) => verifyValue(tx, actor, voice, params.id, body.evidence, clock.now(), language));
  });
  handle(http, routes.factRetract, ({ params, body, within, language, ...by }) =>
    within((tx) => retractValue(tx, by, params.id, body.reason, clock.now(), language)),
  );
}
