import { assignmentRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { assignmentDetail } from "../standing/detail.ts";
import { reachIn } from "../standing/may.ts";
import { listAssignments } from "./list.ts";

/** Lights by document and unit, lists, the plan of the year. */
export function boardRoutes(
  http: FastifyInstance,
  { clock, permissions }: Pick<ModuleDeps, "clock" | "permissions">,
): void {
  const now = () => today(clock);
  handle(http, routes.assignments, ({ query, actor, within }) =>
    within((tx) => listAssignments(tx, actor, query, now())),
  );
  handle(http, routes.assignment, ({ params, actor, within }) =>
    within((tx) => assignmentDetail(tx, params.id, { on: now(), reach: reachIn(permissions, actor) })),
  );
}
