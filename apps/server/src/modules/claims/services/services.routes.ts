import { serviceRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ClaimantRef } from "#modules/granted/index.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import { askService } from "./ask.ts";
import { listRequests, readRequest, requestsOf } from "./find.ts";
import { answerRequest, passRequest, takeRequest, withdrawRequest } from "./handle-request.ts";
import { offered } from "./offered.ts";

/** Services 服务事项: what may be asked for, requests and their answers. */
export function serviceRoutes(http: FastifyInstance, { clock, sealing }: ModuleDeps): void {
  const now = () => today(clock);

  handle(http, routes.services, ({ query, actor, within }) =>
    within(async (tx) => {
      const asker = askerOf(actor, query.employer);
      if (asker === undefined) return { items: [] };
      const place = query.place ?? (await placeOf(tx, asker));
      return { items: await offered(tx, sealing, { place, asker, day: now() }) };
    }),
  );
  handle(http, routes.myServiceRequests, ({ actor, within }) =>
    within(async (tx) => ({
      items: actor.person === null ? [] : await requestsOf(tx, sealing, actor.person, now()),
    })),
  );
  handle(http, routes.askService, ({ body, actor, scope, within }) =>
    within((tx) => askService(tx, { actor, scope, clock, sealing }, body)),
  );
  handle(http, routes.serviceRequests, ({ query, within }) => within((tx) => listRequests(tx, sealing, query, now())));
  handle(http, routes.serviceRequest, ({ params, within }) =>
    within((tx) => readRequest(tx, sealing, params.id, now())),
  );
  handle(http, routes.takeServiceRequest, ({ params, body, actor, scope, within }) =>
    within((tx) => takeRequest(tx, { actor, scope, clock, sealing }, params.id, body.version)),
  );
  handle(http, routes.passServiceRequest, ({ params, body, actor, scope, within }) =>
    within((tx) => passRequest(tx, { actor, scope, clock, sealing }, params.id, body)),
  );
  handle(http, routes.answerServiceRequest, ({ params, body, actor, scope, within }) =>
    within((tx) => answerRequest(tx, { actor, scope, clock, sealing }, params.id, body)),
  );
  handle(http, routes.withdrawServiceRequest, ({ params, body, actor, scope, within }) =>
    within((tx) => withdrawRequest(tx, { actor, scope, clock, sealing }, params.id, body.version)),
  );
}

/** The employer that is named, if he is its clerk; otherwise himself. */
function askerOf(actor: Actor, employer: string | undefined): ClaimantRef | undefined {
  if (employer === undefined) return actor.person === null ? undefined : { kind: "person", id: actor.person };
  if (actor.grants.some(({ role, units }) => role === "employer_clerk" && units.includes(employer)))
    return { kind: "employer", id: employer };
  throw new Refusal("not_allowed", {
    zh: "您不是这家单位的经办人。",
    en: "You are no clerk of this employer.",
  });
}

async function placeOf(tx: ScopedTransaction, { kind, id }: ClaimantRef): Promise<string> {
  const row = await registryTables(tx).selectFrom(kind).select("place").where("id", "=", id).executeTakeFirst();
  if (row !== undefined) return row.place;
  throw new Refusal("not_found", { zh: "没有找到申请人的登记。", en: "There is no record of the asker." });
}
