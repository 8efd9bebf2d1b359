import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migratedDatabase } from "../../../test/database.ts";
import type { Connection } from "../database.ts";
import { Refusal } from "../refusal.ts";
import { type Jobs, type JobTables, openJobs } from "./index.ts";

const account = "0190b0a0-0000-7000-8000-000000000001";
const stranger = "0190b0a0-0000-7000-8000-000000000002";
const sees = (who: string) => ({ account: who, person: null, units: [], places: [], all: false });

describe("long work", () => {
  let connection: Connection;
  let jobs: Jobs;
  const faults: unknown[] = [];
  const told = new Map<string, (value: unknown) => void>();
  beforeAll(async () => {
    connection = await migratedDatabase(undefined, { jobs: true });
    jobs = openJobs(connection.pool, connection.scoped, (error) => faults.push(error));
    jobs.define("test.count", async ({ to }: { to: number }, { progress, id }) => {
      await progress(to, to);
      setImmediate(() => told.get(id)?.(to));
      return { counted: to };
    });
    jobs.define("test.refuse", async (_data: object, { id }) => {
      setImmediate(() => told.get(id)?.("refused"));
      throw new Refusal("wrong_state", { zh: "不行", en: "No" });
    });
    jobs.define("test.break", async (_data: object, { id }) => {
      setImmediate(() => told.get(id)?.("broken"));
      throw new Error("a secret detail");
    });
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await connection.pool.end();
  });

  const send = (name: string, data: object) =>
    connection.scoped.asSystem("test", (tx) => jobs.send(tx, name, data, account));
  const ran = (id: string) => new Promise((done) => told.set(id, done));
  const view = (id: string, who = account) =>
    connection.scoped.within(sees(who), (tx) =>
      tx.withTables<JobTables>().selectFrom("job_progress").selectAll().where("id", "=", id).executeTakeFirst(),
    );
  const settled = async (id: string) => {
    await expect.poll(() => view(id).then((job) => job?.state), { timeout: 10_000 }).toMatch(/done|failed/);
    return view(id);
  };

  it("is done once the transaction that asked for it has ended, and says how far it is", async () => {
    const id = await send("test.count", { to: 7 });
    expect(await ran(id)).toBe(7);
    expect(await settled(id)).toMatchObject({ state: "done", done: 7, total: 7, result: { counted: 7 } });
  });

  it("is never begun when that transaction fails", async () => {
    let id = "";
    const failing = connection.scoped.asSystem("test", async (tx) => {
      id = await jobs.send(tx, "test.count", { to: 1 }, account);
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await view(id)).toBeUndefined();
    const { rows } = await connection.pool.query("select 1 from jucai_jobs.job where data->>'job' = $1", [id]);
    expect(rows).toEqual([]);
  });

  it("says a refusal in its own words and apologises for a bug without its detail", async () => {
    const [refused, broken] = [await send("test.refuse", {}), await send("test.break", {})];
    expect(await settled(refused)).toMatchObject({ state: "failed", message: { en: "No" } });
    expect(JSON.stringify(await settled(broken))).not.toContain("secret");
    expect(faults.map(String)).toContain("Error: a secret detail");
  });

  it("is seen by whoever asked for it only", async () => {
    const id = await send("test.count", { to: 2 });
    expect(await view(id, stranger)).toBeUndefined();
    expect(await view(id)).toBeDefined();
  });
});
