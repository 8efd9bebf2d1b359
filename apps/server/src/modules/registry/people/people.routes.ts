import { peopleRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { scopeFor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { subjectOf } from "../facts/subject.ts";
import { voiceOf } from "../facts/voice.ts";
import { registryTables } from "../registry.tables.ts";
import { accessesForOffice } from "./accesses.ts";
import { approveForget, askForget } from "./forget.ts";
import { refuseHeld } from "./held-already.ts";
import { peopleCounts, peopleList, readPerson, revealPerson } from "./people.read.ts";
import { changeUnits } from "./people.units.ts";
import { createPerson, refuseOwnIdentity, updatePerson, withdrawPerson } from "./people.write.ts";
import { rostersOf } from "./rosters-of.ts";

export function peopleRoutes(http: FastifyInstance, deps: ModuleDeps): void {
  const { sealing, clock, permissions, database } = deps;
  handle(http, routes.people, ({ query, actor, within, language }) => {
    refuseWholeNumber(query.q);
    return within((tx) => peopleList(tx, sealing, actor, query, language));
  });
  handle(http, routes.peopleSearch, ({ body, actor, within, language }) =>
    within((tx) => peopleList(tx, sealing, actor, body, language)),
  );
  handle(http, routes.peopleCounts, ({ query, actor, within, language }) => {
    // Counts of whoever bears one name or number are no counts: they say of one person what he is.
    if (query.q !== "" && scopeFor(permissions, actor, "person", "search") === undefined) throw countsOnly();
    refuseWholeNumber(query.q);
    return within((tx) => peopleCounts(tx, sealing, query, language));
  });
  handle(http, routes.person, ({ params, actor, within, language }) =>
    within((tx) => readPerson(tx, sealing, actor, params.id, language)),
  );
  handle(http, routes.personRosters, ({ params, within, language }) =>
    within((tx) => rostersOf(tx, params.id, language)),
  );
  handle(http, routes.personAccess, ({ params, query, within, language }) =>
    accessesForOffice({ within, database }, params.id, query, language),
  );
  handle(http, routes.personCreate, async ({ body, actor, within, language }) => {
    await refuseHeld(deps, actor, body.idNumber);
    const voice = voiceOf(permissions, actor, ["person", "create"]);
    return within((tx) => createPerson(tx, deps, actor, voice, body, language));
  });
  handle(http, routes.personUpdate, async ({ params, body, actor, within, language }) => {
    // First whether there is such a person for this actor: who may not change him learns nothing of numbers.
    await within((tx) => subjectOf(registryTables(tx), "person", params.id));
    refuseOwnIdentity(actor, params.id, body);
    await refuseHeld(deps, actor, body.idNumber, params.id);
    return within((tx) => updatePerson(tx, deps, actor, params.id, body, language));
  });
  handle(http, routes.personReveal, ({ params, body, within, ...by }) =>
    within((tx) => revealPerson(tx, sealing, by, params.id, body, body.reason)),
  );
  handle(http, routes.personWithdraw, ({ params, body, actor, within, language }) =>
    within((tx) => withdrawPerson(tx, deps, actor, params.id, body, language)),
  );
  handle(http, routes.personRestore, ({ params, body, actor, within, language }) =>
    within((tx) => withdrawPerson(tx, deps, actor, params.id, { ...body, reason: null }, language)),
  );
  handle(http, routes.personUnits, ({ params, body, within, language, ...by }) =>
    within((tx) => changeUnits(tx, deps, by, params.id, body, language)),
  );
  handle(http, routes.personForget, ({ params, body, actor, within }) =>
    within((tx) => askForget(tx, clock, actor, params.id, body)),
  );
  handle(http, routes.personForgetApprove, ({ params, actor, within }) =>
    within((tx) => approveForget(tx, actor, params.id, clock.now())),
  );
}

/** Addresses are kept by proxies and browsers; no identity number may stand in one. */
function refuseWholeNumber(typed: string): void {
  if (!/[\dX]{15}/i.test(typed.normalize("NFKC"))) return;
  throw new Refusal("not_valid", {
    zh: "完整号码不能写在网址里，请改用 POST /api/v1/people/search 查找。",
    en: "A whole number may not stand in an address: look for it by POST /api/v1/people/search.",
  });
}

function countsOnly(): Refusal {
  return new Refusal("not_allowed", {
    zh: "您的角色只看统计，不能按姓名或号码查找。",
    en: "Your role sees counts; it does not look people up by name or number.",
  });
}
