import { generateBoolean } from "./generate-booleans.ts";
import { generateNumber } from "./generate-numbers.ts";
import { generateMoney } from "./generate-money.ts";
import { generateDate, generateNamed } from "./generate-values.ts";
import type { Random } from "./random.ts";
import type { Generator } from "./generating.ts";
import type { Kind, Term } from "./terms.ts";

/** Starts a generator of expressions. */
export function generatorFrom(random: Random, frames: Generator["frames"] = []): Generator {
  const generator: Generator = {
    random,
    frames,
    term: (kind, depth) => generate(generator, kind, depth),
    within: (frame) => generatorFrom(random, [frame, ...frames]),
  };
  return generator;
}

function generate(generator: Generator, kind: Kind, depth: number): Term {
  switch (kind) {
    case "boolean":
      return generateBoolean(generator, depth);
    case "number":
      return generateNumber(generator, depth);
    case "money":
      return generateMoney(generator, depth);
    case "date":
      return generateDate(generator, depth);
    default:
      return generateNamed(generator, kind, depth);
  }
}
