/** Numbers inside an expression: thresholds, days, lengths of time, factors. */
import { mapChildren } from "../../check/walk.ts";
import { describe } from "../../explain/describe.ts";
import type { Duration, Expression } from "../../model/expression.ts";
import type { Text } from "../../model/text.ts";
import { type Ground, inside, joined, type Meaning, meaningOf, no, type Spot, wordsAround } from "./spot.ts";

/** Puts a part back into what stands around it: for the words of a number. */
type Rebuild = (hole: Expression) => Expression;
type Place = {
  readonly spot: Spot;
  /** Numbers of this place so far; definitions count for themselves. */
  readonly counter: { next: number };
  readonly around: Rebuild;
  readonly meaning: Meaning;
  readonly unit?: Text;
};

/** The expression with every number as `visit` wants it. `meaning` is what the whole of it comes to. */
export function mapNumbers(of: Expression, spot: Spot, ground: Ground, meaning?: Meaning): Expression {
  return map(of, { spot, counter: { next: 1 }, around: (hole) => hole, meaning }, ground);
}

function map(of: Expression, place: Place, ground: Ground): Expression {
  if (of.op === "const") return mapConstant(of, place, ground);
  if (of.op === "named") return { ...of, is: mapDefinition(of, place, ground) };
  if (of.op === "call" && of.function === "yuan") return mapYuan(of, place, ground);
  if (of.op === "if") return mapChoice(of, place, ground);
  let index = 0;
  const isTest = of.op === "compare" || of.op === "in" || of.op === "within";
  const beside = meaningsIn(of, place.meaning, ground);
  return mapChildren(of, (child) => {
    const at = index++;
    const put: Rebuild = (hole) => withChild(of, at, hole);
    const around: Rebuild = isTest ? put : (hole) => place.around(put(hole));
    const neighbour = beside(at);
    const unit = isTest ? unitBeside(of, ground) : undefined;
    const { spot, counter } = place;
    return map(child, { spot, counter, around, meaning: neighbour, ...(unit ? { unit } : {}) }, ground);
  });
}

/** A definition stands once for the benefit: wherever it is used, its numbers are the same ones. */
function mapDefinition(of: Extract<Expression, { op: "named" }>, { spot, meaning }: Place, ground: Ground): Expression {
  const { moment } = ground.benefit;
  const own: Spot =
    moment?.name === of.name
      ? { ...spot, path: "moment", label: moment.label }
      : { ...spot, path: `define.${of.name}` };
  return mapNumbers(of.is, own, ground, meaning);
}

/** What a branch comes to is told by its test, unless the whole is compared with something. */
function mapChoice(of: Extract<Expression, { op: "if" }>, place: Place, ground: Ground): Expression {
  const { spot } = place;
  const put = (name: "test" | "then" | "else"): Place => {
    const around: Rebuild = (hole) => place.around({ ...of, [name]: hole });
    return { ...place, around, meaning: name === "test" ? undefined : place.meaning };
  };
  const test = map(of.test, put("test"), ground);
  if (wordsAround(place.around, ground) !== no) {
    return { ...of, test, then: map(of.then, put("then"), ground), else: map(of.else, put("else"), ground) };
  }
  const when = { ...spot, label: joined(spot.label, describe(of.test, ground.names)) };
  const then = map(of.then, { ...place, spot: when }, ground);
  const other = of.else.op === "if" ? spot : { ...spot, label: joined(spot.label, otherwise) };
  return { ...of, test, then, else: map(of.else, { ...place, spot: other }, ground) };
}

const otherwise: Text = { zh: "其余情形", en: "otherwise" };

/** An amount in yuan is shown and taken in fen, as all money. */
function mapYuan(of: Extract<Expression, { op: "call" }>, place: Place, ground: Ground): Expression {
  const [first] = of.arguments;
  if (first?.op !== "const" || typeof first.value !== "number") {
    return mapChildren(of, (child) => map(child, { ...place, meaning: "number" }, ground));
  }
  const fen = visitNumber(Math.round(first.value * 100), { ...place, meaning: "money" }, ground);
  return { ...of, arguments: [{ op: "const", value: fen / 100 }] };
}

function mapConstant(of: Extract<Expression, { op: "const" }>, place: Place, ground: Ground): Expression {
  if (typeof of.value === "number") return { op: "const", value: visitNumber(of.value, place, ground) };
  if (typeof of.value === "object" && of.value !== null) {
    return { op: "const", value: mapDuration(of.value, place, ground) };
  }
  return of;
}

function visitNumber(value: number, place: Place, ground: Ground): number {
  const { meaning, unit } = place;
  const spot = numbered(place, ground);
  const kind = unit?.en === "months" ? "months" : (meaning ?? "number");
  const least = kind === "date" || value < 0 ? {} : { min: 0 };
  return ground.visit({ ...spot, kind, value, ...least, ...(unit ? { unit } : {}) });
}

const days: Text = { zh: "天", en: "days" };
const months: Text = { zh: "个月", en: "months" };
const years: Text = { zh: "周岁", en: "years" };

function mapDuration({ months: length, days: left }: Duration, place: Place, ground: Ground): Duration {
  const spot = numbered(place, ground);
  const both = length !== 0 && left !== 0;
  const ofMonths = both ? inside(spot, "months") : spot;
  const ofDays = both ? inside(spot, "days") : spot;
  const visit = ground.visit;
  return {
    months:
      length === 0 && left !== 0 ? 0 : visit({ ...ofMonths, kind: "months", value: length, min: 0, unit: months }),
    days: left === 0 ? 0 : visit({ ...ofDays, kind: "count", value: left, min: 0, unit: days }),
  };
}

/** The place of the next number: its condition and what it is compared with. */
function numbered({ spot, counter, around }: Place, ground: Ground): Spot {
  return { ...inside(spot, String(counter.next++)), label: joined(spot.label, wordsAround(around, ground)) };
}

/** What a number means that stands as the n-th part of an expression. */
function meaningsIn(of: Expression, whole: Meaning, ground: Ground): (index: number) => Meaning {
  switch (of.op) {
    case "compare":
      return (index) => meaningOf(index === 0 ? of.right : of.left, ground);
    case "in":
      return (index) => (index === 0 ? undefined : meaningOf(of.value, ground));
    case "arithmetic":
      // Beside money stands money in a sum and a plain number in a product.
      return (index) => {
        if (of.by === "*" || of.by === "/") return "number";
        return of.on === "money" ? "money" : (meaningOf(index === 0 ? of.right : of.left, ground) ?? whole);
      };
    case "call":
      return () => of.arguments.map((part) => meaningOf(part, ground)).find((each) => each) ?? whole;
    case "unbroken_months":
      return (index) => (index === 1 ? "date" : undefined);
    case "negate":
    case "items":
      return () => whole;
    default:
      return () => undefined;
  }
}

/** The unit of what a test looks at. */
function unitBeside(of: Expression, { names }: Ground): Text | undefined {
  const sides = of.op === "compare" ? [of.left, of.right] : of.op === "in" ? [of.value] : [];
  for (const side of sides) {
    if (side.op === "fact" || side.op === "field") return names.facts.get(side.id)?.unit;
    if (side.op === "call" && side.function === "months_between") return months;
    if (side.op === "call" && (side.function === "age" || side.function === "years_between")) return years;
    if (side.op === "unbroken_months") return months;
  }
  return undefined;
}

function withChild(of: Expression, at: number, child: Expression): Expression {
  let index = 0;
  return mapChildren(of, (old) => (index++ === at ? child : old));
}
