import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { describe, expect, it } from "vitest";
import { likeness, threshold } from "./likeness.ts";
import { digitOff } from "./names.ts";
import { blockKeys, comparedText, type Signature } from "./signature.ts";

const aSignature = (given: Partial<Signature> & { readonly name: string }): Signature => ({
  id: "1",
  syllables: pinyin(given.name, { toneType: "none", type: "array", mode: "surname" }),
  birthMonth: null,
  gender: null,
  phone: null,
  phoneTail: null,
  identity: null,
  employers: [],
  schools: [],
  relatives: [],
  ...given,
});

const card = (hash: string) => ({ kind: "resident_id", hash });
const kinds = (a: Parameters<typeof aSignature>[0], b: Parameters<typeof aSignature>[0]) => {
  const found = likeness(aSignature({ id: "a", ...a }), aSignature({ id: "b", ...b }));
  return { score: found?.score, kinds: found?.reasons.map(({ kind }) => kind) };
};

describe("likeness", () => {
  it("takes the strongest of the ways in which names are alike", () => {
    expect(kinds({ name: "赖小明" }, { name: " 赖 小明" }).kinds).toEqual(["name_same"]);
    expect(kinds({ name: "赖小明" }, { name: "赖晓明" }).kinds).toEqual(["name_pinyin"]);
    expect(kinds({ name: "赖小明" }, { name: "小明赖" }).kinds).toEqual(["name_swapped"]);
    expect(kinds({ name: "Anna Maria Berg" }, { name: "BERG Anna Maria" }).kinds).toEqual(["name_swapped"]);
    expect(kinds({ name: "赖小明" }, { name: "赖大明" }).kinds).toEqual(["name_one_character"]);
    expect(kinds({ name: "赖小明" }, { name: "赖明" }).kinds).toEqual(["name_one_character"]);
    expect(kinds({ name: "赖小明" }, { name: "伍大明" }).kinds).toBeUndefined();
    expect(kinds({ name: "赖" }, { name: "伍" }).kinds).toBeUndefined();
  });

  it("shows a name with a birth month or a phone, and not a common name alone", () => {
    expect(kinds({ name: "王伟" }, { name: "王伟" }).score).toBeLessThan(threshold);
    expect(kinds({ name: "王伟", birthMonth: "1990-05" }, { name: "王伟", birthMonth: "1990-05" }).score).toBe(65);
    expect(kinds({ name: "王伟", birthMonth: "1990-05" }, { name: "王伟", birthMonth: "1990-06" }).score).toBe(52);
    expect(kinds({ name: "王伟", birthMonth: "1990-05" }, { name: "王伟", birthMonth: "1987-11" }).score).toBe(25);
    expect(kinds({ name: "王伟", phone: "x" }, { name: "王维", phone: "x" }).score).toBeGreaterThan(threshold);
    const works = { name: "王伟", employers: ["丙公司"] };
    expect(kinds(works, works).kinds).toEqual(["name_same", "employer_same"]);
    expect(kinds(works, works).score).toBe(threshold);
  });

  it("tells twins apart by their identity numbers, and says so", () => {
    const twin = { birthMonth: "2001-03", phone: "parents", relatives: ["伍建国"] };
    const one = { ...twin, name: "伍小明", identity: card("1") };
    const other = { ...twin, name: "伍小亮", identity: card("2") };
    expect(kinds({ ...one, identity: null }, other).score).toBe(94);
    expect(kinds(one, other)).toEqual({
      score: 44,
      kinds: ["phone_same", "birth_same", "name_one_character", "relative_same", "identity_differs"],
    });
    expect(kinds({ ...one, identity: { kind: "passport", hash: "1" } }, other).score).toBe(94);
  });

  it("finds one wrong digit and two swapped digits in a month", () => {
    expect(digitOff("1990-05", "1990-06")).toBe(true);
    expect(digitOff("1989-05", "1998-05")).toBe(true);
    expect(digitOff("1990-01", "1990-10")).toBe(true);
    expect(digitOff("1990-05", "1991-06")).toBe(false);
    expect(digitOff("1990-05", "1990-05")).toBe(false);
  });
});

const character = fc.constantFrom(..."王汪李黎小晓明名大单山曾");
const few = (...of: string[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 2 });
const maybe = (...of: string[]) => fc.option(fc.constantFrom(...of), { nil: null });
const person = fc
  .record({
    id: fc.constantFrom("p1", "p2", "p3", "p4"),
    name: fc.oneof(
      fc.array(character, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
      fc.constantFrom("Anna Berg", "Berg Anna", "Ana Berg"),
    ),
    birthMonth: maybe("1990-05", "1990-06", "1990-10", "1990-01", "1987-11"),
    gender: maybe("1", "2"),
    phone: maybe("h1", "h2"),
    phoneTail: maybe("8000", "8001"),
    identity: fc.option(fc.constantFrom(card("1"), card("2"), { kind: "passport", hash: "3" }), { nil: null }),
    employers: few("甲厂", "乙校"),
    schools: few("甲大学", "乙学院"),
    relatives: few("王建国", "李梅"),
  })
  .map((given) => aSignature(given));

describe("likeness as a law", () => {
  it("does not depend on the order of the two", () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        expect(likeness(a, b)).toEqual(likeness(b, a));
        expect(comparedText(a, b).length).toBe(comparedText(b, a).length);
      }),
    );
  });

  it("never pairs a person with himself and stays between 0 and 100", () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        expect(likeness(a, { ...b, id: a.id })).toBeUndefined();
        const score = likeness(a, b)?.score ?? 0;
        expect(score >= 0 && score <= 100).toBe(true);
      }),
    );
  });

  it("puts whoever reaches the threshold into a common block", () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        fc.pre((likeness(a, b)?.score ?? 0) >= threshold);
        const keys = new Set(blockKeys(a));
        expect(blockKeys(b).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
