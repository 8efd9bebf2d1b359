/**
 * Fifty users at once for a minute, against the default start and against an external PostgreSQL:
 * they read lists, search, open people and correct them. No error may come; figures are printed.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../../apps/server/src/kernel/postgres/embedded.ts";
import { type County, fillEmployers, fillOffices, importPeople, makeAccount, somePeople } from "../county/fill.ts";
import { random, type Random } from "../county/random.ts";
import { startServer } from "../county/server.ts";
import { type Visitor, visitor } from "../county/visitor.ts";

const users = 50;
const seconds = Number(process.env["JUCAI_PROOF_SECONDS"] ?? 60);
const people = 5_000;

/** What one user does, with its share of all that is done. */
const doings = ["list", "search", "read", "edit"] as const;
type Doing = (typeof doings)[number];
const shares: readonly Doing[] = ["list", "list", "list", "search", "search", "search", "read", "read", "read", "edit"];

type Measured = { readonly doing: Doing; readonly ms: number };
type Outcome = { readonly measured: Measured[]; readonly errors: string[]; readonly seconds: number };

/** Runs it on both databases; false when a request failed. */
export async function proveLoad(): Promise<boolean> {
  const embedded = await onEmbedded();
  const external = await onExternal();
  print("default start, embedded PostgreSQL", embedded);
  print("external PostgreSQL (DATABASE_URL)", external);
  return embedded.errors.length === 0 && external.errors.length === 0;
}

async function onEmbedded(): Promise<Outcome> {
  const data = await mkdtemp(join(tmpdir(), "jucai-load-"));
  try {
    return await measure({ JUCAI_DATA: data });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function onExternal(): Promise<Outcome> {
  const data = await mkdtemp(join(tmpdir(), "jucai-load-"));
  const elsewhere = await mkdtemp(join(tmpdir(), "jucai-load-pg-"));
  const postgres = await startEmbedded(elsewhere);
  try {
    const { host = "", port, user = "", password = "", database = "" } = postgres.connection;
    const address = `postgres://${user}:${encodeURIComponent(String(password))}@/${database}?host=${host}${port ? `&port=${port}` : ""}`;
    return await measure({ JUCAI_DATA: data, DATABASE_URL: address });
  } finally {
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

async function measure(env: Record<string, string>): Promise<Outcome> {
  const server = await startServer(env);
  const quiet = () => undefined;
  try {
    if (server.welcome === undefined) throw new Error("the server printed no one-time link");
    const county = await fillOffices(server.url, server.welcome, quiet);
    const clerk = await county.as("township_clerk");
    await importPeople(clerk, county.units.get("长校镇") ?? "", somePeople(people), quiet);
    await fillEmployers(await county.as("officer"), 50, quiet);
    return await run(await officers(server.url, county));
  } finally {
    await server.stop();
  }
}

/** Fifty officers, each with an account and a session of his own. */
async function officers(url: string, county: County): Promise<Visitor[]> {
  const unit = county.units.get("人社局") ?? "";
  const all: Visitor[] = [];
  for (let at = 0; at < users; at++) {
    const username = `jingban${at + 1}`;
    const { password } = await makeAccount(county.admin, "officer", username, `经办${at + 1}`, unit);
    const user = visitor(url);
    await user.signIn(username, password);
    all.push(user);
  }
  return all;
}

async function run(all: readonly Visitor[]): Promise<Outcome> {
  const measured: Measured[] = [];
  const errors: string[] = [];
  const from = performance.now();
  const over = () => performance.now() - from > seconds * 1000;
  await Promise.all(
    all.map(async (user, at) => {
      const chance = random(at + 1);
      const known: string[] = [];
      while (!over()) {
        const doing = chance.pick(shares);
        const start = performance.now();
        try {
          await work[doing](user, chance, known);
          measured.push({ doing, ms: performance.now() - start });
        } catch (error) {
          // Two users who correct the same person at once: the second is told, and looks again.
          if (!String(error).includes("409") && !/changed|改过/.test(String(error)))
            errors.push(`${doing}: ${String(error)}`);
        }
      }
    }),
  );
  return { measured, errors, seconds: (performance.now() - from) / 1000 };
}

const work: Readonly<Record<Doing, (user: Visitor, chance: Random, known: string[]) => Promise<unknown>>> = {
  list: async (user, chance, known) => {
    const page = 1 + chance.whole(40);
    const { items } = await user.call("GET /api/v1/people", { query: { page, pageSize: 50 } });
    known.splice(0, known.length, ...items.map(({ id }) => id));
  },
  search: (user, chance) =>
    user.call("GET /api/v1/people", { query: { q: chance.pick(["赖", "qiu", "lin", "cw", "陈明", "zhang", "1990"]) } }),
  read: async (user, chance, known) => {
    if (known.length === 0) return;
    await user.call("GET /api/v1/people/:id", { params: { id: chance.pick(known) } });
  },
  edit: async (user, chance, known) => {
    if (known.length === 0) return;
    const id = chance.pick(known);
    const { version } = await user.call("GET /api/v1/people/:id", { params: { id } });
    const phone = `137${String(chance.whole(100_000_000)).padStart(8, "0")}`;
    await user.call("PATCH /api/v1/people/:id", { params: { id }, body: { version, phone } });
  },
};

function print(name: string, { measured, errors, seconds: took }: Outcome): void {
  console.log(`\n${name}: ${users} users, ${people} people, ${took.toFixed(0)} s without a pause between requests`);
  console.log(`${(measured.length / took).toFixed(0)} a second, ${measured.length} in all, ${errors.length} errors`);
  for (const doing of doings) {
    const times = measured.filter((each) => each.doing === doing).map(({ ms }) => ms);
    console.log(`  ${doing.padEnd(8)} p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, p99 ${at(times, 0.99)} ms`);
  }
  console.log(
    `  all      p50 ${at(
      measured.map(({ ms }) => ms),
      0.5,
    )} ms, p95 ${at(
      measured.map(({ ms }) => ms),
      0.95,
    )} ms`,
  );
  for (const error of errors.slice(0, 5)) console.log(`  ${error}`);
}

function at(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}
