import { employerRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { voiceOf } from "../facts/voice.ts";
import { employerList, employerPeople, readEmployer, revealEmployer } from "./employers.read.ts";
import { createEmployer, refuseHeldCode, updateEmployer, withdrawEmployer } from "./employers.write.ts";

export function employerRoutes(http: FastifyInstance, deps: ModuleDeps): void {
  const { database, sealing, permissions } = deps;
  handle(http, routes.employers, ({ query, within }) => within((tx) => employerList(tx, query)));
  handle(http, routes.employer, ({ params, within, language }) =>
    within((tx) => readEmployer(tx, sealing, params.id, language)),
  );
  handle(http, routes.employerPeople, ({ params, query, within, language }) =>
    within((tx) => employerPeople(tx, params.id, query, language)),
  );
  handle(http, routes.employerCreate, async ({ body, actor, within, language }) => {
    await refuseHeldCode(database, body.uscc);
    const voice = voiceOf(permissions, actor, ["employer", "create"]);
    return within((tx) => createEmployer(tx, deps, actor, voice, body, language));
  });
  handle(http, routes.employerUpdate, async ({ params, body, actor, within, language }) => {
    await refuseHeldCode(database, body.uscc, params.id);
    return within((tx) => updateEmployer(tx, deps, actor, params.id, body, language));
  });
  handle(http, routes.employerReveal, ({ params, body, actor, within }) =>
    within((tx) => revealEmployer(tx, sealing, actor, params.id, body.fields, body.reason)),
  );
  handle(http, routes.employerWithdraw, ({ params, body, actor, within, language }) =>
    within((tx) => withdrawEmployer(tx, deps, actor, params.id, body, language)),
  );
}
