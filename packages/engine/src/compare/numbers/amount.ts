/** Numbers of an amount: rows of tables, rates, percentages, steps of a ladder. */
import { describe } from "../../explain/describe.ts";
import { typeOf } from "../../explain/names.ts";
import type { Amount } from "../../model/benefit.ts";
import type { Expression } from "../../model/expression.ts";
import type { Text } from "../../model/text.ts";
import { mapNumbers } from "./expression.ts";
import { type Ground, inside, joined, type Spot } from "./spot.ts";

/** The amount with every number as `visit` wants it. */
export function mapAmount(of: Amount, spot: Spot, ground: Ground): Amount {
  switch (of.kind) {
    case "none":
      return of;
    case "expression":
      return { ...of, is: mapSum(of.is, spot, ground) };
    case "by":
      return {
        ...of,
        by: mapNumbers(of.by, inside(spot, "by"), ground),
        rows: of.rows.map((row) => ({
          ...row,
          amount: mapAmount(row.amount, inside(spot, `rows.${row.value}`, rowLabel(of.by, row.value, ground)), ground),
        })),
      };
    case "rows":
      return { ...of, rows: of.rows.map((row, index) => mapRow(row, inside(spot, `rows.${index + 1}`), ground)) };
    case "least":
    case "most":
    case "add":
      return {
        ...of,
        of: of.of.map((part, index) =>
          mapAmount(part, inside(spot, `${of.kind}.${index + 1}`, partLabel(of.kind, part, index)), ground),
        ),
      };
    case "percent": {
      const at = inside(spot, "percent", shareOf(of.of, ground));
      return {
        ...of,
        percent: ground.visit({ ...at, kind: "percent", value: of.percent, min: 0 }),
        of: mapAmount(of.of, inside(spot, "of"), ground),
      };
    }
    case "uplift":
      return mapUplift(of, spot, ground);
    case "times": {
      const each = describe(of.count, ground.names);
      const label = { zh: `每一个（${each.zh}）`, en: `for each (${each.en})` };
      return {
        ...of,
        of: mapAmount(of.of, inside(spot, "each", label), ground),
        count: mapNumbers(of.count, inside(spot, "times"), ground),
      };
    }
    case "ladder":
      return mapLadder(of, spot, ground);
  }
}

function shareOf(of: Amount, { names }: Ground): Text {
  if (of.kind !== "expression") return { zh: "百分比", en: "percentage" };
  const whole = describe(of.is, names);
  return { zh: `${whole.zh}的百分之几`, en: `percentage of ${whole.en}` };
}

/** A plain sum has its place to itself; numbers of a formula are told apart. */
function mapSum(of: Expression, spot: Spot, ground: Ground): Expression {
  if (of.op !== "const" || typeof of.value !== "number") return mapNumbers(of, spot, ground, "money");
  return { op: "const", value: ground.visit({ ...spot, kind: "money", value: of.value, min: 0 }) };
}

type Row = Extract<Amount, { kind: "rows" }>["rows"][number];

function mapRow(row: Row, spot: Spot, ground: Ground): Row {
  const always = row.if.op === "const";
  const label = always ? { zh: "其余情形", en: "otherwise" } : describe(row.if, ground.names);
  return {
    if: mapNumbers(row.if, inside(spot, "if"), ground),
    amount: mapAmount(row.amount, { ...spot, label: joined(spot.label, label) }, ground),
  };
}

type Uplift = Extract<Amount, { kind: "uplift" }>;

function mapUplift(of: Uplift, spot: Spot, ground: Ground): Uplift {
  const when = describe(of.if, ground.names);
  const label = { zh: `上浮百分比（${when.zh}）`, en: `uplift in percent (${when.en})` };
  return {
    ...of,
    percent: ground.visit({ ...inside(spot, "uplift", label), kind: "percent", value: of.percent, min: 0 }),
    if: mapNumbers(of.if, inside(spot, "uplift.if"), ground),
    of: mapAmount(of.of, spot, ground),
  };
}

type Ladder = Extract<Amount, { kind: "ladder" }>;

function mapLadder(of: Ladder, spot: Spot, ground: Ground): Ladder {
  return {
    ...of,
    from: mapNumbers(of.from, inside(spot, "from"), ground),
    to: mapNumbers(of.to, inside(spot, "to"), ground),
    steps: of.steps.map((step) => {
      const at = inside(spot, `steps.${step.grade}`, rowLabel(of.to, step.grade, ground));
      return { ...step, fen: ground.visit({ ...at, kind: "money", value: step.fen, min: 0 }) };
    }),
  };
}

/** The value's own name in its enumeration. */
function rowLabel(by: Expression, value: string, { names }: Ground): Text {
  const type = typeOf(names, by);
  return (type?.kind === "enum" && names.values.get(type.of)?.get(value)) || { zh: value, en: value };
}

const bounds = {
  least: { zh: "最高不超过", en: "at most" },
  most: { zh: "最低不少于", en: "at least" },
} as const satisfies Record<string, Text>;

/** A plain sum among others is a bound; other parts have their number. */
function partLabel(kind: "least" | "most" | "add", part: Amount, index: number): Text {
  const plain = part.kind === "expression" && part.is.op === "const";
  if (plain && kind !== "add") return bounds[kind];
  return { zh: `第${index + 1}项`, en: `part ${index + 1}` };
}
