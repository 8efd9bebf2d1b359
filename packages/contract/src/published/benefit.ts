import { z } from "zod";
import { Fen, Pays } from "./amount.ts";
import { Constant, Expression } from "./expression.ts";
import { Text } from "./text.ts";

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const shape = <Shape extends z.ZodRawShape>(of: Shape) => z.object(of).readonly();
const stated = <Is extends z.ZodType>(is: Is) =>
  shape({ printed: z.boolean(), is, clause: z.string().exactOptional() });

export const Form = z.enum(["grant", "loan", "offset", "service", "treatment"]);
export const ClaimantKind = z.enum(["person", "employer", "referrer"]);

/** First and last day of force as day numbers: whole days since 1970-01-01. */
export const Force = shape({ from: z.int(), to: z.int().exactOptional(), clause: z.string(), says: Text });

const Condition = shape({
  id: z.string(),
  clause: z.string(),
  says: Text,
  is: Expression.exactOptional(),
  source: z.string().exactOptional(),
  else: z.enum(["ineligible", "judgement"]),
  judge: Text.exactOptional(),
  reading: Text.exactOptional(),
});

const Unique = shape({ key: z.string(), across: list(z.string()), clause: z.string(), says: Text });

export const Setting = shape({
  id: z.string(),
  label: Text,
  reading: Constant,
  values: list(shape({ id: z.string(), label: Text })).exactOptional(),
  unit: Text.exactOptional(),
  says: Text,
  neededFor: z.enum(["estimate", "payment"]),
}).meta({ id: "Setting" });

const Cap = shape({
  id: z.string(),
  clause: z.string(),
  says: Text,
  reading: Text.exactOptional(),
  limit: z.union([shape({ fen: Fen }), shape({ count: z.int() })]),
  yearOf: Expression.exactOptional(),
});

const Overlap = shape({ clause: z.string(), says: Text });

const Gift = shape({
  id: z.string(),
  says: Text,
  if: Expression.exactOptional(),
  monthsAtMost: z.int().exactOptional(),
  rentFen: Fen.exactOptional(),
});

const StopCheck = shape({
  id: z.string(),
  says: Text,
  clause: z.string().exactOptional(),
  is: Expression.exactOptional(),
  source: z.string().exactOptional(),
  effect: z.enum(["wait", "end"]),
});

/** A benefit in its published form; packages/engine/src/model/benefit.ts says what each part means. */
export const Benefit = shape({
  id: z.string(),
  pack: z.string(),
  title: Text,
  clause: z.string(),
  form: Form,
  for: ClaimantKind,
  about: z.string(),
  repeats: z.literal(true).exactOptional(),
  each: shape({ list: z.string(), subject: z.string(), unique: Unique.exactOptional() }).exactOptional(),
  moment: shape({ name: z.string(), label: Text, is: Expression }).exactOptional(),
  inForce: Force,
  transition: shape({
    before: z.int(),
    then: z.literal("judgement"),
    clause: z.string(),
    says: Text,
  }).exactOptional(),
  settings: list(Setting),
  when: list(Condition),
  unless: list(Condition),
  pays: Pays,
  gives: list(Gift),
  caps: list(Cap),
  exclusive: list(shape({ group: z.string(), clause: z.string(), says: Text })),
  purpose: shape({ id: z.string(), place: z.string(), overlap: Overlap.exactOptional() }).exactOptional(),
  stacks: list(shape({ with: z.string(), clause: z.string(), says: Text })).exactOptional(),
  accepts: list(shape({ finding: z.string(), at: z.string(), says: Text })).exactOptional(),
  funds: stated(list(z.string())),
  processId: z.string().exactOptional(),
  evidence: list(Text),
  stops: stated(list(StopCheck)),
  readings: list(shape({ clause: z.string(), issue: Text, reading: Text })),
}).meta({ id: "Benefit" });
