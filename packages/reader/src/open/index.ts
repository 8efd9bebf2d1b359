export { openFile } from "./open-file.ts";
export { limits as openLimits } from "./limits.ts";
export { textSource } from "./txt/open-txt.ts";
