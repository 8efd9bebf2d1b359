/**
 * Looking for duplicates among 100,000 generated people, 2,000 of them entered twice with a slip: how long it takes,
 * how much memory it needs, how long it lets others wait, and whether it finds those entered twice.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type pg from "pg";
import { systemClock } from "../../apps/server/src/kernel/clock.ts";
import { appRole, asRole } from "../../apps/server/src/kernel/app-role.ts";
import { type Connection, openDatabase } from "../../apps/server/src/kernel/database.ts";
import { migrate, readMigrations } from "../../apps/server/src/kernel/migrations.ts";
import { startEmbedded } from "../../apps/server/src/kernel/postgres/embedded.ts";
import { checkDuplicates } from "../../apps/server/src/modules/registry/duplicates/check.ts";
import { nameKeys } from "../../apps/server/src/modules/registry/people/names.ts";
import { report } from "./report.ts";

const migrations = join(import.meta.dirname, "../../apps/server/migrations");
const persons = 100_000;
const twice = 2_000;
const changed = 500;

/** Prints time, memory and the longest wait against their limits; false when one is over. */
export async function benchDuplicates(): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), "jucai-duplicates-"));
  const postgres = await startEmbedded(data);
  const owner = await openDatabase(postgres.connection);
  try {
    await migrate(owner.pool, readMigrations(migrations));
    await fill(owner.pool);
    const bound = await openDatabase({ ...postgres.connection, ...asRole(await appRole(owner.pool)) });
    try {
      return await measure(owner.pool, bound);
    } finally {
      await bound.pool.end();
    }
  } finally {
    await owner.pool.end();
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function measure(owner: pg.Pool, bound: Connection): Promise<boolean> {
  const first = await timed(bound);
  const { compared, found, leftOut } = first.result;
  console.log(`${compared} pairs compared, ${found} found; ${leftOut.groups} groups of ${leftOut.persons} left out`);
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from duplicate_pair pair join person p on p.id = pair.a join person q on q.id = pair.b
     where p.updated_name = q.updated_name`,
  );
  console.log(`${rows[0]?.n} of ${twice} entered twice found`);
  await owner.query(
    `update person set updated_at = now(), gender = 'male' where id in (select id from person order by id limit ${changed})`,
  );
  const later = await timed(bound);
  return [
    report(`first check of ${persons} people`, first.seconds, 300, "s"),
    report(`a check after ${changed} changed`, later.seconds, 15, "s"),
    report("memory that the first check adds", first.memory, 200, "MB"),
    report("what anything else waits, 99 of 100 times", first.wait, 100, "ms"),
    report("people entered twice and not found", twice - (rows[0]?.n ?? 0), twice / 20, ""),
  ].every(Boolean);
}

async function timed(bound: Connection) {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const from = performance.now();
  const result = await checkDuplicates(bound.scoped, systemClock, {
    progress: async () => undefined,
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - from) / 1000;
  delay.disable();
  clearInterval(sample);
  return { result, seconds, memory: (peak - before) / 1024 ** 2, wait: delay.percentile(99) / 1e6 };
}

const surnames = [
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤赖伍",
];
const given = [
  ..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文小晓红梅春燕海波辉鹏飞宇浩然子轩雨欣怡佳慧琳琪雪莹丹婷倩颖健峰斌林森山川云龙凤祥瑞德福贵荣生发达成才俊豪博源清泉思远家栋立新永康宁安乐天",
];

/** Numbers that look random and are the same at each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Row = { name: string; born: string; phone: string; mark: string };

/** Common surnames and characters come up far more often than rare ones, as in life. */
function people(): Row[] {
  const roll = dice(7);
  const common = (of: readonly string[]): string => of[Math.floor(roll() ** 2 * of.length)] ?? "王";
  const rows = Array.from({ length: persons - twice }, (_, at): Row => {
    const name = `${common(surnames)}${common(given)}${roll() < 0.8 ? common(given) : ""}`;
    const born = `${1950 + Math.floor(roll() * 56)}-${String(1 + Math.floor(roll() * 12)).padStart(2, "0")}`;
    return { name, born, phone: `phone ${at}`, mark: `person ${at}` };
  });
  return [...rows, ...rows.slice(0, twice).map((row, at) => slipped(row, at))];
}

/** The same person again, with another number, a wrong digit, or a character that sounds the same. */
function slipped(row: Row, at: number): Row {
  if (at % 3 === 0) return { ...row, phone: `other ${at}` };
  if (at % 3 === 1) return { ...row, born: row.born.replace(/\d$/, (digit) => String((Number(digit) % 2) + 1)) };
  return { ...row, name: `${row.name.slice(1)}${row.name.slice(0, 1)}` };
}

async function fill(pool: pg.Pool): Promise<void> {
  const rows = people();
  for (let from = 0; from < rows.length; from += 5_000) {
    const part = rows.slice(from, from + 5_000);
    await pool.query(
      `insert into person (place, name, name_pinyin, birth_month, phone_index, phone_tail, updated_name)
       select '350423', name, pinyin, born, convert_to(phone, 'UTF8'), right(phone, 4), mark
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as given(name, pinyin, born, phone, mark)`,
      [
        part.map(({ name }) => name),
        part.map(({ name }) => nameKeys(name).name_pinyin),
        part.map(({ born }) => born),
        part.map(({ phone }) => phone),
        part.map(({ mark }) => mark),
      ],
    );
  }
  await pool.query("analyze person");
}
