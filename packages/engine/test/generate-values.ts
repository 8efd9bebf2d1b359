import { printDay } from "../src/model/date.ts";
import { parseExpression, type Scope } from "../src/feel/index.ts";
import { vocabulary } from "../src/feel/vocabulary.fixture.ts";
import type { Type } from "../src/model/type.ts";
import { type Generator, split } from "./generating.ts";
import { inside, joined, type Kind, type Term } from "./terms.ts";
import { choose, strict } from "./unknown-as-null.ts";
import { colleges, days, degrees, feelName, mayBeNone, regions } from "./worlds.ts";

const typeOf: Readonly<Record<Kind, Type>> = {
  boolean: { kind: "boolean" },
  number: { kind: "number" },
  money: { kind: "money" },
  date: { kind: "date" },
  degree: { kind: "enum", of: "degree" },
  college: { kind: "enum", of: "college_kind" },
  region: { kind: "region" },
  text: { kind: "text" },
};

/** The scope of all generated expressions: one definition, one moment, one setting. */
export const scope: Scope = {
  vocabulary,
  names: new Map(
    Object.entries({
      arrival: { type: typeOf.date, is: { op: "fact", id: "person.born_on" } as const },
      native: { type: typeOf.boolean, is: { op: "fact", id: "person.certified" } as const },
    }),
  ),
  settings: new Map([["delay", { type: typeOf.number }]]),
};

const same = (a: Type, b: Type) => JSON.stringify(a) === JSON.stringify(b);

/** A fact of a kind: of the person, or of an item in reach. */
export function fact({ random, frames }: Generator, kind: Kind): Term {
  const fields = frames.flatMap((frame, index) => {
    const hidden =
      frame.implied && frames.findIndex(({ implied, subject }) => implied && subject === frame.subject) < index;
    return hidden ? [] : factsOf(frame.subject, kind).map((id) => ({ frame, id }));
  });
  if (fields.length > 0 && random.chance(0.6)) {
    const { frame, id } = random.pick(fields);
    const field = id.slice(frame.subject.length + 1);
    const innermost = frames.find(({ implied }) => implied) === frame;
    const bare = innermost && random.chance(0.3) ? `item.${field}` : field;
    return leaf("field", {
      expression: { op: "field", variable: frame.variable, id },
      source: frame.implied ? bare : `${frame.variable}.${field}`,
      feel: frame.implied ? feelName(id) : `${frame.variable}.${feelName(id)}`,
      none: mayBeNone.has(id),
    });
  }
  const id = random.pick(factsOf("person", kind));
  return leaf("fact", { expression: { op: "fact", id }, source: id, feel: feelName(id), none: mayBeNone.has(id) });
}

function factsOf(subject: string, kind: Kind): readonly string[] {
  return vocabulary.facts
    .filter((each) => each.subject === subject && same(each.type, typeOf[kind]))
    .map(({ id }) => id);
}

/** A term without parts. */
export function leaf(construct: string, term: Pick<Term, "expression" | "source" | "feel"> & Partial<Term>): Term {
  return { level: 7, none: false, ...joined(construct, []), ...term };
}

/** `if … then … else …`, of any kind. */
export function choice(generator: Generator, kind: Kind, depth: number): Term {
  const [a, b, c] = split(generator.random, depth, 3);
  const [test, yes, no] = [generator.term("boolean", a!), generator.term(kind, b!), generator.term(kind, c!)];
  return {
    ...joined("if", [test, yes, no]),
    expression: { op: "if", test: test.expression, then: yes.expression, else: no.expression },
    source: `if ${test.source} then ${yes.source} else ${no.source}`,
    level: 0,
    feel: choose(test.feel, yes.feel, no.feel),
    none: yes.none || no.none,
  };
}

