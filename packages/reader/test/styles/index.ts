import type { Style } from "../style.ts";
import { articlesByWord } from "./articles-by-word.ts";
import { defaultsForAll } from "./defaults-for-all.ts";
import { halfWidth } from "./half-width.ts";
import { headingsWithoutNumbers } from "./headings-without-numbers.ts";
import { listsOnAPage } from "./lists-on-a-page.ts";
import { numberedByWord } from "./numbered-by-word.ts";
import { printedPages } from "./printed-pages.ts";
import { taskTable } from "./task-table.ts";
import { webPage } from "./web-page.ts";

/** Nine of the twelve styles; the other three are held out beside them. */
export const styles: readonly Style[] = [
  numberedByWord,
  articlesByWord,
  taskTable,
  headingsWithoutNumbers,
  printedPages,
  webPage,
  listsOnAPage,
  halfWidth,
  defaultsForAll,
];
