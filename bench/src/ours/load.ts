/**
 * A process that loads the five packs and answers once; prints how long it took, in milliseconds.
 *
 * `published FILE PERSON`: from the published form. `yaml FOLDER PERSON`: from YAML, all faults of form and type
 * looked for. `checked FOLDER PERSON`: also everything that `check` proves, and every example.
 */
import { readFileSync } from "node:fs";
import type { Facts, Item, RuleBook, Rules, Value } from "@jucai/engine/run";

/** A person as JSON can hold one. */
export type Written = {
  readonly values: readonly (readonly [string, Value])[];
  readonly lists: readonly (readonly [string, readonly (readonly (readonly [string, Value])[])[]])[];
};

const [how, from, person] = process.argv.slice(2) as ["published" | "yaml" | "checked", string, string];
const started = performance.now();
const { combine, decide, parseDay, prepare } = await import("@jucai/engine/run");
const pack = how === "published" ? undefined : await import("@jucai/pack");
const imported = performance.now();

const rules = await load();
const facts = factsIn(JSON.parse(readFileSync(person, "utf8")) as Written);
const options = { on: parseDay("2025-06-01")! };
const decisions = decide(rules, facts, options);
combine(rules, decisions, facts, options);
console.log(
  JSON.stringify({
    importMs: imported - started,
    loadMs: performance.now() - imported,
    rssMB: process.memoryUsage.rss() / 1024 ** 2,
  }),
);

async function load(): Promise<Rules> {
  if (!pack) return prepared(JSON.parse(readFileSync(from, "utf8")) as RuleBook);
  const loaded = await pack.loadPacks(from, { examples: how === "checked" });
  if (how === "checked") {
    pack.findIn(await pack.readFolder(from), loaded);
    pack.runExamples(loaded);
  }
  return prepared(loaded);
}

function prepared({ vocabulary, policies }: RuleBook): Rules {
  return prepare(
    vocabulary,
    policies.flatMap(({ benefits }) => benefits),
  );
}

function factsIn({ values, lists }: Written): Facts {
  const read = lists.map(([id, items]) => {
    const things: Item[] = items.map((each) => new Map(each));
    return [id, { items: things, complete: true }] as const;
  });
  return { values: new Map(values), lists: new Map(read) };
}
