import { auditRoutes } from "./audit/audit.ts";
import { applicationRoutes } from "./claims/applications.ts";
import { claimRoutes } from "./claims/claims.ts";
import { colleagueRoutes } from "./claims/colleagues.ts";
import { confirmationRoutes } from "./claims/confirmations.ts";
import { evidenceRoutes } from "./claims/evidence.ts";
import { noticeRoutes } from "./claims/notices.ts";
import { ratingRoutes } from "./claims/ratings.ts";
import { recognitionRoutes } from "./claims/recognitions.ts";
import { serviceRoutes } from "./claims/services.ts";
import { accountRoutes } from "./directory/accounts.ts";
import { decisionRoutes } from "./claims/decisions.ts";
import { meetingRoutes } from "./claims/meetings.ts";
import { reviewRoutes } from "./claims/review.ts";
import { ownAccountRoutes } from "./directory/own-account.ts";
import { signInRoutes } from "./directory/sign-in.ts";
import { unitRoutes } from "./directory/units.ts";
import { awardRoutes } from "./funds/awards.ts";
import { batchRoutes } from "./funds/batches.ts";
import { fundRoutes } from "./funds/funds.ts";
import { supervisionRoutes } from "./funds/supervision.ts";
import { takeoverRoutes } from "./funds/takeover.ts";
import { jobRoutes } from "./http/jobs.ts";
import { operationRoutes } from "./http/operations.ts";
import { foundRoutes } from "./insight/found.ts";
import { populationRoutes } from "./insight/population.ts";
import { whatIfRoutes } from "./insight/what-if.ts";
import { digestRoutes } from "./library/digest.ts";
import { draftRoutes } from "./library/drafts.ts";
import { editorRoutes } from "./library/editor.ts";
import { libraryRoutes } from "./library/routes.ts";
import { findRoutes } from "./library/search.ts";
import { settingRoutes } from "./library/settings.ts";
import { versionRoutes } from "./library/versions.ts";
import { notificationRoutes } from "./notify/notifications.ts";
import { duplicateRoutes } from "./registry/duplicates.ts";
import { employerRoutes } from "./registry/employers.ts";
import { exchangeRoutes } from "./registry/exchange.ts";
import { factRoutes } from "./registry/facts.ts";
import { importRoutes } from "./registry/imports.ts";
import { liaisonRoutes } from "./registry/liaison.ts";
import { opinionRoutes } from "./registry/opinions.ts";
import { ownRoutes } from "./registry/own.ts";
import { peopleRoutes } from "./registry/people.ts";
import { rosterRoutes } from "./registry/rosters.ts";
import { activityRoutes } from "./supervision/activities.ts";
import { assignmentRoutes } from "./supervision/assignments.ts";
import { lightRoutes } from "./supervision/lights.ts";
import { scoreRoutes } from "./supervision/scores.ts";
import { sittingRoutes } from "./supervision/sittings.ts";
import { slipRoutes } from "./supervision/slips.ts";

/** Every route of the HTTP interface. */
export const routes = {
  ...operationRoutes,
  ...jobRoutes,
  ...auditRoutes,
  ...libraryRoutes,
  ...findRoutes,
  ...digestRoutes,
  ...draftRoutes,
  ...versionRoutes,
  ...editorRoutes,
  ...settingRoutes,
  ...importRoutes,
  ...unitRoutes,
  ...signInRoutes,
  ...ownAccountRoutes,
  ...accountRoutes,
  ...rosterRoutes,
  ...peopleRoutes,
  ...factRoutes,
  ...employerRoutes,
  ...exchangeRoutes,
  ...ownRoutes,
  ...duplicateRoutes,
  ...liaisonRoutes,
  ...opinionRoutes,
  ...applicationRoutes,
  ...claimRoutes,
  ...confirmationRoutes,
  ...reviewRoutes,
  ...colleagueRoutes,
  ...decisionRoutes,
  ...meetingRoutes,
  ...evidenceRoutes,
  ...noticeRoutes,
  ...ratingRoutes,
  ...recognitionRoutes,
  ...serviceRoutes,
  ...notificationRoutes,
  ...fundRoutes,
  ...awardRoutes,
  ...batchRoutes,
  ...takeoverRoutes,
  ...supervisionRoutes,
  ...assignmentRoutes,
  ...activityRoutes,
  ...slipRoutes,
  ...sittingRoutes,
  ...scoreRoutes,
  ...lightRoutes,
  ...populationRoutes,
  ...whatIfRoutes,
  ...foundRoutes,
};
