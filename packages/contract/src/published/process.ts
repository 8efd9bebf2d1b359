import { stepKinds, stepRoles } from "@jucai/engine";
import { z } from "zod";
import { Text } from "./text.ts";

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const shape = <Shape extends z.ZodRawShape>(of: Shape) => z.object(of).readonly();

export const ProcessStep = shape({
  key: z.string(),
  kind: z.enum(stepKinds),
  name: Text,
  clause: z.string().exactOptional(),
  units: list(z.string()),
  role: z.enum(stepRoles),
  days: z.int().exactOptional(),
  group: z.string().exactOptional(),
  minutes: z.literal(true).exactOptional(),
  mayReturn: z.literal(true).exactOptional(),
}).meta({ id: "ProcessStep" });

/** The steps of a claim, in their published form; packages/engine/src/model/process.ts says what each part means. */
export const Process = shape({
  id: z.string(),
  name: Text,
  clause: z.string().exactOptional(),
  printed: z.boolean(),
  steps: list(ProcessStep),
  measures: list(z.string()).exactOptional(),
  says: Text.exactOptional(),
}).meta({ id: "Process" });
