/**
 * The server on a clock that a drill moves: JUCAI_CLOCK_FILE holds the instant (ISO) from which time goes on, and is
 * read again at every look. All else is as in `npm start`.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readEnv } from "../../apps/server/src/config/env.ts";
import { startServer } from "../../apps/server/src/start/server.ts";

const file = process.env["JUCAI_CLOCK_FILE"] ?? "";
/** The instant in the file, and the real time that has passed since it was written. */
const now = () => new Date(Date.parse(readFileSync(file, "utf8").trim()) + Date.now() - statSync(file).mtimeMs);

const server = await startServer(readEnv(), join(import.meta.dirname, "../.."), { now });
for (const says of server.announcements) console.log(says.en);
await server.ended;
process.exit(0);
