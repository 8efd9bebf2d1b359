import { z } from "zod";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Uuid } from "../registry/written.ts";
import { DraftDetail } from "./drafts.ts";

const DocumentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
/** Path below the pack's folder: `pack.yaml`, `benefits/05.yaml`. */
const PackPath = z.string().regex(/^([a-z]+\.yaml|(benefits|examples|rates)\/[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.yaml)$/);
const Yaml = z.string().max(1_000_000);

export const PackProblem = z
  .object({
    code: z.string(),
    /** `error` stops publishing; `finding` is something that an author should have looked at. */
    severity: z.enum(["error", "finding"]),
    /** Path below the pack's folder; of a fault in another pack its whole path. */
    file: z.string(),
    line: z.int(),
    column: z.int(),
    message: Text,
    fix: Text,
  })
  .meta({ id: "PackProblem" });
export type PackProblem = z.infer<typeof PackProblem>;

/** Name of the JSON Schema that completion goes by. */
export const schemaNames = [
  "pack",
  "units",
  "measures",
  "runs",
  "benefit",
  "tasks",
  "rosters",
  "liaison",
  "processes",
  "recognitions",
  "services",
  "rates",
  "examples",
] as const;
export const PackFile = z
  .object({
    path: z.string(),
    text: z.string(),
    /** Made from the corrected measures, or written by hand. */
    by: z.enum(["made", "hand"]),
    schema: z.enum(schemaNames),
  })
  .meta({ id: "PackFile" });
export type PackFile = z.infer<typeof PackFile>;
export const PackView = z
  .object({
    /** Of a draft its version; null of a published document. */
    version: z.int().nullable(),
    document: z.string(),
    files: z.array(PackFile),
    problems: z.array(PackProblem),
    /** Ids of its benefits that have no faults and can be tried. */
    benefits: z.array(z.string()),
  })
  .meta({ id: "PackView" });
export type PackView = z.infer<typeof PackView>;

export const PutFileRequest = z.object({
  version: z.int().min(1),
  path: PackPath,
  /** Null: as the measures make it; a file that was only written by hand is gone then. */
  text: Yaml.nullable(),
});
export type PutFileRequest = z.infer<typeof PutFileRequest>;
const Changed = z.array(z.object({ path: PackPath, text: Yaml })).max(50);
const Of = { draft: Uuid.exactOptional(), document: DocumentId.exactOptional(), files: Changed };
const oneOfBoth = (it: { draft?: string; document?: string }) =>
  (it.draft === undefined) !== (it.document === undefined);
/** The files of a draft or of a published document, with some of them as they are being typed. */
export const TryFilesRequest = z.object(Of).refine(oneOfBoth);
export type TryFilesRequest = z.infer<typeof TryFilesRequest>;
export const TryBenefitRequest = z.object({ ...Of, benefit: z.string().max(130) }).refine(oneOfBoth);
export type TryBenefitRequest = z.infer<typeof TryBenefitRequest>;

export const TriedFiles = z
  .object({ problems: z.array(PackProblem), benefits: z.array(z.string()), tookMs: z.int() })
  .meta({ id: "TriedFiles" });

const Sheet = z.object({
  title: z.string(),
  heads: z.array(z.string()),
  rows: z.array(
    z.object({
      number: z.int(),
      tried: z.string(),
      clause: z.string(),
      facts: z.array(z.string()),
      outcome: z.string(),
      /** Whole fen where one sum follows. */
      fen: z.int().nullable(),
      amount: z.string(),
      decidedBy: z.string(),
      /** Differs from the published version; null where there is none or it has no such case. */
      before: z.object({ outcome: z.string(), fen: z.int().nullable(), amount: z.string() }).nullable(),
    }),
  ),
  notes: z.array(z.string()),
});
export const TriedBenefit = z
  .object({
    problems: z.array(PackProblem),
    /** Null while the benefit has faults, or has no worked case to start from. */
    table: Sheet.nullable(),
    examples: z
      .object({
        total: z.int(),
        failures: z.array(
          z.object({
            file: z.string(),
            line: z.int(),
            name: z.string(),
            clause: z.string().nullable(),
            differences: z.array(z.object({ field: z.string(), expected: z.string(), actual: z.string() })),
          }),
        ),
      })
      .nullable(),
    /** Its figures as they are typed, for the what-if of the published version: the same paths, other values. */
    numbers: z.array(z.object({ path: z.string(), value: z.union([z.number(), IsoDate]) })),
    /** Whether there is a published version that the what-if can start from. */
    whatIf: z.boolean(),
    tookMs: z.int(),
  })
  .meta({ id: "TriedBenefit" });
export type TriedBenefit = z.infer<typeof TriedBenefit>;

/** The files of a pack: read, changed in a draft, and tried as they are typed. Nothing here changes what is published. */
export const editorRoutes = {
  draftPack: route({
    method: "GET",
    access: { may: ["draft", "read"] },
    path: "/api/v1/drafts/:id/pack",
    summary: "The files that a draft becomes, with their problems",
    params: IdPath,
    answer: PackView,
  }),
  putDraftFile: route({
    method: "PUT",
    access: { may: ["draft", "update"] },
    path: "/api/v1/drafts/:id/pack",
    summary: "Write a file of a draft's pack by hand, or take it back",
    params: IdPath,
    body: PutFileRequest,
    answer: PackView,
  }),
  /** Begins anew from what was read, with the files as they were made. */
  remakeDraft: route({
    method: "POST",
    access: { may: ["draft", "update"] },
    path: "/api/v1/drafts/:id/remake",
    summary: "Give up the files written by hand; the measures make them again",
    params: IdPath,
    body: z.object({ version: z.int().min(1) }),
    answer: DraftDetail,
  }),
  policyPack: route({
    method: "GET",
    access: { may: ["draft", "read"] },
    path: "/api/v1/policies/:id/pack",
    summary: "The files of a published document",
    params: z.object({ id: DocumentId }),
    answer: PackView,
  }),
  packSchema: route({
    method: "GET",
    access: { may: ["draft", "read"] },
    path: "/api/v1/editor/schemas/:name",
    summary: "JSON Schema of a kind of file, for completion",
    params: z.object({ name: z.enum(schemaNames) }),
    answer: z.record(z.string(), z.unknown()).meta({ id: "PackSchema" }),
  }),
  /** A newer request of the same account puts an older one out of work (`conflict`). */
  tryFiles: route({
    method: "POST",
    access: { may: ["draft", "read"] },
    path: "/api/v1/editor/problems",
    summary: "Problems of files as they are typed; nothing is kept",
    body: TryFilesRequest,
    answer: TriedFiles,
  }),
  tryBenefit: route({
    method: "POST",
    access: { may: ["draft", "read"] },
    path: "/api/v1/editor/benefit",
    summary: "Boundary table and examples of a benefit as it is typed; nothing is kept",
    body: TryBenefitRequest,
    answer: TriedBenefit,
  }),
};
