import { ownRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { addValue } from "../facts/facts.service.ts";
import { voiceOf } from "../facts/voice.ts";
import { refuseHeld } from "../people/held-already.ts";
import { consentView, giveConsent, purposeOf, withdrawConsent } from "./consents.ts";
import { exportMine, myAccess, myData, myself, objectTo, revealMine } from "./my-data.ts";
import { purposes } from "./purposes.ts";
import { receiptByNumber, serveAtWindow } from "./receipts.ts";

/** What is held about oneself, and the window for people without a phone. */
export function ownRoutes(http: FastifyInstance, deps: ModuleDeps): void {
  myRoutes(http, deps);
  windowRoutes(http, deps);
}

function myRoutes(http: FastifyInstance, { database, sealing, clock }: ModuleDeps): void {
  handle(http, routes.myData, ({ within, language, ...me }) =>
    within((tx) => myData(tx, database, sealing, me, language)),
  );
  handle(http, routes.myReveal, ({ body, within, ...me }) => within((tx) => revealMine(tx, sealing, me, body.fields)));
  handle(http, routes.myAccess, ({ query, within, language, ...me }) =>
    within((tx) => myAccess(tx, me, query, language)),
  );
  handle(http, routes.myFactAdd, ({ body, within, language, ...me }) =>
    within(async (tx) => {
      const { id } = await myself(tx, me);
      const voice = { account: me.actor.account, name: me.actor.name, source: "self" as const, unit: null };
      return addValue(tx, sealing, me.actor, voice, { kind: "person", id }, body, clock.now(), language);
    }),
  );
  handle(http, routes.myObjection, ({ params, body, within, language, ...me }) =>
    within((tx) => objectTo(tx, me, params.id, body.reason, clock.now(), language)),
  );
  handleFile(http, routes.myExport, async ({ within, language, ...me }, _request, reply) => {
    const file = await within((tx) => exportMine(tx, database, sealing, me, clock.now(), language));
    return reply
      .header("content-disposition", `attachment; filename="my-data-${today(clock)}.json"`)
      .header("cache-control", "no-store")
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(file, null, 2));
  });
  handle(http, routes.myConsent, ({ body, within, ...me }) =>
    within(async (tx) => {
      const { id } = await myself(tx, me);
      const purpose = purposeOf(body.purpose, body.version);
      const given = await giveConsent(tx, me.actor, id, purpose, { way: "page", paper: null }, clock.now());
      if (given !== undefined) return consentView(given);
      throw new Refusal("already_there", { zh: "您已经同意过这项用途。", en: "You have agreed to this already." });
    }),
  );
  handle(http, routes.myConsentWithdraw, ({ params, within, ...me }) =>
    within(async (tx) => {
      const { id } = await myself(tx, me);
      return consentView(await withdrawConsent(tx, me.actor, id, params.id, clock.now()));
    }),
  );
  handle(http, routes.purposes, () => ({ items: [...purposes], on: today(clock) }));
}

function windowRoutes(http: FastifyInstance, deps: ModuleDeps): void {
  handle(http, routes.windowService, async ({ body, actor, within, language }) => {
    await refuseHeld(deps, actor, body.create?.idNumber ?? body.change?.idNumber, body.person);
    const voice = voiceOf(deps.permissions, actor, ["person", "create"]);
    return within((tx) => serveAtWindow(tx, deps, actor, voice, body, language));
  });
  handle(http, routes.windowReceipt, ({ params, actor, within }) =>
    within((tx) => receiptByNumber(tx, actor, params.number)),
  );
}
