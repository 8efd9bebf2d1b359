import { join } from "node:path";
import type { Text } from "@jucai/engine";
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
  else {
    // A fault of ours: one line for whoever starts it, the stack only for whoever asks for it.
    console.error(line(ourFault(error), language));
    if (env["LOG_LEVEL"] === "debug" || env["LOG_LEVEL"] === "trace") console.error(error);
  }
  process.exit(1);
}

function ourFault(error: unknown): Text {
  const message = error instanceof Error ? error.message : String(error);
  return {
    zh: `没能启动，这是程序的错误：${message}。用 LOG_LEVEL=debug 再启动可看到出错的位置，请一并反馈。`,
    en: `It did not start, and the fault is ours: ${message}. Start it with LOG_LEVEL=debug to see where, and report that.`,
  };
}
