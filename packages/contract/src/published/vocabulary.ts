import { z } from "zod";
import { Expression } from "./expression.ts";
import { Text } from "./text.ts";

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const shape = <Shape extends z.ZodRawShape>(of: Shape) => z.object(of).readonly();

const FactType = z.union([
  shape({ kind: z.enum(["boolean", "number", "money", "date", "text", "region"]) }),
  shape({ kind: z.literal("enum"), of: z.string() }),
]);

const Edge = z.union([z.number(), z.string()]);

const Fact = shape({
  id: z.string(),
  subject: z.string(),
  type: FactType,
  min: Edge.exactOptional(),
  max: Edge.exactOptional(),
  unit: Text.exactOptional(),
  mayBeNone: z.literal(true).exactOptional(),
  label: Text,
  question: Text,
  hint: Text.exactOptional(),
  why: Text,
  changes: z.enum(["by_acting", "by_itself", "never"]),
  sensitivity: z.enum(["open", "personal", "sensitive"]),
  proof: Text,
  settledBy: z.enum(["self", "employer", "office"]),
  followsPlace: z.literal(true).exactOptional(),
  suggests: list(z.string()).exactOptional(),
});

const Consistency = shape({
  id: z.string(),
  each: shape({ list: z.string(), subject: z.string() }).exactOptional(),
  is: Expression,
  says: Text,
});

/** Every fact, subject and enumeration that rules refer to, in the order in which facts are asked. */
export const Vocabulary = shape({
  enumerations: list(
    shape({
      id: z.string(),
      ordered: z.boolean(),
      label: Text,
      values: list(shape({ id: z.string(), label: Text })),
    }),
  ),
  subjects: list(
    shape({
      id: z.string(),
      label: Text,
      list: z.string().exactOptional(),
      question: Text.exactOptional(),
      rare: z.literal(true).exactOptional(),
    }),
  ),
  facts: list(Fact),
  consistent: list(Consistency).exactOptional(),
}).meta({ id: "Vocabulary" });
