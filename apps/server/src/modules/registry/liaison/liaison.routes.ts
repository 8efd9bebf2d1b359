import { liaisonRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { assign, end, replace } from "./assign.ts";
import { boardOf } from "./board.ts";
import { listContacts, recordContact, retractContact } from "./contacts.ts";
import { dutiesOn, dutyViews } from "./duties.ts";
import { listEvents, raiseEvent } from "./events.ts";
import { listGaps } from "./gaps.ts";
import { listGatherings, readGathering, recordGathering } from "./gatherings.ts";
import { listLiaisons, readLiaison } from "./liaisons.ts";
import { myReminders } from "./remind.ts";

/** Who keeps in touch with whom, what came of it, and where duties stand. */
export function liaisonRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  handle(http, routes.liaisonDuties, ({ within }) => within(async (tx) => dutyViews(await dutiesOn(tx, today(clock)))));
  handle(http, routes.liaisonBoard, ({ query, within }) =>
    within((tx) => boardOf(tx, query.on ?? today(clock), query.unit)),
  );
  handle(http, routes.liaisonGaps, ({ query, within }) => within((tx) => listGaps(tx, query, today(clock))));
  handle(http, routes.liaisonReminders, ({ query, actor, within }) =>
    within((tx) => myReminders(tx, actor.account, query)),
  );

  handle(http, routes.liaisonEvents, ({ query, within }) => within((tx) => listEvents(tx, query, today(clock))));
  handle(http, routes.raiseLiaisonEvent, ({ body, actor, scope, within }) =>
    within((tx) => raiseEvent(tx, { actor, scope, clock }, body)),
  );

  handle(http, routes.liaisons, ({ query, actor, within }) =>
    within((tx) => listLiaisons(tx, query, actor.account, today(clock))),
  );
  handle(http, routes.liaison, ({ params, within }) => within((tx) => readLiaison(tx, params.id, today(clock))));
  handle(http, routes.assignLiaison, ({ body, actor, scope, within }) =>
    within(async (tx) => readLiaison(tx, await assign(tx, { actor, scope, clock }, body), today(clock))),
  );
  handle(http, routes.replaceLiaison, ({ params, body, actor, scope, within }) =>
    within(async (tx) => {
      const next = await replace(tx, { actor, scope, clock }, params.id, body);
      return readLiaison(tx, next, today(clock));
    }),
  );
  handle(http, routes.endLiaison, ({ params, body, actor, scope, within }) =>
    within(async (tx) => {
      await end(tx, { actor, scope, clock }, params.id, body);
      return readLiaison(tx, params.id, today(clock));
    }),
  );

  handle(http, routes.contacts, ({ query, within }) => within((tx) => listContacts(tx, query)));
  handle(http, routes.recordContact, ({ body, actor, scope, within }) =>
    within((tx) => recordContact(tx, { actor, scope, clock }, body)),
  );
  handle(http, routes.retractContact, ({ params, body, actor, scope, within }) =>
    within((tx) => retractContact(tx, { actor, scope, clock }, params.id, body.why)),
  );

  handle(http, routes.gatherings, ({ query, within }) => within((tx) => listGatherings(tx, query)));
  handle(http, routes.gathering, ({ params, within }) => within((tx) => readGathering(tx, params.id)));
  handle(http, routes.recordGathering, ({ body, actor, scope, within }) =>
    within((tx) => recordGathering(tx, { actor, scope, clock }, body)),
  );
}
