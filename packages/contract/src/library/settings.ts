import { z } from "zod";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";

const Place = z.string().regex(/^[0-9]{6}$/);
/** `qingliu-2023-1/05#interval`, `process:qingliu-huigui-2023/referral#notice_days`, `place#correction_days`. */
const SettingKey = z.string().min(3).max(200);
export const SettingValue = z.union([z.number(), z.string().max(200), z.boolean()]);

/** What may be put in. */
export const SettingKind = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("number"), min: z.number(), max: z.number(), unit: Text.nullable() }),
  z.object({ kind: z.literal("choice"), values: z.array(z.object({ id: z.string(), label: Text })) }),
  z.object({ kind: z.literal("yes_no") }),
  /** Whole fen. */
  z.object({ kind: z.literal("money") }),
  /** As the document's own rules write it; the reading shows how. */
  z.object({ kind: z.literal("text") }),
]);

const Set = z.object({
  value: SettingValue.nullable(),
  basis: z.string(),
  validFrom: IsoDate,
  by: z.string(),
  at: z.iso.datetime(),
});

/** Something a document leaves open: what it is, how we would read it, and what the place has set. */
export const PlaceSetting = z
  .object({
    key: SettingKey,
    /** Whose it is: a benefit, a process, or the place as a whole. */
    of: z.object({ kind: z.enum(["benefit", "process", "place"]), id: z.string(), title: Text, clause: z.string() }),
    /** Null for what concerns the place as a whole. */
    policy: z.object({ id: z.string(), short: Text }).nullable(),
    label: Text,
    says: Text,
    is: SettingKind,
    /** How we would read the document; null where nothing may be assumed. */
    reading: SettingValue.nullable(),
    /**
     * What waits for it: a payment, or a step of the process. Nothing waits for the others: an estimate reads it, deadlines and
     * reminders count by it, or it says how claims are handled.
     */
    neededFor: z.enum(["estimate", "payment", "step", "deadline", "handling"]),
    /** Null while it is open. */
    set: Set.nullable(),
  })
  .meta({ id: "PlaceSetting" });
export type PlaceSetting = z.infer<typeof PlaceSetting>;

export const PlaceSettings = z
  .object({ place: Place, placeName: Text, items: z.array(PlaceSetting) })
  .meta({ id: "PlaceSettings" });
export type PlaceSettings = z.infer<typeof PlaceSettings>;
const SettingHistory = z.object({ items: z.array(Set) }).meta({ id: "SettingHistory" });

export const SetSetting = z.object({
  place: Place,
  key: SettingKey,
  /** Null takes the value back: then it is open again. */
  value: SettingValue.nullable(),
  /** On what ground: a minute, a notice, a decision. */
  basis: z.string().trim().min(2).max(500),
  validFrom: IsoDate,
});
export type SetSetting = z.infer<typeof SetSetting>;

/** What documents leave open, and what places set 口径. */
export const settingRoutes = {
  settings: route({
    method: "GET",
    access: { may: ["setting", "list"] },
    path: "/api/v1/settings",
    summary: "What documents leave open, with readings and what the place has set",
    query: z.object({ place: Place.optional() }),
    answer: PlaceSettings,
  }),
  settingHistory: route({
    method: "GET",
    access: { may: ["setting", "read"] },
    path: "/api/v1/settings/history",
    summary: "Every value that was ever set, newest first",
    query: z.object({ place: Place, key: SettingKey }),
    answer: SettingHistory,
  }),
  setSetting: route({
    method: "POST",
    access: { may: ["setting", "update"] },
    path: "/api/v1/settings",
    summary: "Sets a value, with its ground and first day",
    once: true,
    body: SetSetting,
    answer: PlaceSetting,
  }),
};
