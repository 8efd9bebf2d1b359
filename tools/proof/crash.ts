/**
 * Kills the server without warning while people are registered, corrected and imported, again and again,
 * sometimes PostgreSQL with it, and looks each time: nothing that was answered with success may be lost, nothing
 * may be there by halves, and the audit chain must be whole.
 */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { pidOf } from "../../apps/server/src/kernel/postgres/pid-file.ts";
import { type County, fillOffices, somePeople, survey } from "../county/fill.ts";
import { random, type Random } from "../county/random.ts";
import { type Running, startServer } from "../county/server.ts";
import type { Visitor } from "../county/visitor.ts";
import { surveyWorkbook } from "../county/workbook.ts";
import { brokenPromises, nothingPromised, type Promised, type State, type Visitors } from "./promised.ts";

const seconds = Number(process.env["JUCAI_PROOF_SECONDS"] ?? 120);
const seed = Number(process.env["JUCAI_PROOF_SEED"] ?? 20261121);
const writers = 4;
const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Prints each round; false when a promise was broken. */
export async function proveCrash(): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), "jucai-crash-"));
  const env = { JUCAI_DATA: data, PORT: String(await freePort()) };
  const chance = random(seed);
  const promised = nothingPromised();
  let server = await startServer(env);
  try {
    if (server.welcome === undefined) throw new Error("the server printed no one-time link");
    const county = await fillOffices(server.url, server.welcome, () => undefined);
    const visitors = [
      await county.as("officer"),
      await county.as("township_clerk"),
      await county.as("audit_admin"),
    ] as const;
    const from = performance.now();
    const broken: string[] = [];
    for (let round = 1; round <= 2 || performance.now() - from < seconds * 1000; round++) {
      server = await crash(server, env, chance, (over) => work(county, visitors, promised, chance, over));
      const found = await look(promised, visitors, env, false);
      broken.push(...found);
      console.log(`${told(round, promised)}, ${found.length === 0 ? "all there" : "BROKEN"}`);
    }
    broken.push(...(await look(promised, visitors, env, true)));
    console.log(`every import written to its end: ${broken.length === 0 ? "all there" : "BROKEN"}`);
    for (const line of broken) console.log(`  ${line}`);
    return broken.length === 0;
  } finally {
    if (server.child.exitCode === null) await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function told(round: number, { people, imports }: Promised): string {
  const changes = [...people.values()].reduce((sum, each) => sum + each.changes, 0);
  return `kill ${round} (seed ${seed}): ${people.size} registered, ${changes} changes, ${imports.size} imports so far`;
}

type Over = { readonly yes: () => boolean };

/** Lets the work run for a while, kills, and starts again on what is left. */
async function crash(
  server: Running,
  env: Record<string, string>,
  chance: Random,
  begin: (over: Over) => Promise<void>,
) {
  let over = false;
  const working = begin({ yes: () => over });
  await pause(300 + chance.whole(4_000));
  const together = chance.chance(0.4);
  const postgres = pidOf(join(env["JUCAI_DATA"] ?? "", "postgres"));
  const ended = once(server.child, "close");
  server.child.kill("SIGKILL");
  // As when the power fails: neither may tidy up after the other.
  if (together && postgres !== undefined) process.kill(postgres, "SIGKILL");
  over = true;
  await ended;
  await working;
  return startServer(env);
}

async function work(
  county: County,
  [officer, clerk]: Visitors,
  promised: Promised,
  chance: Random,
  over: Over,
): Promise<void> {
  const unit = county.units.get("人社局") ?? "";
  const township = county.units.get("长校镇") ?? "";
  const editing = Array.from({ length: writers }, (_each, lane) => edit(officer, unit, promised, chance, over, lane));
  await Promise.all([...editing, importing(clerk, township, promised, chance, over)]);
}

let numbers = 0;
const newState = (): State => {
  numbers++;
  return { name: `演练${String(numbers).padStart(6, "0")}`, phone: `136${String(10_000_000 + numbers * 7)}` };
};

/** Registers and corrects; each lane has people of its own, so that only a crash can come between. */
async function edit(officer: Visitor, unit: string, promised: Promised, chance: Random, over: Over, lane: number) {
  while (!over.yes()) {
    const own = [...promised.people].filter((_each, at) => at % writers === lane);
    const [id, person] = own.length > 0 && !chance.chance(0.2) ? chance.pick(own) : [undefined, undefined];
    const state = newState();
    try {
      if (id === undefined) {
        promised.perhaps.push(state);
        const made = await officer.call("POST /api/v1/people", { body: { ...state, unit } });
        promised.people.set(made.id, { state, changes: 0 });
        promised.perhaps.splice(promised.perhaps.indexOf(state), 1);
      } else {
        const { version } = await officer.call("GET /api/v1/people/:id", { params: { id } });
        person.under = state;
        await officer.call("PATCH /api/v1/people/:id", { params: { id }, body: { version, ...state } });
        person.state = state;
        person.changes++;
        delete person.under;
      }
    } catch (error) {
      if (!over.yes() && !isCut(error)) throw error;
      // A killed server needs a moment until it is noticed here.
      await pause(50);
    }
  }
}

/** Uploads and confirms one workbook after the other; whatever the crash interrupts is left for later. */
async function importing(clerk: Visitor, unit: string, promised: Promised, chance: Random, over: Over) {
  while (!over.yes()) {
    const rows = 30 + chance.whole(200);
    try {
      // A range of its own: two made-up people with one phone and, by chance, one name would rightly be one person.
      const people = somePeople(rows, 1_000_000 + numbers);
      numbers += rows;
      const form = new FormData();
      form.append("file", new Blob([await surveyWorkbook(people)]), "survey.xlsx");
      const { id } = await clerk.upload("POST /api/v1/imports", { query: { roster: survey, year: 2026, unit } }, form);
      const entry: { rows: number; confirmed: "yes" | "perhaps" | "no" } = { rows, confirmed: "no" };
      promised.imports.set(id, entry);
      if (!(await reaches(clerk, id, "checked", over))) return;
      entry.confirmed = "perhaps";
      await clerk.call("POST /api/v1/imports/:id/confirm", { params: { id }, body: { mode: "good_rows" } });
      entry.confirmed = "yes";
      if (!(await reaches(clerk, id, "done", over))) return;
    } catch (error) {
      if (!over.yes() && !isCut(error)) throw error;
      return;
    }
  }
}

async function reaches(clerk: Visitor, id: string, status: string, over: Over): Promise<boolean> {
  while (!over.yes()) {
    if ((await clerk.call("GET /api/v1/imports/:id", { params: { id } })).status === status) return true;
    await pause(50);
  }
  return false;
}

/** A connection that ended under a request, as a kill leaves it. */
function isCut(error: unknown): boolean {
  const text = `${String(error)} ${String((error as { cause?: unknown }).cause)} ${JSON.stringify(error)}`;
  return /fetch failed|ECONNREFUSED|ECONNRESET|terminated|other side closed|socket|not_ready|network|unreachable/i.test(
    text,
  );
}

async function look(promised: Promised, visitors: Visitors, env: Record<string, string>, last: boolean) {
  const broken = await brokenPromises(promised, visitors, last);
  const args = ["apps/cli/src/main.ts", "audit", "verify", "--json"];
  const verified = await run(process.execPath, args, { cwd: root, env: { ...process.env, ...env } }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  if (!verified.stdout.includes('"sound": true')) broken.push(`audit chain: ${verified.stdout}${verified.stderr}`);
  return broken;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
