import { columnTypes, ownFields } from "@jucai/engine";
import { z } from "zod";
import { Text } from "./text.ts";

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const shape = <Shape extends z.ZodRawShape>(of: Shape) => z.object(of).readonly();
const readings = list(shape({ clause: z.string(), issue: Text, reading: Text }));

export const RosterColumn = shape({
  key: z.string(),
  header: z.string(),
  also: list(z.string()),
  label: Text,
  type: z.enum(columnTypes),
  required: z.boolean(),
  is: z.enum(ownFields).exactOptional(),
  fact: z.string().exactOptional(),
  values: list(shape({ id: z.string(), label: Text, also: list(z.string()) })).exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  sensitive: z.boolean(),
  published: z.literal(true).exactOptional(),
  about: z.literal("third_party").exactOptional(),
}).meta({ id: "RosterColumn" });

export const Due = shape({
  every: z.enum(["year", "quarter"]),
  by: z.string().exactOptional(),
  window: shape({ id: z.string(), label: Text }).exactOptional(),
  clause: z.string(),
  reading: Text.exactOptional(),
}).meta({ id: "Due" });

/** A roster in its published form; packages/engine/src/model/roster.ts says what each part means. */
export const Roster = shape({
  id: z.string(),
  pack: z.string(),
  measure: z.string(),
  serves: list(z.string()),
  name: Text,
  clause: z.string(),
  of: z.enum(["person", "employer"]),
  apart: list(z.string()),
  columns: list(RosterColumn),
  category: z.string().exactOptional(),
  lists: list(shape({ id: z.string(), name: Text, categories: list(z.string()), clause: z.string() })),
  collects: list(
    shape({
      from: list(z.string()),
      whom: Text.exactOptional(),
      categories: list(z.string()).exactOptional(),
      clause: z.string(),
    }),
  ),
  to: z.string().exactOptional(),
  due: list(Due),
  levels: list(z.enum(["city", "county", "township", "village"])),
  snapshot: shape({ by: z.string(), clause: z.string() }).exactOptional(),
  consecutive: shape({
    years: z.number(),
    when: list(shape({ column: z.string(), values: list(z.union([z.string(), z.boolean()])) })),
    clause: z.string(),
  }).exactOptional(),
  publish: shape({ by: z.string().exactOptional(), clause: z.string(), reading: Text.exactOptional() }).exactOptional(),
  purpose: Text,
  kept: shape({ years: z.number(), reading: Text }),
  readings,
}).meta({ id: "Roster" });

const Choices = list(shape({ id: z.string(), label: Text }));

/** A duty to keep in touch, in its published form. */
export const LiaisonDuty = shape({
  id: z.string(),
  pack: z.string(),
  measure: z.string(),
  serves: list(z.string()),
  name: Text,
  clause: z.string(),
  of: z.enum(["person", "employer"]),
  shares: list(
    shape({
      units: list(z.string()),
      whom: Text,
      roster: z.string().exactOptional(),
      categories: list(z.string()).exactOptional(),
    }),
  ),
  team: list(shape({ role: z.string(), label: Text, count: z.number() })),
  most: z.number().exactOptional(),
  atLeast: shape({
    times: z.number(),
    every: z.enum(["year", "quarter"]),
    reading: Text.exactOptional(),
  }).exactOptional(),
  atOnceOn: Choices,
  forms: Choices,
  collects: shape({ what: z.enum(["opinions", "needs"]), name: Text, to: z.string(), due: Due }).exactOptional(),
  readings,
}).meta({ id: "LiaisonDuty" });
