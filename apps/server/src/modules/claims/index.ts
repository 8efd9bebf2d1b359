import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { applicationRoutes } from "./applications/applications.routes.ts";
import { appealRoutes } from "./appeals/appeals.routes.ts";
import { colleagueRoutes } from "./colleagues/colleagues.routes.ts";
import { confirmationRoutes } from "./confirmations/confirmations.routes.ts";
import { correctionJobs } from "./corrections/overdue.ts";
import { decisionRoutes } from "./decisions/decisions.routes.ts";
import { evidenceJobs, evidenceRoutes } from "./evidence/index.ts";
import { noticeJobs, noticeRoutes } from "./notices/index.ts";
import { ratingRoutes } from "./ratings/index.ts";
import { telling } from "./telling/index.ts";
import { meetingRoutes } from "./meetings/meetings.routes.ts";
import { deskRoutes } from "./review/desk.routes.ts";
import { grantOnDecision, recognitionJobs, recognitionRoutes, verifyCertificate } from "./recognitions/index.ts";
import { reviewRoutes } from "./review/review.routes.ts";
import { serviceJobs, serviceRoutes } from "./services/index.ts";
import { standingRoutes } from "./standing/claims.routes.ts";
import { claimsJobs } from "./standing/daily.ts";
import { listenToOthers } from "./standing/listening.ts";

export { claimsPermissions } from "./claims.permissions.ts";

/** Claims 办件: from the application to the decision, with evidence, notice and rating. */
export function claimsModule(http: FastifyInstance, deps: ModuleDeps): void {
  applicationRoutes(http, deps);
  confirmationRoutes(http, deps);
  standingRoutes(http, deps);
  claimsJobs(deps);
  listenToOthers(deps);
  evidenceRoutes(http, deps);
  evidenceJobs(deps);
  noticeRoutes(http, deps);
  noticeJobs(deps);
  ratingRoutes(http, deps);
  telling(deps);
  reviewRoutes(http, deps);
  deskRoutes(http, deps);
  colleagueRoutes(http, deps);
  appealRoutes(http, deps);
  meetingRoutes(http, deps);
  correctionJobs(deps);
  decisionRoutes(http, deps, [verifyCertificate(deps.clock)]);
  grantOnDecision(deps);
  recognitionRoutes(http, deps);
  recognitionJobs(deps);
  serviceRoutes(http, deps);
  serviceJobs(deps);
}
