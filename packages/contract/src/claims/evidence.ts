import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate } from "../published/text.ts";
import { IdPath, Line, Uuid } from "../registry/written.ts";

/** What a file of evidence may be. Photos are stored smaller than `photoBytes`; the rest as it came. */
export const evidenceLimits = {
  bytes: 20 * 1024 * 1024,
  photoBytes: 2 * 1024 * 1024,
  /** Pixels of a picture, whatever its file size. */
  pixels: 50_000_000,
  pages: 200,
  /** Files that one owner keeps. */
  files: 300,
} as const;
/** Recognised by content; a name or a header decides nothing. HEIC is taken in and stored as JPEG. */
export const evidenceTypes = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;
export const EvidenceType = z.enum(evidenceTypes);

/** An office has papers of its own, such as minutes. */
const Owner = z.object({ kind: z.enum(["person", "employer", "unit"]), id: Uuid, name: z.string() });

/** One file 材料: stored once, given to as many claims of its owner as need it. */
export const EvidenceFile = z
  .object({
    id: Uuid,
    owner: Owner,
    /** What it shows, in the words of the benefit's list of evidence. */
    kind: z.string(),
    name: z.string(),
    type: EvidenceType,
    /** As stored, after turning and compressing. */
    bytes: z.int(),
    /** 1 for a picture. */
    pages: z.int(),
    /** Last day on which it is valid; null: it does not expire. */
    expiresOn: IsoDate.nullable(),
    expired: z.boolean(),
    takenBy: z.string(),
    at: z.iso.datetime(),
    /** Whether a scanner looked at it before it was kept. */
    scanned: z.boolean(),
    /** Claims that it was given to. */
    claims: z.int(),
    /** A decision rests on it: removing hides it from the owner's list, and the claim keeps it. */
    kept: z.boolean(),
    removedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "EvidenceFile" });
export type EvidenceFile = z.infer<typeof EvidenceFile>;
export const EvidenceList = z.object(PageOf(EvidenceFile)).meta({ id: "EvidenceList" });

export const EvidenceUploaded = z
  .object({
    file: EvidenceFile,
    /** The owner had this very file already: nothing new was stored and `file` is the earlier one. */
    already: z.boolean(),
    /** What was done to a photo: turned upright, made smaller. */
    turned: z.boolean(),
    compressed: z.boolean(),
  })
  .meta({ id: "EvidenceUploaded" });
export type EvidenceUploaded = z.infer<typeof EvidenceUploaded>;

export const evidenceStates = ["given", "accepted", "wrong"] as const;
/** A file as part of one claim. */
export const ClaimEvidence = z
  .object({
    file: EvidenceFile,
    /** Which evidence of the benefit it is, in the document's words; free words for anything else. */
    item: z.string(),
    state: z.enum(evidenceStates),
    note: z.string().nullable(),
    givenAt: z.iso.datetime(),
    checkedBy: z.string().nullable(),
  })
  .meta({ id: "ClaimEvidence" });
export type ClaimEvidence = z.infer<typeof ClaimEvidence>;
export const ClaimEvidenceList = z.object({ items: z.array(ClaimEvidence) }).meta({ id: "ClaimEvidenceList" });

export const EvidenceAccesses = z
  .object({
    items: z.array(
      z.object({
        at: z.iso.datetime(),
        who: z.string(),
        unit: z.string().nullable(),
        /** `content`: the file itself; `thumbnail`: its small picture; `download`: taken away. */
        what: z.enum(["content", "thumbnail", "download"]),
      }),
    ),
  })
  .meta({ id: "EvidenceAccesses" });

