import { z } from "zod";
import type { Expression as ExpressionType } from "@jucai/engine";

/** Shapes of rule expressions in their published form; packages/engine/src/model/expression.ts says what they mean. */
export const Duration = z.object({ months: z.number(), days: z.number() }).readonly();
export const Constant = z.union([z.boolean(), z.number(), z.string(), z.null(), Duration]);
const Comparison = z.enum(["=", "!=", "<", "<=", ">", ">="]);
const Order = z.array(z.string()).readonly().exactOptional();

const BuiltIn = z.enum([
  "count",
  "sum",
  "min",
  "max",
  "yuan",
  "floor",
  "ceiling",
  "abs",
  "years_between",
  "months_between",
  "days_between",
  "age",
  "year",
  "month",
  "day",
]);

// The one recursive shape: its type is the engine's, written out once, and the compiler compares the two.
const Self: z.ZodType<ExpressionType> = z.lazy(() => Expression);
const Several = z.array(Self).readonly();
const Test = z.union([
  z.object({ is: Self }).readonly(),
  z.object({ from: Self, to: Self, fromOpen: z.boolean(), toOpen: z.boolean() }).readonly(),
]);

const op = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ op: z.literal(name), ...shape }).readonly();
const oneOf = <const Name extends string, Shape extends z.ZodRawShape>(names: readonly Name[], shape: Shape) =>
  z.object({ op: z.enum(names), ...shape }).readonly();

export const Expression: z.ZodType<ExpressionType> = z
  .discriminatedUnion("op", [
    op("const", { value: Constant }),
    op("fact", { id: z.string() }),
    op("field", { variable: z.string(), id: z.string() }),
    op("list", { id: z.string() }),
    op("on", {}),
    op("setting", { id: z.string() }),
    op("named", { name: z.string(), is: Self }),
    oneOf(["and", "or"], { of: Several }),
    op("not", { of: Self }),
    op("compare", { by: Comparison, left: Self, right: Self, order: Order }),
    op("in", { value: Self, tests: z.array(Test).readonly(), order: Order }),
    op("within", { value: Self, region: Self }),
    op("arithmetic", {
      by: z.enum(["+", "-", "*", "/"]),
      left: Self,
      right: Self,
      on: z.enum(["number", "money", "date", "duration"]),
    }),
    op("negate", { of: Self }),
    op("if", { test: Self, then: Self, else: Self }),
    op("call", { function: BuiltIn, arguments: Several }),
    op("quantified", { by: z.enum(["some", "every"]), variable: z.string(), in: Self, satisfies: Self }),
    op("filter", { list: Self, variable: z.string(), by: Self }),
    op("pluck", { list: Self, id: z.string() }),
    op("unbroken_months", { list: Self, from: z.string(), to: z.string(), ends: Self, gapDays: Self }),
    op("items", { of: Several }),
  ])
  .meta({ id: "Expression" });
