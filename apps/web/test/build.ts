import { join } from "node:path";
import { webFolder } from "../../server/src/start/web.ts";

/** Builds the pages once, before two test files start their servers at the same moment. */
export default async function build(): Promise<void> {
  await webFolder(join(import.meta.dirname, "../../.."));
}
