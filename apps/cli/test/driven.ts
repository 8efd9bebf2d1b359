/** Drives an example of a pack through the command line, as somebody with a case file would. */
import { join } from "node:path";
import { type Decision, printDay, writeFacts } from "@jucai/engine";
import { loadPacks } from "@jucai/pack";
import { jucai, root } from "./world.ts";

/** Benefit id, name of its example, the status and what is paid: fen, or the bounds in fen. */
export type Row = readonly [string, string, Decision["status"], number | readonly (number | null)[]];

const loaded = await loadPacks(join(root, "packs"));

/** The decision on the named example's facts; other benefits of the pack are decided beside it. */
export async function decideExample(id: string, name: string): Promise<Decision> {
  const example = loaded.examples
    .filter(({ benefit }) => benefit === id)
    .flatMap(({ examples }) => examples)
    .find((it) => it.name === name);
  if (!example) throw new Error(`${id} has no example “${name}”`);
  return decideFacts(id, writeFacts(example.facts, loaded.vocabulary), printDay(example.on));
}

/** The decision on a benefit for facts as a case writes them. */
export async function decideFacts(id: string, facts: object, on: string): Promise<Decision> {
  const { code, out, err } = await jucai(
    `decide - --on ${on} --pack ${id.split("/")[0]} --json`,
    JSON.stringify({ facts }),
  );
  if (code !== 0) throw new Error(err);
  return (JSON.parse(out) as { decisions: Decision[] }).decisions.find(({ benefit }) => benefit === id)!;
}
