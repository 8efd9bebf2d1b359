/**
 * `npm run demo`: a throw-away county. Starts the server on a folder of its own, fills it with people and
 * companies that exist nowhere, prints one login per role, and forgets everything when it is stopped.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock, today } from "../apps/server/src/kernel/clock.ts";
import { fillClaims } from "./county/claims.ts";
import { fillCare } from "./county/care.ts";
import { fillOwnLogins } from "./county/own-logins.ts";
import { fillEmployers, fillOffices, importPeople, somePeople } from "./county/fill.ts";
import { startServer } from "./county/server.ts";

const people = Number(process.env["JUCAI_DEMO_PEOPLE"] ?? 600);
const data = await mkdtemp(join(tmpdir(), "jucai-demo-"));
const tell = (line: string) => console.log(`  ${line}`);

console.log("聚才演示：正在准备一个临时的县 / Jucai demo: preparing a throw-away county");
const server = await startServer({ JUCAI_DATA: data, JUCAI_SMS: "outbox", PORT: process.env["PORT"] ?? "8080" });
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
server.child.on("close", () => void stop(1));

try {
  if (server.welcome === undefined) throw new Error("the server printed no one-time link");
  const county = await fillOffices(server.url, server.welcome, tell);
  const clerks = [
    ["changxiao", "长校镇"],
    ["songxi", "嵩溪镇"],
  ] as const;
  for (const [at, [username, unit]] of clerks.entries()) {
    const half = Math.floor(people / clerks.length);
    await importPeople(await county.signIn(username), county.units.get(unit) ?? "", somePeople(half, at * half), tell);
  }
  const employers = await fillEmployers(await county.as("officer"), 40, tell);
  await fillCare(county, employers, tell);
  await fillOwnLogins(county, employers, tell);
  await fillClaims(county, today(systemClock), tell);
  console.log(`\n${server.url}/desk`);
  for (const { role, unit, username, password } of county.logins) {
    console.log(`  ${role.padEnd(20)} ${username.padEnd(12)} ${password}   ${unit}`);
  }
  console.log("\n按 Ctrl+C 结束，数据随之删除 / Ctrl+C ends it and removes the data");
} catch (error) {
  console.error(error);
  await stop(1);
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (server.child.exitCode === null) await server.stop();
  rmSync(data, { recursive: true, force: true });
  process.exit(code);
}
