import { sittingKinds } from "@jucai/engine";
import { z } from "zod";
import { UnitBrief } from "../directory/units.ts";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";
import { TaskYear } from "./assignments.ts";

/** A point of the agenda; `figures` were drawn from the platform when it was written. */
export const AgendaPoint = z
  .object({ title: z.string(), figures: z.array(z.string()), minutes: z.string().nullable() })
  .meta({ id: "AgendaPoint" });

/** What was resolved, and who does it by when. */
export const Resolution = z
  .object({ text: z.string(), unit: UnitBrief.nullable(), by: IsoDate.nullable(), done: IsoDate.nullable() })
  .meta({ id: "Resolution" });

/** A sitting: a meeting, inspection, brief or summary (例会、督查、小结、总结) that a document prescribes. */
export const Sitting = z
  .object({
    id: Uuid,
    assignment: Uuid,
    kind: z.enum(sittingKinds),
    title: Text,
    clause: z.string(),
    periodLabel: Text,
    unit: UnitBrief,
    on: IsoDate,
    where: z.string().nullable(),
    chair: z.string().nullable(),
    present: z.array(z.string()),
    agenda: z.array(AgendaPoint),
    resolutions: z.array(Resolution),
    /** Draft until its minutes are signed; then it is closed and counts. */
    state: z.enum(["draft", "held"]),
    writtenBy: z.string(),
    signedBy: z.string().nullable(),
    version: z.int(),
    may: z.array(z.enum(["write", "sign"])),
  })
  .meta({ id: "Sitting" });
export type Sitting = z.infer<typeof Sitting>;
export const SittingList = z.object(PageOf(Sitting)).meta({ id: "SittingList" });
export const SittingWords = z
  .object({
    version: z.int(),
    on: IsoDate,
    where: Line.exactOptional(),
    chair: Line.exactOptional(),
    present: z.array(Line).max(200),
    agenda: z
      .array(z.object({ title: Line, figures: z.array(Line).max(50), minutes: Paragraphs.nullable() }))
      .min(1)
      .max(50),
    resolutions: z
      .array(z.object({ text: Line, unit: Uuid.nullable(), by: IsoDate.nullable(), done: IsoDate.nullable() }))
      .max(50),
  })
  .meta({ id: "SittingWords" });
export type SittingWords = z.infer<typeof SittingWords>;

const base = "/api/v1/sittings";
export const sittingRoutes = {
  sittings: route({
    method: "GET",
    path: base,
    summary: "Sittings, newest first",
    access: { may: ["task", "list"] },
    query: z.object({ year: TaskYear.exactOptional(), kind: z.enum(sittingKinds).exactOptional(), ...PageQuery }),
    answer: SittingList,
  }),
  sitting: route({
    method: "GET",
    path: `${base}/:id`,
    summary: "One sitting with agenda and minutes",
    access: { may: ["task", "read"] },
    params: IdPath,
    answer: Sitting,
  }),
  openSitting: route({
    method: "POST",
    path: base,
    summary:
      "Open the sitting of an assignment: its agenda is drafted from the lights, figures and earlier resolutions",
    access: { may: ["task", "create"] },
    body: z.object({ assignment: Uuid, on: IsoDate }),
    answer: Sitting,
    once: true,
  }),
  writeSitting: route({
    method: "PUT",
    path: `${base}/:id`,
    summary: "Write agenda, minutes and resolutions",
    access: { may: ["task", "create"] },
    params: IdPath,
    body: SittingWords,
    answer: Sitting,
  }),
  signSitting: route({
    method: "POST",
    path: `${base}/:id/sign`,
    summary: "Sign the minutes: the sitting was held and its task is done",
    access: { may: ["task", "create"] },
    params: IdPath,
    body: z.object({ version: z.int() }),
    answer: Sitting,
  }),
  sittingFile: route({
    method: "GET",
    path: `${base}/:id/minutes.docx`,
    summary: "Agenda and minutes as a document",
    access: { may: ["task", "export"] },
    params: IdPath,
    file: true,
  }),
};