export const EvidenceOwnerQuery = {
  /** Whose; none of them: the asker's own person. */
  person: Uuid.exactOptional(),
  employer: Uuid.exactOptional(),
  unit: Uuid.exactOptional(),
};
export const EvidenceQuery = z.object({
  ...EvidenceOwnerQuery,
  kind: Line.exactOptional(),
  ...PageQuery,
});
export type EvidenceQuery = z.infer<typeof EvidenceQuery>;
export const UploadQuery = z.object({
  ...EvidenceOwnerQuery,
  kind: Line,
  expiresOn: IsoDate.exactOptional(),
  /** Given at once to this claim, as evidence of its `kind`. */
  claim: Uuid.exactOptional(),
});
export type UploadQuery = z.infer<typeof UploadQuery>;
export const EvidenceChange = z.object({ name: Line, kind: Line, expiresOn: IsoDate.nullable() });
export type EvidenceChange = z.infer<typeof EvidenceChange>;
export const GiveEvidence = z.object({ file: Uuid, item: Line });
export const CheckEvidence = z.object({ state: z.enum(["accepted", "wrong"]), note: Line.exactOptional() });
const ClaimFilePath = z.object({ id: Uuid, file: Uuid });

const base = "/api/v1/evidence";

/** Evidence 材料: files of a person or an employer, and which claim they were given to. */
export const evidenceRoutes = {
  uploadEvidence: route({
    method: "POST",
    access: { may: ["evidence", "create"] },
    path: base,
    summary: "Upload one photo or PDF (multipart, one part `file`)",
    query: UploadQuery,
    upload: true,
    answer: EvidenceUploaded,
  }),
  evidenceFiles: route({
    method: "GET",
    access: { may: ["evidence", "list"] },
    path: base,
    summary: "Files of one owner, newest first: to be reused in the next claim",
    query: EvidenceQuery,
    answer: EvidenceList,
  }),
  evidenceFile: route({
    method: "GET",
    access: { may: ["evidence", "read"] },
    path: `${base}/:id`,
    summary: "One file's description",
    params: IdPath,
    answer: EvidenceFile,
  }),
  evidenceContent: route({
    method: "GET",
    access: { may: ["evidence", "export"] },
    path: `${base}/:id/content`,
    summary: "The file itself, for the preview or as a download; every look is written down",
    params: IdPath,
    query: z.object({ download: z.enum(["yes"]).exactOptional() }),
    file: true,
  }),
  evidenceThumbnail: route({
    method: "GET",
    access: { may: ["evidence", "export"] },
    path: `${base}/:id/thumbnail`,
    summary: "A small JPEG of a photo; a PDF has none (404)",
    params: IdPath,
    file: true,
  }),
  evidenceAccesses: route({
    method: "GET",
    access: { may: ["evidence", "read"] },
    path: `${base}/:id/accesses`,
    summary: "Who saw it, the latest first",
    params: IdPath,
    answer: EvidenceAccesses,
  }),
  changeEvidence: route({
    method: "PUT",
    access: { may: ["evidence", "update"] },
    path: `${base}/:id`,
    summary: "Another name, kind or last valid day",
    params: IdPath,
    body: EvidenceChange,
    answer: EvidenceFile,
  }),
  removeEvidence: route({
    method: "DELETE",
    access: { may: ["evidence", "delete"] },
    path: `${base}/:id`,
    summary: "Remove a file; what a decision or a claim under way rests on stays with that claim",
    params: IdPath,
    answer: EvidenceFile,
  }),
  claimEvidence: route({
    method: "GET",
    access: { may: ["evidence", "list"] },
    path: "/api/v1/claims/:id/evidence",
    summary: "What was given for a claim",
    params: IdPath,
    answer: ClaimEvidenceList,
  }),
  giveEvidence: route({
    method: "POST",
    access: { may: ["evidence", "create"] },
    path: "/api/v1/claims/:id/evidence",
    summary: "Give a file of the claimant's to a claim",
    params: IdPath,
    body: GiveEvidence,
    answer: ClaimEvidenceList,
  }),
  takeEvidenceBack: route({
    method: "DELETE",
    access: { may: ["evidence", "update"] },
    path: "/api/v1/claims/:id/evidence/:file",
    summary: "Take a file back from a claim that is not decided",
    params: ClaimFilePath,
    answer: ClaimEvidenceList,
  }),
  checkEvidence: route({
    method: "POST",
    access: { may: ["evidence", "approve"] },
    path: "/api/v1/claims/:id/evidence/:file/check",
    summary: "An officer says that it proves what it should, or what is wrong with it",
    params: ClaimFilePath,
    body: CheckEvidence,
    answer: ClaimEvidenceList,
  }),
};
