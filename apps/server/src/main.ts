import { join } from "node:path";
import { localeOf, readEnv } from "#config/env.ts";
import { consoleLanguage, line } from "#kernel/console.ts";
import { StartFault } from "#kernel/fault.ts";
import { startServer } from "./start/server.ts";

const root = join(import.meta.dirname, "../../..");
const env = readEnv();
const language = consoleLanguage(localeOf(env));

try {
  const server = await startServer(env, root);
  for (const says of server.announcements) console.log(line(says, language));
  await server.ended;
  process.exit(0);
} catch (error) {
  if (error instanceof StartFault) console.error(line(error.says, language));
  else console.error(error);
  process.exit(1);
}
