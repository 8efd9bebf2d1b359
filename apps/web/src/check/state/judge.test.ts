import { decide, parseDay, prepare, type Value } from "@jucai/engine/run";
import { describe, expect, it } from "vitest";
import { aBook, aVocabulary, degreeGrant, provinceGrant } from "../fixture.ts";
import { factsOf, type Answers } from "./answers.ts";
import { emptyCheck, withAnswer, withPreference, withUnknown, type Check } from "./check.ts";
import { deciderOf, topicsOf } from "./decide-again.ts";
import { judgeFor } from "./judge.ts";

const { judge } = judgeFor(aBook);
const start: Check = { ...emptyCheck("2024-06-01"), role: "person" };
const say = (check: Check, id: string, value: Value) => withAnswer(check, id, { kind: "value", value });
const at = (check: Check) => judge(check).places[0]!;

describe("judging a check", () => {
  it("asks first what settles most, counts what is left, and stops when nothing can change", () => {
    expect(judge(start).next).toMatchObject({ fact: "person.home", atMost: 2 });
    const home = say(start, "person.home", "350423");
    expect(judge(home).next).toMatchObject({ fact: "person.degree", atMost: 1 });
    expect(judge(say(home, "person.degree", "master")).next).toBeUndefined();
    // Away from the province nothing hangs on the degree any more.
    expect(judge(say(start, "person.home", "100000")).next).toBeUndefined();
  });

  it("brings back what was skipped at the end, once", () => {
    const skipped = withUnknown(start, "person.degree");
    expect(judge(skipped).next?.fact).toBe("person.home");
    const rest = say(skipped, "person.home", "350423");
    expect(judge(rest).next).toMatchObject({ fact: "person.degree", atMost: 1 });
    expect(judge(withUnknown(rest, "person.degree")).next).toBeUndefined();
  });

  it("narrows the money with every answer, and never counts both of a group", () => {
    expect(at(start).range).toEqual({ fromFen: 0, toFen: 400_000 });
    const here = say(start, "person.home", "350423");
    expect(at(here).range).toEqual({ fromFen: 300_000, toFen: 400_000 });
    expect(at(say(here, "person.degree", "master")).range).toEqual({ fromFen: 400_000, toFen: 400_000 });
  });

  it("takes the better of a group, or the one that the person prefers", () => {
    const settled = say(say(start, "person.home", "350423"), "person.degree", "master");
    expect(at(settled).bundle).toMatchObject({ chosen: ["test/degree"], totalFen: 400_000 });
    expect(at(withPreference(settled, "test/other")).bundle).toMatchObject({
      chosen: ["test/other"],
      totalFen: 300_000,
    });
  });
});

describe("deciding again", () => {
  const rules = prepare(aVocabulary, [degreeGrant, provinceGrant]);
  const on = parseDay("2024-06-01")!;

  it("decides as the engine does, whatever changes", () => {
    const decideAgain = deciderOf(rules, [degreeGrant, provinceGrant], factsOf);
    const degrees: Answers[] = [{}, { "person.degree": { kind: "value", value: "master" } }];
    const homes: Answers[] = [{}, { "person.home": { kind: "value", value: "350400" } }];
    for (const degree of degrees) {
      for (const home of homes) {
        const answers = { ...degree, ...home };
        expect(decideAgain(answers, on)).toEqual(decide(rules, factsOf(answers), { on }));
      }
    }
  });

  it("leaves alone what does not look at the answer", () => {
    const decideAgain = deciderOf(rules, [degreeGrant, provinceGrant], factsOf);
    const before = decideAgain({}, on);
    const after = decideAgain({ "person.degree": { kind: "value", value: "master" } }, on);
    expect(after[1]).toBe(before[1]);
    expect(after[0]).not.toBe(before[0]);
  });

  it("knows what a benefit looks at, tables and conditions alike", () => {
    expect(topicsOf(degreeGrant, aVocabulary)).toEqual(["person.degree", "person.home"]);
  });
});
