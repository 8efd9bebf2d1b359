import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../test/scratch.ts";

it("is told what to do on standard input, where nobody else on the machine reads a passphrase", async () => {
  const env = { ...process.env, JUCAI_DATA: join(temporaryFolder(), "nothing"), DATABASE_URL: "" };
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], { env });
  child.stdin.end(JSON.stringify({ verb: "backup", file: "/nowhere/x", withKeys: true }));
  const answer = JSON.parse(await text(child.stdout)) as { fault: { en: string } };
  expect(answer.fault.en).toContain("--passphrase-file");
});
