import { z } from "zod";
import type { Amount as AmountType } from "@jucai/engine";
import { Expression } from "./expression.ts";
import { Text } from "./text.ts";

/** Money is whole fen. */
export const Fen = z.int();
const Otherwise = z.enum(["ineligible", "judgement"]);
const Self: z.ZodType<AmountType> = z.lazy(() => Amount);

const kind = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ kind: z.literal(name), ...shape }).readonly();

/** The constructs that yield money; packages/engine/src/model/benefit.ts says what they mean. */
export const Amount: z.ZodType<AmountType> = z
  .discriminatedUnion("kind", [
    kind("none", {}),
    kind("expression", { is: Expression }),
    kind("by", {
      by: Expression,
      rows: z.array(z.object({ value: z.string(), amount: Self }).readonly()).readonly(),
      else: Otherwise,
    }),
    kind("rows", {
      rows: z.array(z.object({ if: Expression, amount: Self }).readonly()).readonly(),
      else: Otherwise,
    }),
    z.object({ kind: z.enum(["least", "most", "add"]), of: z.array(Self).readonly() }).readonly(),
    kind("percent", { percent: z.number(), of: Self }),
    kind("uplift", { of: Self, if: Expression, percent: z.number() }),
    kind("times", { of: Self, count: Expression }),
    kind("ladder", {
      from: Expression,
      to: Expression,
      order: z.array(z.string()).readonly(),
      steps: z.array(z.object({ grade: z.string(), fen: Fen }).readonly()).readonly(),
      above: Otherwise,
    }),
  ])
  .meta({ id: "Amount" });

const Schedule = z.discriminatedUnion("kind", [
  kind("none", {}),
  kind("once", {}),
  kind("monthly", { months: z.int(), paid: z.enum(["monthly", "yearly"]), delayMonths: Expression }),
  kind("parts", {
    count: z.int(),
    every: z.enum(["month", "year"]),
    wholeFen: Fen,
    rest: z.enum(["first", "last"]),
  }),
]);

const Payee = z.object({ id: z.string(), label: Text, amount: Amount, upTo: Amount.exactOptional() }).readonly();

/** Loaded rates: where they stand, and the day numbers they hold for. */
const Rates = z
  .object({
    source: z.object({ title: Text, number: z.string().nullable(), clause: z.string(), issued: z.string() }).readonly(),
    from: z.int(),
    to: z.int().exactOptional(),
  })
  .readonly();

export const Pays = z
  .object({
    kind: z.enum(["fixed", "ceiling", "floor", "range", "unset", "by_authority", "in_kind"]),
    says: Text.exactOptional(),
    through: z.string().exactOptional(),
    rates: Rates.exactOptional(),
    awaits: z.literal("rates").exactOptional(),
    to: z.array(Payee).readonly(),
    schedule: Schedule,
    states: z
      .array(z.object({ when: Expression, fen: Fen }).readonly())
      .readonly()
      .exactOptional(),
  })
  .readonly();
