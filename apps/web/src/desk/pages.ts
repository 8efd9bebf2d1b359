import type { DeskPage } from "./shell/desk-page.ts";
import { duplicatePages } from "./duplicates/pages.ts";
import { importPages } from "./imports/pages.ts";
import { peoplePages } from "./people/pages.ts";
import { rosterPages } from "./rosters/pages.ts";
import { workPages } from "./work/pages.ts";

/** Every page of the desk; each feature lists its own. The menu stands in shell/menu.ts. */
export const pages: readonly DeskPage[] = [
  ...workPages,
  ...peoplePages,
  ...rosterPages,
  ...importPages,
  ...duplicatePages,
];
