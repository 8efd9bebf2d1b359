import { holidays, lightTones, metricNames, scoreEvents, taskKinds } from "@jucai/engine";
import { z } from "zod";
import { Text } from "./text.ts";

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const shape = <Shape extends z.ZodRawShape>(of: Shape) => z.object(of).readonly();

const Reading = shape({ clause: z.string(), issue: Text, reading: Text });

/** How often a task comes round; see the engine's model/task.ts. */
export const Rhythm = shape({
  every: z.enum(["once", "month", "quarter", "half_year", "year", "holiday"]),
  by: z.string().exactOptional(),
  holiday: z.enum(holidays).exactOptional(),
  years: z.int().exactOptional(),
  from: z.string().exactOptional(),
  until: z.string().exactOptional(),
  clause: z.string(),
  reading: Text.exactOptional(),
}).meta({ id: "Rhythm" });

export const Metric = shape({
  name: z.enum(metricNames),
  activities: list(z.string()).exactOptional(),
  roster: z.string().exactOptional(),
  duty: z.string().exactOptional(),
  measures: list(z.string()).exactOptional(),
});

/** A number to reach in each period; money in whole fen. */
export const Goal = shape({
  metric: Metric,
  op: z.enum([">=", "<=", "="]),
  value: z.number(),
  unit: Text,
  about: z.literal(true).exactOptional(),
  clause: z.string(),
}).meta({ id: "Goal" });

export const Task = shape({
  id: z.string(),
  pack: z.string(),
  measure: z.string(),
  serves: list(z.string()),
  kind: z.enum(taskKinds),
  title: Text,
  does: Text,
  clause: z.string(),
  lead: list(z.string()),
  responsible: list(z.string()),
  owes: list(z.string()),
  joint: z.boolean(),
  to: z.string().exactOptional(),
  rhythm: Rhythm,
  steps: list(Text),
  evidence: Text,
  goal: Goal.exactOptional(),
  agenda: list(Text),
  readings: list(Reading),
}).meta({ id: "Task" });

export const ActivityKind = shape({
  id: z.string(),
  pack: z.string(),
  measure: z.string(),
  serves: list(z.string()),
  name: Text,
  clause: z.string(),
  people: Text.exactOptional(),
}).meta({ id: "ActivityKind" });

export const ScoreRule = shape({
  id: z.string(),
  pack: z.string(),
  measure: z.string(),
  title: Text,
  clause: z.string(),
  when: z.enum(scoreEvents),
  tasks: list(z.string()).exactOptional(),
  points: z.int(),
  limit: z.int().exactOptional(),
  reading: Text,
}).meta({ id: "ScoreRule" });

const Trigger = z.discriminatedUnion("on", [
  z.object({ on: z.literal("overdue"), days: z.int().min(1).max(365) }),
  z.object({ on: z.literal("due_within"), days: z.int().min(0).max(365) }),
  z.object({ on: z.literal("behind"), percent: z.int().min(0).max(100) }),
  z.object({ on: z.literal("returned") }),
  z.object({ on: z.literal("done") }),
  z.object({ on: z.literal("open") }),
]);

export const Light = shape({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/),
  name: shape({ zh: z.string().trim().min(1).max(20), en: z.string().trim().min(1).max(40) }),
  tone: z.enum(lightTones),
  when: z.array(Trigger).min(1).max(6).readonly(),
}).meta({ id: "Light" });

/** How a place shows and chases its tasks (亮灯规则). */
export const LightScheme = shape({
  lights: z.array(Light).min(2).max(10).readonly(),
  chasing: z
    .array(
      shape({
        day: z.int().min(-90).max(365),
        tell: z.enum(["owing", "lead", "collecting", "supervisor"]),
      }),
    )
    .max(20)
    .readonly(),
  nextWorkingDay: z.boolean(),
}).meta({ id: "LightScheme" });
