import { type FactValueView, factRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { registryTables } from "../registry.tables.ts";
import { addValue, factHistory, retractValue, verifyValue } from "./facts.service.ts";
import { voiceOf } from "./voice.ts";

export function factRoutes(http: FastifyInstance, { sealing, clock, permissions, events }: ModuleDeps): void {
  /** What rests on the fact hears of it in the same transaction. */
  const tell = async (tx: ScopedTransaction, actor: Actor, view: FactValueView) => {
    const row = await registryTables(tx)
      .selectFrom("fact_value")
      .select(["subject_kind as kind", "subject"])
      .where("id", "=", view.id)
      .executeTakeFirstOrThrow();
    await events.emit(tx, actor, "fact.changed", { ...row, facts: [view.fact] });
    return view;
  };

  handle(http, routes.factHistory, ({ params, query, within, language }) =>
    within((tx) => factHistory(tx, params, query.fact, language)),
  );
  handle(http, routes.factAdd, ({ params, body, actor, within, language }) => {
    const voice = voiceOf(permissions, actor, ["fact", "create"], params.id);
    return within(async (tx) =>
      tell(tx, actor, await addValue(tx, sealing, actor, voice, params, body, clock.now(), language)),
    );
  });
  handle(http, routes.factVerify, ({ params, body, actor, within, language }) => {
    const voice = voiceOf(permissions, actor, ["fact", "approve"]);
    return within(async (tx) =>
      tell(tx, actor, await verifyValue(tx, actor, voice, params.id, body.evidence, clock.now(), language)),
    );
  });
  handle(http, routes.factRetract, ({ params, body, within, language, ...by }) =>
    within(async (tx) => tell(tx, by.actor, await retractValue(tx, by, params.id, body.reason, clock.now(), language))),
  );
}
