import { z } from "zod";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { ForceView } from "./views.ts";

const language = { language: z.enum(["zh", "en"]).default("zh") };
const id = z.string().regex(/^[a-z0-9][A-Za-z0-9.-]{0,63}$/);
const place = { place: PlaceCode };

/** A sum in words, such as 每月1,000元，共36个月; or who sets it. */
const Pays = Text;
const DigestBenefit = z.object({
  id: z.string(),
  title: Text,
  clause: z.string(),
  force: ForceView,
  who: Text,
  pays: Pays,
  conditions: z.array(z.object({ clause: z.string(), says: Text })),
  excluded: z.array(z.object({ clause: z.string(), says: Text })),
  evidence: z.array(Text),
  units: z.array(Text),
});
const DigestDocument = z.object({
  id: z.string(),
  title: Text,
  number: z.string().nullable(),
  issuer: Text,
  issued: IsoDate,
  force: ForceView,
  sections: z.array(
    z.object({
      title: Text,
      measures: z.array(
        z.object({ id: z.string(), clause: z.string(), title: Text, summary: Text, units: z.array(Text) }),
      ),
    }),
  ),
  benefits: z.array(DigestBenefit),
});
/** Policy digest 政策汇编 of a place on a day. */
export const Digest = z
  .object({
    place: PlaceCode,
    placeName: Text,
    on: IsoDate,
    documents: z.array(DigestDocument),
    /** Expired, repealed and superseded ones: named, with when and why they ended. */
    ended: z.array(
      z.object({ id: z.string(), title: Text, number: z.string().nullable(), issued: IsoDate, force: ForceView }),
    ),
    /** Units that answer for something, with what is known of how to reach them. */
    contacts: z.array(z.object({ name: Text, phone: z.string().nullable(), address: z.string().nullable() })),
  })
  .meta({ id: "Digest" });
export type Digest = z.infer<typeof Digest>;

/** Guide 申兑指南 of one benefit: one page. */
export const Guide = z
  .object({
    ...DigestBenefit.shape,
    on: IsoDate,
    policy: z.object({ id: z.string(), title: Text, number: z.string().nullable() }),
    placeName: Text,
    steps: z.array(z.object({ name: Text, days: z.int().nullable() })),
    where: z.array(z.object({ name: Text, phone: z.string().nullable(), address: z.string().nullable() })),
    until: Text,
    /** What the document leaves open, with what the place has set or how we would read it. */
    open: z.array(z.object({ label: Text, says: Text, set: z.boolean() })),
    /** Path of the check on this platform. */
    path: z.string(),
  })
  .meta({ id: "Guide" });
export type Guide = z.infer<typeof Guide>;

const open = { open: "What documents say is public." };
const guidePath = { pack: id, measure: id };

export const digestRoutes = {
  digest: route({
    method: "GET",
    access: open,
    path: "/api/v1/digest",
    summary: "Documents in force in a place on a day, to read and to print",
    query: z.object({ ...place, on: IsoDate.exactOptional() }),
    answer: Digest,
  }),
  digestFile: route({
    method: "GET",
    access: { may: ["draft", "export"] },
    path: "/api/v1/digest.docx",
    summary: "The digest as a .docx",
    query: z.object({ ...place, on: IsoDate.exactOptional(), ...language }),
    file: true,
  }),
  guide: route({
    method: "GET",
    access: open,
    path: "/api/v1/measures/:pack/:measure/guide",
    summary: "One page about a benefit: who, what, conditions, evidence, where, until when, what is left open",
    params: z.object(guidePath),
    query: z.object({ on: IsoDate.exactOptional() }),
    answer: Guide,
  }),
  guideFile: route({
    method: "GET",
    access: open,
    path: "/api/v1/measures/:pack/:measure/guide.docx",
    summary: "The guide as a .docx",
    params: z.object(guidePath),
    query: z.object({ on: IsoDate.exactOptional(), ...language }),
    file: true,
  }),
};
