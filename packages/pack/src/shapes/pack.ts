import { measureKinds, memberKinds, type MeasureKind } from "@jucai/engine";
import { hasKey, isTable, isWord, literal, oneOf } from "../shape/choice.ts";
import { list, may, needs, record, table } from "../shape/collections.ts";
import { day, expression, string, word } from "../shape/scalars.ts";
import { text } from "../shape/text.ts";
import { dashedName, measureName, packName, patterns, regionCode } from "./names.ts";
import { nullOr } from "./or-null.ts";

export const force = record({ from: needs(day), to: may(day), clause: needs(string), says: needs(text) });

export const transition = record({
  before: needs(day),
  then: needs(word("judgement")),
  clause: needs(string),
  says: needs(text),
});

export const transitionOrNone = oneOf(
  { zh: "过渡规则，或 none", en: "a transition rule, or `none`" },
  () => undefined,
  [
    { when: isWord("none"), shape: literal("none", undefined) },
    { when: isTable, shape: transition },
  ],
);

/** Findings of `check` that the author has looked at. */
export const accepts = list(record({ finding: needs(string), at: needs(string), says: needs(text) }));

const reference = record({ title: needs(text), number: needs(nullOr(string)) });

/** `pack.yaml`. */
export const packFile = record({
  policy: needs(packName),
  place: needs(record({ code: needs(regionCode), name: needs(text) })),
  title: needs(text),
  short: needs(text),
  number: needs(nullOr(string)),
  issuer: needs(text),
  issued: needs(day),
  in_force: needs(force),
  transition: may(transition),
  implements: may(packName),
  basis: may(list(reference)),
  repeals: may(list(reference)),
  notes: may(list(text)),
  funds: may(table(text, patterns.dashed)),
  overlap: may(record({ clause: needs(string), says: needs(text) })),
  accepts: may(accepts),
  define: may(table(expression, patterns.word)),
  sections: may(list(record({ id: needs(string), title: needs(text), measures: needs(list(measureName)) }))),
});

/** Whom a group of units stands for. */
const members = oneOf({ zh: "成员：every 或 units", en: "members, by `every` or `units`" }, () => undefined, [
  { when: hasKey("every"), shape: record({ every: needs(list(word(...memberKinds))) }) },
  { when: isTable, shape: record({ units: needs(list(dashedName)) }) },
]);

/** `units.yaml`. */
export const unitsFile = record({
  units: needs(
    table(
      record({
        name: needs(text),
        aliases: may(list(string)),
        kind: needs(dashedName),
        place: may(regionCode),
        members: may(members),
      }),
      patterns.dashed,
    ),
  ),
});

const kind = word(...(measureKinds as readonly MeasureKind[] as [MeasureKind, ...MeasureKind[]]));

/** `measures.yaml`. */
export const measuresFile = record({
  measures: needs(
    list(
      record({
        id: needs(measureName),
        kind: needs(kind),
        title: needs(text),
        summary: needs(text),
        clause: needs(string),
        lead: may(list(dashedName)),
        responsible: may(list(dashedName)),
        same_as: may(list(measureName)),
      }),
    ),
  ),
});

/** `runs.yaml`: the measures that the software does today, by the test that drives them. */
export const runsFile = record({
  runs: needs(
    list(
      record({ through: needs(word("cli", "http", "page")), test: needs(string), measures: needs(list(measureName)) }),
    ),
  ),
});
