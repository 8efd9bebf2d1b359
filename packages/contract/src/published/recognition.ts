import { z } from "zod";
import { Expression } from "./expression.ts";
import { Text } from "./text.ts";

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const shape = <Shape extends z.ZodRawShape>(of: Shape) => z.object(of).readonly();
const readings = list(shape({ clause: z.string(), issue: Text, reading: Text }));
const labelled = shape({ id: z.string(), label: Text });

/** A scheme of recognition in its published form; packages/engine/src/model/recognition.ts says what each part means. */
export const RecognitionScheme = shape({
  id: z.string(),
  pack: z.string(),
  measure: z.string(),
  serves: list(z.string()),
  name: Text,
  clause: z.string(),
  of: z.enum(["person", "employer"]),
  decided: z.enum(["here", "elsewhere", "both"]),
  who: Text,
  levels: list(labelled),
  years: z.int().exactOptional(),
  evidence: list(Text),
  writes: list(
    shape({
      fact: z.string(),
      value: z.union([shape({ level: z.literal(true) }), shape({ is: z.union([z.string(), z.boolean()]) })]),
    }),
  ),
  card: shape({ name: Text, clause: z.string() }).exactOptional(),
  opens: list(z.string()),
  processId: z.string().exactOptional(),
  readings,
}).meta({ id: "RecognitionScheme" });

export const Service = shape({
  id: z.string(),
  pack: z.string(),
  measure: z.string(),
  serves: list(z.string()),
  name: Text,
  clause: z.string(),
  for: z.enum(["person", "employer"]),
  who: Text,
  is: Expression.exactOptional(),
  source: z.string().exactOptional(),
  units: list(z.string()),
  days: z.int().exactOptional(),
  asks: list(
    shape({
      key: z.string(),
      label: Text,
      type: z.enum(["text", "date", "choice"]),
      required: z.boolean(),
      values: list(labelled).exactOptional(),
    }),
  ),
  evidence: list(Text),
  readings,
}).meta({ id: "Service" });
