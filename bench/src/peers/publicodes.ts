/** publicodes: its own names and mechanisms (in French), a situation set for each person. */
import Engine from "publicodes";
import type { Decide } from "../cases/parity.ts";
import { facts, keyIndustries, type Person, southernProvinces } from "../people/facts.ts";

type Rule = string | number | { readonly [mechanism: string]: Rule | readonly Rule[] };

/** Names may hold no capitals: `yearsOutside` is `years outside`. */
const nameOf = (fact: string): string => fact.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const all = (...conditions: Rule[]): Rule => ({ "toutes ces conditions": conditions });
const any = (...conditions: Rule[]): Rule => ({ "une de ces conditions": conditions });
const when = (condition: Rule, is: Rule): Rule => ({ variations: [{ si: condition, alors: is }, { sinon: 0 }] });
const oneOf = (fact: keyof Person, values: readonly string[]): Rule =>
  any(...values.map((value) => `${nameOf(fact)} = '${value}'`));
const table = (fact: keyof Person, rows: Readonly<Record<string, Rule>>): Rule => ({
  variations: [
    ...Object.entries(rows).map(([value, is]) => ({ si: `${nameOf(fact)} = '${value}'`, alors: is })),
    { sinon: 0 },
  ],
});
const either = (condition: string, yes: number, no: number): Rule => ({
  variations: [{ si: condition, alors: yes }, { sinon: no }],
});

const promoted = { practical1: 100, E: 400, D: 900, C: 1700, B: 1700, A: 1700, special: 1700 };

const names = ["b one", "b two", "b three", "b four", "b five", "b six"].concat(
  ["b seven", "b eight", "b nine", "b ten", "b eleven", "b twelve"],
  "total",
);

const helpers: Record<string, Rule> = {
  living: table("degree", { doctor: 72_000, master: 36_000, bachelor: 18_000 }),
  postgraduate: oneOf("degree", ["master", "doctor"]),
  graduate: any("degree = 'bachelor'", "postgraduate"),
  "key employer": all("work = 'enterprise'", "employer tax > 1000000", oneOf("industry", keyIndustries)),
  young: all("age <= 35", "contract years >= 3"),
  "reward before": table("gradeBefore", promoted),
  "reward after": table("gradeAfter", promoted),
  skill: table("certificate", { special: 500, L5: 700, L4: 1000, L3: 1500, L2: 2000, L1: 3000 }),
  settling: table("degree", {
    doctor: either("double first class", 200_000, 100_000),
    master: either("double first class", 100_000, 70_000),
    bachelor: 20_000,
    college: when(any("local college", "local origin"), 20_000),
  }),
};

const benefits: Record<string, Rule> = {
  "b one": when(
    all(
      "home = 'qingliu'",
      "years since graduation <= 5",
      "full time",
      "certified",
      "works here",
      oneOf("work", ["enterprise", "self_employed"]),
      "commissioned = non",
      "independent college = non",
    ),
    "living",
  ),
  "b two": when(
    all(
      "key employer",
      "new hire",
      "full time",
      "contract years >= 3",
      "insured months >= 6",
      any("degree != 'bachelor'", "has degree"),
    ),
    "living",
  ),
  "b three": when("reward after > reward before", "(reward after - reward before) * 60"),
  "b four": when(
    all(
      "owns home = non",
      any(
        "grade after != 'none'",
        "key employer",
        all(oneOf("work", ["public_school", "public_hospital"]), "full time", "graduate"),
      ),
    ),
    60,
  ),
  "b five": when(
    any(
      oneOf("gradeAfter", ["D", "C", "B", "A", "special"]),
      all("degree = 'doctor'", "full time", "service years >= 5"),
    ),
    1,
  ),
  "b six": when(
    all("young", "work = 'enterprise'", any("first insured here", "years outside >= 3"), "pension paid"),
    "settling",
  ),
  "b seven": when(
    all("young", "insured months >= 24"),
    table("degree", { doctor: 10_000, master: 5000, bachelor: 1000 }),
  ),
  "b eight": {
    variations: [{ si: "training hours >= 40", alors: 1000 }, { si: "training hours >= 20", alors: 500 }, { sinon: 0 }],
  },
  "b nine": { variations: [{ si: "scarce certificate", alors: "skill * 130 / 100" }, { sinon: "skill" }] },
  "b ten": table("referredGrade", { E: 10_000, D: 20_000, C: 30_000, B: 50_000, A: 150_000, special: 500_000 }),
  "b eleven": when(all("flexible", "high level"), 20_000),
  "b twelve": when(any("postgraduate", all("degree = 'bachelor'", "scarce bachelor")), {
    variations: [
      { si: "from province = 'fujian'", alors: either("from city", 0, 500) },
      { si: oneOf("fromProvince", southernProvinces), alors: 1000 },
      { sinon: 1500 },
    ],
  }),
  best: { "le maximum de": ["b one", "b two", "b six"] },
  total: { somme: ["best", "b three", ...names.slice(6, 12)] },
};

export async function publicodes(): Promise<Decide> {
  const first = { number: 0, yes: "non" };
  const given = facts.map((fact) => [
    nameOf(fact.name),
    { "par défaut": fact.kind === "choice" ? `'${fact.values[0]}'` : first[fact.kind] },
  ]);
  const engine = new Engine({ ...Object.fromEntries(given), ...helpers, ...benefits } as never, {
    logger: { log: () => {}, warn: () => {}, error: (text: string) => fail(text) },
  });
  const written = facts.map((fact) => ({ fact, name: nameOf(fact.name) }));
  return (person) => {
    const situation: Record<string, string | number> = {};
    for (const { fact, name } of written) {
      const value = person[fact.name];
      situation[name] =
        typeof value === "boolean" ? (value ? "oui" : "non") : typeof value === "string" ? `'${value}'` : value;
    }
    engine.setSituation(situation);
    return names.map((name) => engine.evaluate(name).nodeValue as number);
  };
}

function fail(text: string): never {
  throw new Error(`publicodes says: ${text}`);
}
