import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { FactValueView, NewFactValue, Reason, Words } from "./facts.ts";
import { AccessView, NewPerson, PersonDetail, SealedField } from "./people.ts";

const me = { signedIn: "What is held about oneself, and what one says to it." };

export const ConsentView = z
  .object({
    id: z.string(),
    purpose: z.string(),
    /** What it is for, who uses it and how long it is kept. */
    says: Text,
    version: z.int(),
    way: z.enum(["page", "paper", "window"]),
    /** Number of the paper that was signed. */
    paper: z.string().nullable(),
    givenAt: z.iso.datetime(),
    recordedBy: z.string(),
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ConsentView" });
export type ConsentView = z.infer<typeof ConsentView>;

/** A use that personal data is put to. Those that the law asks of an office need no consent, only notice. */
export const PurposeView = z
  .object({
    id: z.string(),
    title: Text,
    says: Text,
    version: z.int(),
    basis: z.enum(["duty", "consent"]),
    kept: Text,
    /** The consent that stands, where one is asked for and was given. */
    consent: z.string().nullable(),
  })
  .meta({ id: "PurposeView" });
export type PurposeView = z.infer<typeof PurposeView>;

export const MyData = z
  .object({
    person: PersonDetail,
    /** Every value that stands, also those that are not the best-supported one. */
    facts: z.array(FactValueView),
    purposes: z.array(PurposeView),
    consents: z.array(ConsentView),
    /** Rosters that one is on: which, collected by whom and when, for what, and kept until when. */
    rosters: z.array(
      z.object({
        roster: z.string(),
        name: Text,
        year: z.int(),
        unit: z.string(),
        purpose: Text,
        keptUntil: IsoDate,
      }),
    ),
  })
  .meta({ id: "MyData" });
export type MyData = z.infer<typeof MyData>;

export const MyAccess = z.object(PageOf(AccessView)).meta({ id: "MyAccess" });

/** What a window clerk recorded for somebody at the counter, as it is printed. */
export const Receipt = z
  .object({
    number: z.string(),
    at: z.iso.datetime(),
    person: z.object({ id: z.uuid(), name: z.string(), idMasked: z.string().nullable() }),
    /** What was written down, label and text; sensitive ones masked. */
    lines: z.array(z.object({ label: Text, text: Text })),
    purpose: Text,
    /** Number of the paper on which the person agreed. */
    paper: z.string(),
    clerk: z.string(),
    unit: z.string(),
    /** What the person can do about it later. */
    rights: Text,
  })
  .meta({ id: "Receipt" });
export type Receipt = z.infer<typeof Receipt>;

export const WindowService = z
  .object({
    /** The person served, or, when he is new, what is to be registered. */
    person: z.uuid().exactOptional(),
    create: NewPerson.omit({ facts: true }).exactOptional(),
    /** Own fields corrected, of a person who is registered. */
    change: NewPerson.omit({ facts: true, unit: true }).partial().exactOptional(),
    facts: z.array(NewFactValue).max(50).default([]),
    purpose: Words(64),
    /** Number of the paper on which the person agreed. */
    paper: Words(64),
  })
  .refine(({ person, create }) => (person === undefined) !== (create === undefined))
  .refine(({ create, change }) => create === undefined || change === undefined);
export type WindowService = z.infer<typeof WindowService>;

const ValuePath = z.object({ id: z.string().regex(/^\d{1,18}$/) });

export const ownRoutes = {
  myData: route({
    method: "GET",
    access: me,
    path: "/api/v1/my/data",
    summary: "Everything that is held about me: value, from whom, since when, for what purpose",
    answer: MyData,
  }),
  myReveal: route({
    method: "POST",
    access: me,
    path: "/api/v1/my/reveal",
    summary: "Shows my own sensitive fields in clear",
    body: z.object({ fields: z.array(SealedField).min(1).max(10) }),
    answer: z.object({ fields: z.partialRecord(SealedField, z.string()) }).meta({ id: "MyRevealAnswer" }),
  }),
  myAccess: route({
    method: "GET",
    access: me,
    path: "/api/v1/my/access",
    summary: "Who looked at my data, when and why",
    query: z.object(PageQuery),
    answer: MyAccess,
  }),
  myFactAdd: route({
    method: "POST",
    access: me,
    path: "/api/v1/my/facts",
    summary: "I say what is right; what others said stays beside it",
    body: NewFactValue,
    answer: FactValueView,
  }),
  myObjection: route({
    method: "POST",
    access: me,
    path: "/api/v1/my/facts/:id/object",
    summary: "I object to a value that somebody gave about me",
    params: ValuePath,
    body: z.object({ reason: Reason }),
    answer: FactValueView,
  }),
  myExport: route({
    method: "GET",
    access: me,
    path: "/api/v1/my/export",
    summary: "Everything that is held about me, in clear, as one JSON file",
    file: true,
  }),
  myConsent: route({
    method: "POST",
    access: me,
    path: "/api/v1/my/consents",
    summary: "I agree to a purpose",
    body: z.object({ purpose: Words(64), version: z.int().min(1) }),
    answer: ConsentView,
  }),
  myConsentWithdraw: route({
    method: "POST",
    access: me,
    path: "/api/v1/my/consents/:id/withdraw",
    summary: "I no longer agree; what was done until then stays",
    params: ValuePath,
    answer: ConsentView,
  }),
  windowService: route({
    method: "POST",
    access: { may: ["person", "create"] },
    path: "/api/v1/window/services",
    summary: "A window clerk registers or corrects for a person at the counter and hands out a receipt",
    body: WindowService,
    answer: Receipt,
  }),
  windowReceipt: route({
    method: "GET",
    access: { may: ["person", "read"] },
    path: "/api/v1/window/receipts/:number",
    summary: "A receipt, to print it once more",
    params: z.object({ number: z.string().regex(/^[A-Z0-9-]{8,40}$/) }),
    answer: Receipt,
  }),
  purposes: route({
    method: "GET",
    access: { signedIn: "What data is used for is told to everyone who gives some." },
    path: "/api/v1/purposes",
    summary: "What personal data is used for here, by whom and how long it is kept",
    answer: z.object({ items: z.array(PurposeView.omit({ consent: true })), on: IsoDate }).meta({ id: "PurposeList" }),
  }),
};