export function generateDate(generator: Generator, depth: number): Term {
  const { random } = generator;
  if (depth <= 1) return random.pick([dateLeaf, dateLeaf, () => fact(generator, "date")])(generator);
  return random.pick([moved, moved, () => choice(generator, "date", depth), extremeDate])(generator, depth);
}

function dateLeaf({ random }: Generator): Term {
  if (random.chance(0.2)) return leaf("on", { expression: { op: "on" }, source: "on", feel: "judged_on" });
  if (random.chance(0.3)) {
    const named = { op: "named", name: "arrival", is: { op: "fact", id: "person.born_on" } } as const;
    return leaf("named", { expression: named, source: "arrival", feel: "person_born_on" });
  }
  const value = random.pick(days);
  const text = printDay(value);
  const source = random.chance(0.2) ? `@"${text}"` : `date("${text}")`;
  return leaf("date", { expression: { op: "const", value }, source, feel: `date("${text}")` });
}

/** `date + duration`, `date - duration`. */
function moved(generator: Generator, depth: number): Term {
  const { random } = generator;
  const base = generator.term("date", depth - 1);
  const by = random.pick(["+", "-"] as const);
  const [months, day] = random.pick([
    [random.whole(1, 14), 0],
    [12 * random.whole(1, 5), 0],
    [0, random.whole(1, 60)],
  ]) as [number, number];
  const text = months > 0 ? (months % 12 === 0 && random.chance(0.5) ? `P${months / 12}Y` : `P${months}M`) : `P${day}D`;
  const move = `${by} duration("${text}")`;
  return {
    ...joined(by === "+" ? "date +" : "date -", [base]),
    expression: {
      op: "arithmetic",
      by,
      left: base.expression,
      right: { op: "const", value: { months, days: day } },
      on: "date",
    },
    source: `${inside(base, 4)} ${move}`,
    level: 4,
    feel: base.none ? strict([base.feel], `l ${move}`) : `(${base.feel} ${move})`,
    none: base.none,
  };
}

/** `min(a, b)` of dates; feelin has no such function, so FEEL compares them. */
function extremeDate(generator: Generator, depth: number): Term {
  const [a, b] = split(generator.random, depth, 2);
  const [left, right] = [generator.term("date", a!), generator.term("date", b!)];
  const name = generator.random.pick(["min", "max"] as const);
  return {
    ...joined(name, [left, right]),
    expression: { op: "call", function: name, arguments: [left.expression, right.expression] },
    source: `${name}(${left.source}, ${right.source})`,
    level: 7,
    feel: strict([left.feel, right.feel], name === "min" ? "if l <= r then l else r" : "if l >= r then l else r"),
    none: left.none || right.none,
  };
}

/** Enumerations, regions and texts: facts, and choices of which one branch may be a literal. */
export function generateNamed(generator: Generator, kind: Kind, depth: number): Term {
  const { random } = generator;
  if (depth <= 1 || kind === "text" || kind === "region" || random.chance(0.3)) return fact(generator, kind);
  const literal = random.pick([1, 2, 3]);
  let part = 0;
  // A literal takes its type from the other branch, so at most one branch is one.
  const term: Generator["term"] = (wanted, each) =>
    part++ === literal ? constant(generator, kind) : generator.term(wanted, each);
  return choice({ ...generator, term }, kind, depth);
}

/** A literal of an enumeration, a region or a text. */
export function constant({ random }: Generator, kind: Kind): Term {
  const value = random.pick(
    kind === "degree" ? degrees : kind === "college" ? colleges : kind === "region" ? regions : ["a", "b", "c"],
  );
  return leaf("text", {
    expression: { op: "const", value },
    source: `"${value}"`,
    feel: kind === "degree" ? String(degrees.indexOf(value)) : `"${value}"`,
  });
}

/** What the parser makes of a source in the scope of the generated expressions. */
export function parsed(source: string, kind: Kind) {
  return parseExpression(source, { ...scope, expects: typeOf[kind] }, { file: "generated", line: 1, column: 1 });
}
