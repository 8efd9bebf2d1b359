import { evaluate } from "feelin";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../src/evaluate/compile.ts";
import type { Environment, Result } from "../src/evaluate/environment.ts";
import { parsed } from "./generate-values.ts";
import { generatorFrom } from "./generator.ts";
import { type Compile, faults } from "./planted-faults.ts";
import { randomFrom } from "./random.ts";
import type { Kind, Term } from "./terms.ts";
import { sameResult } from "./unknown-as-null.ts";
import { degrees, type World, worldFrom } from "./worlds.ts";

const worldsEach = 3;
const kinds: readonly Kind[] = ["boolean", "boolean", "boolean", "number", "money", "date"];
const depths = [2, 3, 4, 3];
/** Every construct of the shared subset; each has to occur in at least 200 pairs. */
const constructs = [
  ...["and", "or", "not", "if"],
  ...["=", "!=", "<", "<=", ">", ">=", "< enum", "<= enum", "> enum", ">= enum", "= null"],
  ...["in list", "in range", "in enum range", "within"],
  ...["+", "-", "*", "/", "negate", "floor", "ceiling", "abs", "min", "max"],
  ...["yuan", "money +", "money -", "money *", "money /"],
  ...[
    "date",
    "on",
    "date +",
    "date -",
    "years_between",
    "months_between",
    "days_between",
    "age",
    "year",
    "month",
    "day",
  ],
  ...["some", "every", "filter", "count", "sum of list", "min of list", "max of list", "pluck", "items", "field"],
  ...["fact", "named", "setting"],
];

type Pair = { readonly term: Term; readonly kind: Kind; readonly world: World; readonly theirs: unknown };

const pairs: Pair[] = [];

/** First whatever comes, then only expressions with the construct that is scarcest so far. */
function generateTerms(): readonly { term: Term; kind: Kind }[] {
  const random = randomFrom(20230109);
  const generator = generatorFrom(random);
  const counts = new Map<string, number>(constructs.map((name) => [name, 0]));
  const enough = Math.ceil(200 / worldsEach);
  const found: { term: Term; kind: Kind }[] = [];
  for (let attempt = 0; found.length < 1680; attempt++) {
    const kind = random.pick(kinds);
    const term = generator.term(kind, depths[attempt % depths.length]!);
    const [scarcest, least] = [...counts].reduce((a, b) => (b[1] < a[1] ? b : a));
    // feelin's time grows with the text; a few giants would take half of it.
    if (term.feel.length > 1500) continue;
    if (found.length > 250 && least < enough && !term.constructs.has(scarcest)) continue;
    for (const name of term.constructs) if (counts.has(name)) counts.set(name, counts.get(name)! + 1);
    found.push({ term, kind });
  }
  return found;
}

beforeAll(() => {
  const random = randomFrom(20261121);
  for (const { term, kind } of generateTerms()) {
    for (let each = 0; each < worldsEach; each++) {
      const world = worldFrom(random);
      // feelin's parser slows down with every name in reach, so it gets the ones in use.
      const used = Object.entries(world.context).filter(([name]) => term.feel.includes(name));
      pairs.push({ term, kind, world, theirs: evaluate(term.feel, Object.fromEntries(used)).value });
    }
  }
}, 120_000);

/** The pairs on which an evaluator and feelin differ. */
function differences(compileWith: Compile) {
  const compiled = new Map<Term, (environment: Environment) => Result>();
  return pairs.flatMap((pair) => {
    const run = compiled.get(pair.term) ?? compileWith(pair.term.expression);
    compiled.set(pair.term, run);
    const ours = run(pair.world.environment);
    return sameResult(ours, pair.theirs, pair.kind, degrees) ? [] : [{ ...pair, ours }];
  });
}

describe("the compiled evaluator", () => {
  it("agrees with feelin on every pair of expression and facts", () => {
    const shown = differences(compile).map(({ term, ours, theirs, world }) => ({
      source: term.source,
      feel: term.feel,
      ours,
      theirs,
      facts: world.context,
    }));
    expect(shown.slice(0, 3)).toEqual([]);
  });

  it("is compared on at least 5,000 pairs, a third of them deep, each construct 200 times", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(5000);
    expect(pairs.filter(({ term }) => term.depth >= 4).length).toBeGreaterThanOrEqual(pairs.length / 3);
    const counts = constructs.map(
      (name) => [name, pairs.filter(({ term }) => term.constructs.has(name)).length] as const,
    );
    expect(counts.filter(([, count]) => count < 200)).toEqual([]);
  });

  it("is compared on true, false, unknown and other results alike", () => {
    const share = (test: (pair: Pair) => boolean) => pairs.filter(test).length / pairs.length;
    expect(share(({ theirs }) => theirs === true)).toBeGreaterThan(0.1);
    expect(share(({ theirs }) => theirs === false)).toBeGreaterThan(0.1);
    expect(share(({ theirs }) => theirs === null)).toBeGreaterThan(0.15);
    expect(share(({ theirs }) => theirs !== null && typeof theirs !== "boolean")).toBeGreaterThan(0.2);
  });

  it("is given what the parser makes of the same source", () => {
    const wrong = [...new Set(pairs.map(({ term }) => term))].flatMap((term) => {
      const { expression, problems } = parsed(term.source, pairs.find((pair) => pair.term === term)!.kind);
      return JSON.stringify(expression) === JSON.stringify(term.expression) ? [] : [{ source: term.source, problems }];
    });
    expect(wrong).toEqual([]);
  });

  it.each(faults)("would be caught if %s", (_, faulty) => {
    expect(differences(faulty).length).toBeGreaterThan(0);
  });
});
