import { z } from "zod";
import { longestQuery, PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";

/** One thing that was done. */
export const AuditEntryItem = z
  .object({
    /** A whole number, as text: it may be larger than JavaScript counts. */
    id: z.string(),
    at: z.iso.datetime(),
    /** Null for background work and for whoever was not known. */
    account: z.uuid().nullable(),
    actor: z.string(),
    /** The person for whom somebody else acted. */
    onBehalfOf: z.uuid().nullable(),
    /** `noun.verb`. */
    action: z.string(),
    object: z.object({ kind: z.string(), id: z.string().nullable() }),
    detail: z.record(z.string(), z.unknown()).nullable(),
    /** Place in the chain; null for a moment after it was written. */
    seq: z.int().nullable(),
  })
  .meta({ id: "AuditEntryItem" });
export type AuditEntryItem = z.infer<typeof AuditEntryItem>;
export const AuditEntryPage = z.object(PageOf(AuditEntryItem)).meta({ id: "AuditEntryPage" });

/** What a verification found; also the result of the job that `verifyAudit` starts. */
export const AuditVerification = z
  .object({
    sound: z.boolean(),
    /** Links that were looked at. */
    links: z.int(),
    /** After which link the chain begins; 0 unless old entries were removed on purpose. */
    begins: z.int(),
    head: z.object({ seq: z.int(), hash: z.string() }),
    /** The first hundred. */
    findings: z.array(
      z.object({ kind: z.string(), seq: z.int().exactOptional(), entry: z.string().exactOptional(), says: Text }),
    ),
    found: z.int(),
  })
  .meta({ id: "AuditVerification" });
export type AuditVerification = z.infer<typeof AuditVerification>;

export const AuditState = z
  .object({
    /** Links from the chain's beginning. */
    links: z.int(),
    head: z.object({ seq: z.int(), hash: z.string() }),
    /** Entries that wait for their link, usually for less than two seconds. */
    waiting: z.int(),
    /** The last verification, whoever asked for it. */
    lastVerified: z
      .object({ at: z.iso.datetime(), by: z.string(), sound: z.boolean(), links: z.int(), found: z.int() })
      .nullable(),
  })
  .meta({ id: "AuditState" });
export type AuditState = z.infer<typeof AuditState>;

const filters = {
  /** First and last day, in Beijing time. */
  from: IsoDate.exactOptional(),
  to: IsoDate.exactOptional(),
  account: z.uuid().exactOptional(),
  /** Part of the name of whoever did it. */
  actor: z.string().trim().max(longestQuery).exactOptional(),
  /** `person.reveal`, or `person` for everything done to persons. */
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)?$/)
    .max(60)
    .exactOptional(),
  objectKind: z.string().max(60).exactOptional(),
  objectId: z.string().max(100).exactOptional(),
};

/** What the audit administrator reads. */
export const auditRoutes = {
  auditEntries: route({
    method: "GET",
    access: { may: ["audit", "list"] },
    path: "/api/v1/audit/entries",
    summary: "Audit entries, newest first",
    query: z.object({ ...filters, ...PageQuery }),
    answer: AuditEntryPage,
  }),
  exportAudit: route({
    method: "GET",
    access: { may: ["audit", "export"] },
    path: "/api/v1/audit/entries.csv",
    summary: "The same as a CSV file, as many as there are",
    query: z.object(filters),
    file: true,
  }),
  auditState: route({
    method: "GET",
    access: { may: ["audit", "read"] },
    path: "/api/v1/audit",
    summary: "How long the chain is, and what the last verification found",
    answer: AuditState,
  }),
  verifyAudit: route({
    method: "POST",
    access: { may: ["audit", "approve"] },
    path: "/api/v1/audit/verifications",
    summary: "Walk the whole chain in the background; the job's result is an AuditVerification",
    answer: z.object({ job: z.uuid() }).meta({ id: "AuditVerificationStarted" }),
  }),
};
