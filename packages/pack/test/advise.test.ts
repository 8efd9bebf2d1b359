/** Advice on the real packs for people of whom more or less is known: each piece is applied and decided again. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  advise,
  decide,
  factsAfter,
  parseDay,
  prepare,
  type Day,
  type Fact,
  type Facts,
  type FactList,
  type Rules,
  type Status,
  type Turn,
  type Value,
} from "@jucai/engine";
import { readFolder, readPacks } from "../src/index.ts";

const { vocabulary, policies } = readPacks(await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url))));
const benefits = policies.flatMap((policy) => policy.benefits);
const rules = prepare(vocabulary, benefits);
const alone = new Map(benefits.map((benefit) => [benefit.id, prepare(vocabulary, [benefit])]));

/** Numbers from a seed, so that a failure can be seen again. */
function drawing(seed: number) {
  let state = seed;
  const next = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  return { next, pick: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]! };
}
type Drawing = ReturnType<typeof drawing>;

const counts = [0, 1, 5, 6, 11, 12, 23, 24, 35, 36, 40, 59, 60];
const places = ["350423", "350702", "350700", "350121", "622900", "110101"];
const day = (iso: string): Day => parseDay(iso)!;

function valueOf({ id, type }: Fact, { next, pick }: Drawing): Value {
  const between = (low: string, high: string) => day(low) + Math.floor(next() * (day(high) - day(low)));
  switch (type.kind) {
    case "boolean":
      return next() < 0.7;
    case "number":
      return pick(counts);
    case "money":
      return pick([0, 100_000, 100_000_000, 100_000_001]);
    case "date":
      return id.endsWith("born_on") ? between("1975-01-01", "2002-01-01") : between("2019-01-01", "2026-01-01");
    case "region":
      return pick(places);
    case "text":
      return `name ${Math.floor(next() * 1000)}`;
    case "enum":
      return pick(vocabulary.enumerations.find((each) => each.id === type.of)!.values).id;
  }
}

function someone(draw: Drawing): Facts {
  const known = draw.pick([0.6, 0.85, 0.97]);
  const some = (facts: readonly Fact[]) =>
    new Map(facts.flatMap((fact) => (draw.next() < known ? [[fact.id, valueOf(fact, draw)] as const] : [])));
  const own = (subject: string) => vocabulary.facts.filter((fact) => fact.subject === subject);
  const lists = new Map<string, FactList>();
  const values = new Map<string, Value>();
  for (const { id, list } of vocabulary.subjects) {
    if (!list) for (const [fact, value] of some(own(id))) values.set(fact, value);
    else if (draw.next() < known) {
      const items = Array.from({ length: Math.floor(draw.next() * 4) }, () => some(own(id)));
      lists.set(list, { items, complete: draw.next() < 0.9 });
    }
  }
  return { values, lists };
}

function statusOf(of: Rules, facts: Facts, on: Day, line: number | undefined): Status {
  const [decision] = decide(of, facts, { on });
  return (line === undefined ? undefined : decision!.lines[line]?.status) ?? decision!.status;
}

describe("advice on the real packs", () => {
  it("gives what it promises on its days and not beside them, and no change of it is needless", () => {
    const draw = drawing(7);
    const faults: string[] = [];
    let tried = 0;
    for (let person = 0; person < 20; person += 1) {
      const facts = someone(draw);
      const on = day("2021-01-01") + Math.floor(draw.next() * 1800);
      for (const { benefit, turns } of advise(rules, facts, decide(rules, facts, { on }), { on })) {
        const own = alone.get(benefit)!;
        const status = (turn: Turn, changes: Turn["changes"], at: Day) =>
          statusOf(own, factsAfter(own, benefit, facts, { ...turn, changes }, on, at), at, turn.line);
        for (const turn of turns) {
          tried += 1;
          const [first, last] = [day(turn.first), turn.last === null ? addMonths(on, 120) : day(turn.last)];
          const within = [first, Math.floor((first + last) / 2), last];
          const beside = [...(first > on ? [first - 1] : []), ...(turn.last === null ? [] : [last + 1])];
          const fewer = turn.changes.filter(({ how }) => how !== "time");
          const holds =
            within.every((at) => status(turn, turn.changes, at) === turn.becomes) &&
            beside.every((at) => status(turn, turn.changes, at) !== turn.becomes) &&
            fewer.every(
              (out) =>
                status(
                  turn,
                  turn.changes.filter((it) => it !== out),
                  first,
                ) !== turn.becomes,
            );
          if (!holds) faults.push(`person ${person}, ${benefit}: ${JSON.stringify(turn)}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(400);
  });
});
