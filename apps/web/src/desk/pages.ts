import type { DeskPage } from "./shell/desk-page.ts";
import { accountPages } from "./accounts/pages.ts";
import { auditPages } from "./audit/pages.ts";
import { claimPages } from "./claims/pages.ts";
import { contradictionPages } from "./contradictions/pages.ts";
import { duplicatePages } from "./duplicates/pages.ts";
import { importPages } from "./imports/pages.ts";
import { employerPages } from "./employers/pages.ts";
import { liaisonPages } from "./liaison/pages.ts";
import { needPages } from "./needs/pages.ts";
import { peoplePages } from "./people/pages.ts";
import { rosterPages } from "./rosters/pages.ts";
import { unitPages } from "./units/pages.ts";
import { windowPages } from "./window/pages.ts";
import { workPages } from "./work/pages.ts";

/** Every page of the desk; each feature lists its own. The menu stands in shell/menu.ts. */
export const pages: readonly DeskPage[] = [
  ...workPages,
  ...claimPages,
  ...peoplePages,
  ...employerPages,
  ...rosterPages,
  ...importPages,
  ...duplicatePages,
  ...contradictionPages,
  ...liaisonPages,
  ...needPages,
  ...windowPages,
  ...unitPages,
  ...accountPages,
  ...auditPages,
];
