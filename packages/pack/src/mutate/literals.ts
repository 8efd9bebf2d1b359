import {
  parseDay,
  printDay,
  type Constant,
  type Duration,
  type Expression,
  type Setting,
  type Vocabulary,
} from "@jucai/engine";
import { step, yuan, type Change } from "./change.ts";

/** What literals are compared with: the facts' types and the settings' choices. */
export type Ground = { readonly vocabulary: Vocabulary; readonly settings: readonly Setting[] };

/** What kind of literal stands somewhere; `choice` has its neighbours in a list of words. */
export type LiteralKind =
  | { readonly kind: "money" | "number" | "date" | "region" | "text" | "boolean" }
  | { readonly kind: "choice"; readonly values: readonly string[] };

/** The kind of a literal beside an expression, as far as the expression tells. */
export function kindOf(of: Expression | undefined, ground: Ground): LiteralKind | undefined {
  switch (of?.op) {
    case "fact":
    case "field":
    case "pluck":
      return kindOfFact(of.id, ground.vocabulary);
    case "setting": {
      const values = ground.settings.find(({ id }) => id === of.id)?.values;
      return values && { kind: "choice", values: values.map((it) => it.id) };
    }
    case "named":
      return kindOf(of.is, ground);
    case "on":
      return { kind: "date" };
    case "if":
      return kindOf(of.then, ground) ?? kindOf(of.else, ground);
    case "arithmetic":
      return of.on === "money" || of.on === "date" ? { kind: of.on } : { kind: "number" };
    case "unbroken_months":
      return { kind: "number" };
    case "call":
      return kindOfCall(of, ground);
    case "items":
      return of.of.map((it) => kindOf(it, ground)).find((it) => it !== undefined);
    default:
      return undefined;
  }
}

function kindOfCall(of: Extract<Expression, { op: "call" }>, ground: Ground): LiteralKind | undefined {
  if (of.function === "yuan") return { kind: "money" };
  if (of.function === "sum" || of.function === "min" || of.function === "max") {
    return of.arguments.map((it) => kindOf(it, ground)).find((it) => it !== undefined);
  }
  return { kind: "number" };
}

function kindOfFact(id: string, vocabulary: Vocabulary): LiteralKind | undefined {
  const type = vocabulary.facts.find((fact) => fact.id === id)?.type;
  if (!type) return undefined;
  if (type.kind === "enum") {
    const values = vocabulary.enumerations.find((it) => it.id === type.of)?.values ?? [];
    return { kind: "choice", values: values.map((it) => it.id) };
  }
  return { kind: type.kind };
}

/** A literal moved one notch, in every way it can move. */
export function literalChanges(value: Constant, kind: LiteralKind | undefined): Change<Constant>[] {
  if (typeof value === "boolean") return [{ path: "", from: String(value), to: String(!value), value: !value }];
  if (typeof value === "number") return numberChanges(value, kind);
  if (typeof value === "string") return wordChanges(value, kind);
  return value === null ? [] : durationChanges(value);
}

function numberChanges(value: number, kind: LiteralKind | undefined): Change<number>[] {
  if (kind?.kind === "money") return step("", value, 100, yuan);
  if (kind?.kind === "date") return step("", value, 1, printDay);
  return step("", value, 1, String);
}

function wordChanges(value: string, kind: LiteralKind | undefined): Change<string>[] {
  const change = (to: string): Change<string> => ({ path: "", from: value, to, value: to });
  if (kind?.kind === "choice") return neighbours(value, kind.values).map(change);
  if (/^\d{6}$/.test(value)) return regionNeighbours(value).map(change);
  const day = parseDay(value);
  if (day !== undefined) return [printDay(day - 1), printDay(day + 1)].map(change);
  return [change(`${value}~`)];
}

/** The words before and after one in its list. */
export function neighbours(value: string, values: readonly string[]): string[] {
  const at = values.indexOf(value);
  return [values[at - 1], values[at + 1]].filter((it) => it !== undefined);
}

/** The code with its last digit that says something moved: `350423` → `350424`, `350000` → `360000`. */
function regionNeighbours(code: string): string[] {
  const size = code.endsWith("0000") ? 10_000 : code.endsWith("00") ? 100 : 1;
  const number = Number(code);
  return [number - size, number + size].map((it) => String(it).padStart(6, "0"));
}

function durationChanges(value: Duration): Change<Duration>[] {
  const print = ({ months, days }: Duration): string => `P${months}M${days}D`;
  const moved: Duration[] = [
    { ...value, days: value.days - 1 },
    { ...value, days: value.days + 1 },
  ];
  if (value.months !== 0) {
    const size = value.months % 12 === 0 ? 12 : 1;
    moved.push({ ...value, months: value.months - size }, { ...value, months: value.months + size });
  }
  return moved.map((it) => ({ path: "", from: print(value), to: print(it), value: it }));
}
