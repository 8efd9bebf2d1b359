import { assignmentRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { assignmentDetail } from "../standing/detail.ts";
import { reachIn } from "../standing/may.ts";
import { taskBoard } from "./board.ts";
import { taskCalendar } from "./calendar.ts";
import { setHoliday } from "./holiday.ts";
import { listAssignments } from "./list.ts";
import { taskPlan } from "./plan.ts";

/** Lights by document and unit, lists, one assignment, the plan of the year and its calendar. */
export function boardRoutes(
  http: FastifyInstance,
  { clock, permissions }: Pick<ModuleDeps, "clock" | "permissions">,
): void {
  const now = () => today(clock);
  const ofYear = <Query extends { readonly year?: number }>(query: Query) => ({
    ...query,
    year: query.year ?? Number(now().slice(0, 4)),
  });

  handle(http, routes.taskBoard, ({ query, within }) => within((tx) => taskBoard(tx, ofYear(query), now())));
  handle(http, routes.taskPlan, ({ query, within }) => within((tx) => taskPlan(tx, ofYear(query), now())));
  handleFile(http, routes.taskCalendar, async ({ query, actor, language, within }, _request, reply) => {
    const asked = ofYear(query);
    const text = await within(async (tx) => {
      await record(tx, actor, { action: "task.export", object: { kind: "task" }, detail: { calendar: asked.year } });
      return taskCalendar(tx, actor, asked, { on: now(), at: clock.now(), language });
    });
    return reply
      .type("text/calendar; charset=utf-8")
      .header("content-disposition", `attachment; filename="tasks-${asked.year}.ics"`)
      .header("cache-control", "no-store")
      .send(text);
  });
  handle(http, routes.assignments, ({ query, actor, within }) =>
    within((tx) => listAssignments(tx, actor, query, now())),
  );
  handle(http, routes.assignment, ({ params, actor, within }) =>
    within((tx) => assignmentDetail(tx, params.id, { on: now(), reach: reachIn(permissions, actor) })),
  );
  handle(http, routes.setHoliday, ({ body, actor, scope, within }) =>
    within(async (tx) => {
      await setHoliday(tx, { actor, scope, clock }, body);
      return {};
    }),
  );
}
