import { afterAll, expect, it } from "vitest";
import { packThread } from "./pack-thread.ts";

const threads = [packThread(), packThread(150)];
afterAll(() => Promise.all(threads.map((it) => it.close())));

const check = (text: string) => ({ do: "check" as const, folder: "p/", files: new Map([["p/pack.yaml", text]]) });
/** Far more than is read in the time that is given. */
const endless = `policy: x\nnotes:\n${"  - { zh: 甲, en: a }\n".repeat(38_000)}`;

it("answers in turn, a newer wish of the same person in place of his older one", async () => {
  const [thread] = threads;
  const first = thread!.check("甲", check(endless)).catch((error: { code: string }) => error.code);
  const other = thread!.check("乙", check("policy: x\n"));
  const newer = thread!.check("甲", check("policy: y\n"));
  expect(await first).toBe("conflict");
  expect((await other).problems.length).toBeGreaterThan(0);
  expect((await newer).policy).toBeNull();
});

it("ends what takes too long, and works on", async () => {
  const [, impatient] = threads;
  await expect(impatient!.check("甲", check(endless))).rejects.toMatchObject({ code: "not_valid" });
  await expect(impatient!.check("甲", check(endless))).rejects.toMatchObject({ code: "not_valid" });
});
