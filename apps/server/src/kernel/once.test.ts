import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { migratedDatabase } from "../../test/database.ts";
import { aSealing } from "../../test/sealing.ts";
import { forgetOldAnswers, once } from "./once.ts";
import type { Scope } from "./scope.ts";

const { scoped } = await migratedDatabase();
const sealing = aSealing();
const scope: Scope = { account: null, person: null, units: [], places: [], all: false };
const account = randomUUID();

function ask(key: string | undefined, request: unknown, work: () => Promise<unknown>, who = account) {
  return scoped.within(scope, (tx) => once(tx, sealing, { account: who, key, route: "POST /x", request }, work));
}

it("does the work once however often it is asked for, also at the same time", async () => {
  let done = 0;
  const work = async () => ({ number: ++done, name: "张三" });
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(key, { a: 1 }, work)));
  expect(answers).toEqual(Array(8).fill({ number: 1, name: "张三" }));
  expect(await ask(key, { a: 1 }, work)).toEqual({ number: 1, name: "张三" });
  expect(done).toBe(1);
});

it("leaves the key free when the work fails", async () => {
  const key = randomUUID();
  await expect(ask(key, {}, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await ask(key, {}, async () => "done")).toBe("done");
});

it("refuses another wish under the same key, and a missing one; another account's key is its own", async () => {
  const key = randomUUID();
  expect(await ask(key, { fen: 100 }, async () => undefined)).toBeUndefined();
  await expect(ask(key, { fen: 200 }, async () => undefined)).rejects.toMatchObject({ code: "conflict" });
  await expect(ask(undefined, {}, async () => undefined)).rejects.toMatchObject({ code: "bad_request" });
  await expect(ask("short", {}, async () => undefined)).rejects.toMatchObject({ code: "bad_request" });
  expect(await ask(key, { fen: 200 }, async () => "own", randomUUID())).toBe("own");
});

it("forgets answers after a week", async () => {
  const key = randomUUID();
  await ask(key, {}, async () => 1);
  const inTenDays = new Date(Date.now() + 10 * 86_400_000);
  await scoped.asSystem("a test of forgetting", (tx) => forgetOldAnswers(tx, inTenDays));
  expect(await ask(key, {}, async () => 2)).toBe(2);
});
