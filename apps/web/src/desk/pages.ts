import type { DeskPage } from "./shell/desk-page.ts";
import { peoplePages } from "./people/pages.ts";
import { workPages } from "./work/pages.ts";

/** Every page of the desk; each feature lists its own. The menu stands in shell/menu.ts. */
export const pages: readonly DeskPage[] = [...workPages, ...peoplePages];
