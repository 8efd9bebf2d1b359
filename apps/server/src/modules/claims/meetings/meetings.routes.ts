import { meetingRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope } from "#kernel/scope.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import type { By } from "../review/ground.ts";
import { agendaOf } from "./agenda.ts";
import { decideInMeeting, meetingViews, noMeeting, recordMeeting } from "./meetings.ts";

/** Meetings of a leading group, and what they decided. */
export function meetingRoutes(http: FastifyInstance, { clock, sealing, events }: ModuleDeps): void {
  const by = ({ actor, scope }: { actor: Actor; scope: Scope }): By => ({ actor, scope, clock, sealing, events });

  handle(http, routes.meetings, ({ query: { page, pageSize }, within }) =>
    within(async (tx) => {
      const items = await meetingViews(tx, { limit: pageSize, offset: (page - 1) * pageSize });
      const { total } = await decisionTables(tx)
        .selectFrom("meeting")
        .select((of) => of.fn.countAll<string>().as("total"))
        .executeTakeFirstOrThrow();
      return { items, page, pageSize, total: Number(total) };
    }),
  );
  handle(http, routes.meetingAgenda, ({ query, within, ...asking }) =>
    within((tx) => agendaOf(tx, by(asking), query.unit)),
  );
  handle(http, routes.meeting, ({ params, within }) =>
    within(async (tx) => {
      const [found] = await meetingViews(tx, { id: params.id });
      if (found === undefined) throw noMeeting();
      return found;
    }),
  );
  handle(http, routes.recordMeeting, ({ body, within, ...asking }) =>
    within((tx) => recordMeeting(tx, by(asking), body)),
  );
  handle(http, routes.decideInMeeting, ({ params, body, within, ...asking }) =>
    within(async (tx) => ({ items: await decideInMeeting(tx, by(asking), params.id, body.rows) })),
  );
}
