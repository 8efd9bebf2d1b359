/**
 * A roster of 100,000 people in 18 columns through the whole server: uploaded, checked, written, exported and taken
 * back, with the process's peak memory and how long somebody else's list takes meanwhile.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { loadPacks } from "@jucai/pack";
import { buildApp } from "../../apps/server/src/app.ts";
import type { Http } from "../../apps/server/src/http/deps.ts";
import { appRole, asRole } from "../../apps/server/src/kernel/app-role.ts";
import { headFile, keepChaining } from "../../apps/server/src/kernel/audit/index.ts";
import { systemClock } from "../../apps/server/src/kernel/clock.ts";
import { openDatabase } from "../../apps/server/src/kernel/database.ts";
import { migrateJobs, openJobs } from "../../apps/server/src/kernel/jobs/index.ts";
import { migrate, readMigrations } from "../../apps/server/src/kernel/migrations.ts";
import { startEmbedded } from "../../apps/server/src/kernel/postgres/embedded.ts";
import { publishPacks } from "../../apps/server/src/modules/library/index.ts";
import { aSealing } from "../../apps/server/test/sealing.ts";
import { surveyHeader as header } from "../county/workbook.ts";
import { report } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const roster = "qingliu-huigui-2023/survey";
const county = "350423";
const limits = { checkSeconds: 90, writeSeconds: 300, exportSeconds: 60, undoSeconds: 120, memoryMb: 300, listMs: 400 };

/** @param rows people in the file; fewer for a quick look */
export async function benchImports(rows = 100_000): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), "jucai-imports-"));
  const postgres = await startEmbedded(data);
  try {
    return await within(postgres.connection, data, rows);
  } finally {
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function within(config: Parameters<typeof openDatabase>[0], data: string, rows: number): Promise<boolean> {
  const owner = await openDatabase({ ...config, max: 2 });
  await migrate(owner.pool, readMigrations(join(root, "apps/server/migrations")));
  await migrateJobs(owner.pool);
  await publishPacks(owner.database, await loadPacks(join(root, "packs")));
  const unit = randomUUID();
  const name = JSON.stringify({ zh: "长校镇", en: "Changxiao" });
  await owner.pool.query(
    "insert into unit (id, kind, place, name, pinyin, origin) values ($1, 'township', $2, $3, '', '{}')",
    [unit, county, name],
  );
  const connection = await openDatabase({ ...config, ...asRole(await appRole(owner.pool)) });
  const sealing = aSealing();
  const jobs = openJobs(connection.pool, connection.scoped, (error) => console.error(error));
  const chain = { database: connection.scoped, head: headFile(folder(data, "keys")), hash: sealing.hash };
  const http = await buildApp({
    connection,
    clock: systemClock,
    sealing,
    jobs,
    chain,
    webFolder: pages(data),
    logLevel: "silent",
    signIn: { sms: "outbox" },
    requestsPerMinute: 1_000_000,
    filesFolder: folder(data, "files"),
    outside: {},
  });
  await jobs.start();
  const chaining = keepChaining(chain, (error) => console.error(error));
  const ask = asking(http, unit);
  const bytes = await survey(rows);
  console.log(`${rows} people, ${(bytes.length / 1e6).toFixed(1)} MB`);
  try {
    return await measure(ask, bytes, unit, rows);
  } finally {
    await http.close();
    await jobs.stop();
    await chaining.stop();
    await connection.pool.end();
    await owner.pool.end();
  }
}

type Ask = ReturnType<typeof asking>;

async function measure(ask: Ask, bytes: Buffer, unit: string, rows: number): Promise<boolean> {
  const watch = watching(ask);
  const from = { upload: performance.now() };
  const { id } = await ask.upload(bytes, unit);
  const checked = await ask.settled(id);
  const checkSeconds = (performance.now() - from.upload) / 1000;
  if (checked["status"] !== "checked") throw new Error(JSON.stringify(checked).slice(0, 500));
  const write = await timed(async () => {
    await ask.send("POST", `/imports/${id}/confirm`, { mode: "all_or_none" });
    const done = await ask.settled(id);
    if (done["status"] !== "done") throw new Error(JSON.stringify(done).slice(0, 500));
    console.log(JSON.stringify(done["receipt"]));
  });
  const exported = await timed(async () => {
    const file = await ask.stream("/exports/roster", { roster });
    console.log(`export of ${(file / 1e6).toFixed(1)} MB`);
  });
  const undone = await timed(() => ask.send("POST", `/imports/${id}/undo`, { reason: "measured" }));
  const { peak, base, p95, worst, count } = watch.stop();
  console.log(
    `somebody else's list meanwhile: ${count} times, worst ${worst.toFixed(0)} ms; base ${base.toFixed(0)} MB`,
  );
  return [
    report(`check ${rows} rows`, checkSeconds, limits.checkSeconds, "s"),
    report("write them", write, limits.writeSeconds, "s"),
    report("export them", exported, limits.exportSeconds, "s"),
    report("take them back", undone, limits.undoSeconds, "s"),
    report("memory over the server's own", peak - base, limits.memoryMb, "MB"),
    report("a list of others meanwhile, 95 of 100 within", p95, limits.listMs, "ms"),
  ].every(Boolean);
}

/** Requests as a clerk of the township, and as an officer of the county. */
function asking(http: FastifyInstance, unit: string) {
  const grants = (role: "township_clerk" | "officer") => [{ role, unit, units: [unit], places: [county] }];
  const actors = Object.fromEntries(
    (["township_clerk", "officer"] as const).map((role) => [
      role,
      { account: randomUUID(), name: role, person: null, session: null, grants: grants(role) },
    ]),
  );
  const ground = (http as Http).jucai as { loadActor: Http["jucai"]["loadActor"] };
  ground.loadActor = async ({ bearer = "" }) => {
    const actor = actors[bearer.split("-")[0] ?? ""];
    return actor === undefined ? undefined : { actor, csrf: "" };
  };
  const as = (role: string) => ({ authorization: `Bearer ${role}-for-the-measurement` });
  const send = async (method: "GET" | "POST", url: string, payload?: object, role = "township_clerk") => {
    const answer = await http.inject({ method, url: `/api/v1${url}`, headers: as(role), ...(payload && { payload }) });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body.slice(0, 500)}`);
    return answer.json<Record<string, unknown> & { id: string }>();
  };
  return {
    send,
    upload: async (bytes: Buffer, to: string) => {
      const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n';
      const answer = await http.inject({
        method: "POST",
        url: `/api/v1/imports?roster=${encodeURIComponent(roster)}&year=2025&unit=${to}`,
        headers: { ...as("township_clerk"), "content-type": "multipart/form-data; boundary=b" },
        payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n--b--\r\n")]),
      });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<{ id: string }>();
    },
    settled: async (id: string) => {
      for (;;) {
        const now = await send("GET", `/imports/${id}`);
        if (!["checking", "writing"].includes(String(now["status"]))) return now;
        await after(200);
      }
    },
    /** Bytes of a file that is thrown away as it comes. */
    stream: async (url: string, payload: object): Promise<number> => {
      const answer = await http.inject({
        method: "POST",
        url: `/api/v1${url}`,
        headers: as("officer"),
        payload,
        payloadAsStream: true,
      });
      let bytes = 0;
      for await (const piece of answer.stream()) bytes += (piece as Buffer).length;
      return bytes;
    },
  };
}

/** Asks for the county's list every quarter of a second, and looks at the memory. */
function watching(ask: Ask) {
  global.gc?.();
  const base = process.memoryUsage().rss / 1e6;
  let peak = base;
  let ending = false;
  const took: number[] = [];
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss / 1e6)), 20);
  const list = async () => {
    while (!ending) {
      took.push((await timed(() => ask.send("GET", "/people?pageSize=50", undefined, "officer"))) * 1000);
      await after(250);
    }
  };
  const listing = list();
  listing.catch((error: unknown) => console.error(error));
  return {
    stop: () => {
      ending = true;
      clearInterval(look);
      const sorted = took.toSorted((a, b) => a - b);
      return {
        base,
        peak,
        count: took.length,
        p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
        worst: sorted.at(-1) ?? 0,
      };
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
const given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文";

/** A clean survey of people who are nobody, written in pieces. */
async function survey(rows: number): Promise<Buffer> {
  function* lines(): Generator<CellValue[]> {
    yield ["“清人回归”摸底表"];
    yield header;
    for (let at = 0; at < rows; at++) {
      const name = surnames[at % 20]! + given[Math.floor(at / 20) % 31]! + given[Math.floor(at / 620) % 31]!;
      const birth = `${1960 + (at % 44)}${String(1 + (at % 12)).padStart(2, "0")}`;
      const phone = `13${5 + (at % 5)}${String(at).padStart(8, "0")}`;
      yield [
        at + 1,
        ["事业单位", "私企", "教师"][at % 3]!,
        name,
        at % 2 ? "男" : "女",
        birth,
        "本科",
        `某市${at % 300}号`,
        `单位${at % 900}`,
        "科员",
        "工程师",
        "先进个人",
        "",
        at % 2 ? "是" : "否",
        "提供信息",
        "",
        phone,
        `亲属${at % 50}`,
        "13900001111",
      ];
    }
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of writeXlsxStream(lines(), { name: "摸底表" })) pieces.push(piece);
  return Buffer.concat(pieces);
}

function folder(data: string, name: string): string {
  const path = join(data, name);
  mkdirSync(path, { recursive: true });
  return path;
}

function pages(data: string): string {
  const path = folder(data, "web");
  for (const name of ["index", "check", "desk"]) writeFileSync(join(path, `${name}.html`), "<title>none</title>");
  writeFileSync(join(path, "robots.txt"), "");
  return path;
}
