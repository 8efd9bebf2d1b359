import { randomUUID } from "node:crypto";
import { type Db, fromKysely, PgBoss } from "pg-boss";
import type pg from "pg";
import type { ScopedDatabase, ScopedTransaction } from "../scope.ts";
import { finish, type JobResult, note, report, type Outcome } from "./progress.ts";

/** What a piece of long work is given besides its data. */
export type JobContext = {
  readonly id: string;
  /** Tells whoever waits how far it is; cheap enough for every few hundred rows. */
  readonly progress: (done: number, total?: number) => Promise<void>;
  /** Aborted when the server ends: stop at the next safe place, the work is taken up again later. */
  readonly signal: AbortSignal;
};
export type Work = (data: never, context: JobContext) => Promise<JobResult>;

export type Jobs = {
  /** Says how work of this name is done. Before `start`. */
  readonly define: (name: string, work: Work) => void;
  /** Asks for work in the same transaction as the change that needs it; returns the job's id. */
  readonly send: (tx: ScopedTransaction, name: string, data: object, account: string | null) => Promise<string>;
  /**
   * Asks for work at set times; `cron` is in Beijing time. Before `start`. With `atStart` also whenever a server
   * starts: it may have been down at that time, and people wait for the outcome.
   */
  readonly every: (name: string, cron: string, how?: { readonly atStart: boolean }) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type JobData = { readonly job: string; readonly data: object };
const schema = "jucai_jobs";
const schemaKey = 0x4a4f4253n;
/** A worker that says nothing for this long has died; its work is given to another. */
const heartbeatSeconds = 30;

/** Creates or upgrades the tables of the job queue; needs the right to create a schema. */
export async function migrateJobs(owner: pg.Pool): Promise<void> {
  const boss = new PgBoss({ db: overPool(owner), schema, supervise: false, schedule: false });
  const client = await owner.connect();
  try {
    // Of several processes that start at once, the others wait.
    await client.query("select pg_advisory_lock($1)", [schemaKey]);
    await boss.start();
    await boss.stop({ graceful: false, close: false });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [schemaKey]).catch(() => undefined);
    client.release();
  }
}

/** Background work in this process, kept in PostgreSQL: what was promised survives a crash. */
export function openJobs(pool: pg.Pool, database: ScopedDatabase, tell: (error: unknown) => void): Jobs {
  // Work of a process that died is found within these seconds, after its heartbeat has stopped.
  const boss = new PgBoss({
    db: overPool(pool),
    schema,
    migrate: false,
    createSchema: false,
    superviseIntervalSeconds: 15,
  });
  boss.on("error", tell);
  const works = new Map<string, Work>();
  const crons = new Map<string, string>();
  const atStart = new Set<string>();
  const workers = new Map<string, string>();
  const ending = new AbortController();

  const run = async (work: Work, { job: id, data }: JobData): Promise<void> => {
    const told = (outcome: Outcome) => database.asSystem("job progress", (tx) => finish(tx, id, outcome));
    await database.asSystem("job progress", (tx) => note(tx, id, "running"));
    const progress = (done: number, total?: number) =>
      database.asSystem("job progress", (tx) => report(tx, id, done, total));
    try {
      await told({ result: await work(data as never, { id, progress, signal: ending.signal }) });
    } catch (error) {
      if (ending.signal.aborted) throw error;
      tell(error);
      await told({ error });
    }
  };

  return {
    define: (name, work) => void works.set(name, work),
    every: (name, cron, how) => {
      crons.set(name, cron);
      if (how?.atStart === true) atStart.add(name);
    },
    send: async (tx, name, data, account) => {
      const id = randomUUID();
      await note(tx, id, "waiting", { name, account });
      await boss.send(name, { job: id, data }, { db: fromKysely(tx), retryLimit: 3, heartbeatSeconds });
      // The worker looks every second by itself; waking it once the transaction has ended saves that second.
      setTimeout(() => workers.get(name) && boss.notifyWorker(workers.get(name) ?? ""), 100).unref();
      return id;
    },
    start: async () => {
      await boss.start();
      for (const [name, work] of works) {
        await boss.createQueue(name, { heartbeatSeconds, expireInSeconds: 4 * 3600 });
        const worker = await boss.work<JobData>(name, { pollingIntervalSeconds: 1 }, async ([job]) => {
          if (job !== undefined) await run(work, jobData(job.data));
        });
        workers.set(name, worker);
      }
      for (const [name, cron] of crons) await boss.schedule(name, cron, null, { tz: "Asia/Shanghai" });
      for (const name of atStart) await boss.send(name, null);
    },
    stop: async () => {
      ending.abort();
      await boss.stop({ graceful: true, timeout: 5_000, close: false });
    },
  };
}

/** What the clock asked for carries no data: it gets an id of its own, which nobody waits for. */
function jobData(data: JobData | null): JobData {
  return data?.job === undefined ? { job: randomUUID(), data: {} } : data;
}

function overPool(pool: pg.Pool): Db {
  return { executeSql: async (text, values) => pool.query(text, values) };
}
