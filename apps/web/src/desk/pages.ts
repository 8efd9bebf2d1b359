import type { DeskPage } from "./shell/desk-page.ts";
import { accountPages } from "./accounts/pages.ts";
import { auditPages } from "./audit/pages.ts";
import { awardPages } from "./awards/pages.ts";
import { batchPages } from "./batches/pages.ts";
import { claimPages } from "./claims/pages.ts";
import { confirmationPages } from "./confirmations/pages.ts";
import { contradictionPages } from "./contradictions/pages.ts";
import { documentPages } from "./documents/pages.ts";
import { duplicatePages } from "./duplicates/pages.ts";
import { fundPages } from "./funds/pages.ts";
import { importPages } from "./imports/pages.ts";
import { employerPages } from "./employers/pages.ts";
import { liaisonPages } from "./liaison/pages.ts";
import { meetingPages } from "./meetings/pages.ts";
import { needPages } from "./needs/pages.ts";
import { noticePages } from "./notices/pages.ts";
import { recognitionPages } from "./recognitions/pages.ts";
import { servicePages } from "./services/pages.ts";
import { ownClaimPages } from "./own-claims/pages.ts";
import { peoplePages } from "./people/pages.ts";
import { rosterPages } from "./rosters/pages.ts";
import { supervisionPages } from "./supervision/pages.ts";
import { takeoverPages } from "./takeover/pages.ts";
import { taskPages } from "./tasks/pages.ts";
import { settingPages } from "./settings/pages.ts";
import { unitPages } from "./units/pages.ts";
import { whatIfPages } from "./what-if/pages.ts";
import { windowPages } from "./window/pages.ts";
import { workPages } from "./work/pages.ts";

/** Every page of the desk; each feature lists its own. The menu stands in shell/menu.ts. */
export const pages: readonly DeskPage[] = [
  ...workPages,
  ...confirmationPages,
  ...ownClaimPages,
  ...claimPages,
  ...meetingPages,
  ...noticePages,
  ...recognitionPages,
  ...servicePages,
  ...settingPages,
  ...documentPages,
  ...peoplePages,
  ...employerPages,
  ...rosterPages,
  ...importPages,
  ...duplicatePages,
  ...contradictionPages,
  ...liaisonPages,
  ...needPages,
  ...windowPages,
  ...batchPages,
  ...awardPages,
  ...fundPages,
  ...takeoverPages,
  ...supervisionPages,
  ...taskPages,
  ...whatIfPages,
  ...unitPages,
  ...accountPages,
  ...auditPages,
];
