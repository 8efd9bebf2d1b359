import { expect, it } from "vitest";
import { fileReader } from "./read-file.ts";

/** A reader whose thread does this instead of reading. */
const reader = (code: string, wait = 20_000) =>
  fileReader(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { wait, megabytes: 32 });
const bytes = new Uint8Array([1]);
const answer = `import { parentPort, workerData } from "node:worker_threads"; const say = (it) => parentPort.postMessage(it);`;

it("ends a file that loops for ever, one that fills the memory and one that crashes, and reads on", async () => {
  expect(await reader("for (;;);", 300)(bytes, "loop.pdf")).toMatchObject({
    unreadable: { zh: expect.stringContaining("太长时间") },
  });
  const greedy = `const all = []; for (;;) all.push(new Array(100000).fill({}).map((_, at) => ({ at })));`;
  expect(await reader(greedy)(bytes, "bomb.docx")).toHaveProperty("unreadable");
  expect(await reader("throw new Error('broken')")(bytes, "x.docx")).toHaveProperty("unreadable");
  expect(await reader("process.exit(1)")(bytes, "x.docx")).toHaveProperty("unreadable");
  const read = reader(
    `${answer} if (workerData.name === "bad") process.exit(2); say({ unreadable: { zh: workerData.name, en: "" } });`,
  );
  const all = ["a", "bad", "b", "bad", "c", "d"].map((name) => read(bytes, name));
  const said = (await Promise.all(all)).map((it) => ("unreadable" in it ? it.unreadable.zh.slice(0, 4) : ""));
  expect(said).toEqual(["a", "这个文件", "b", "这个文件", "c", "d"]);
});

it("lets only so many wait", async () => {
  const read = reader(`${answer} setTimeout(() => say({ unreadable: { zh: "ok", en: "" } }), 300);`);
  const all = await Promise.allSettled(Array.from({ length: 25 }, () => read(bytes, "x")));
  expect(all.filter(({ status }) => status === "rejected")).toHaveLength(3);
});
