import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadPacks, readText } from "./load-packs.ts";

const folder = fileURLToPath(new URL("../test/good", import.meta.url));

function without(name: string, code: string) {
  return (path: string): Promise<string> =>
    path.endsWith(name) ? Promise.reject(Object.assign(new Error(code), { code })) : readText(path);
}

it("a file that may not be read is one problem, and what refers to it is not judged", async () => {
  const sound = await loadPacks(folder);
  const benefit = [...sound.policies[0]!.benefits][0]!.id;
  const name = `${benefit.split("/")[1]}.yaml`;
  const { problems } = await loadPacks(folder, { read: without(`benefits/${name}`, "EACCES") });
  expect(problems.filter(({ code }) => code === "pack/unreadable")).toHaveLength(1);
  expect(problems.map(({ code }) => code)).not.toContain("pack/measure-without-benefit");
  expect(problems[0]!.message.en).toBe("This file cannot be read (EACCES).");
});

it("a folder that is not there is a problem with its name", async () => {
  const { problems, policies } = await loadPacks(`${folder}/nowhere`);
  expect(policies).toEqual([]);
  expect(problems.map(({ code }) => code)).toContain("pack/unreadable");
});
