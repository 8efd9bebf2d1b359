import { z } from "zod";
import { Moment } from "../directory/fields.ts";
import { longestQuery, PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { FactSource } from "../registry/facts.ts";
import { IdPath, Line, Uuid } from "../registry/written.ts";
import { CaseAnswers, CaseKey, CaseList, CaseRow, CaseValue, FormField } from "./case-form.ts";
import { ClaimStatus } from "./status.ts";

/** A measure's id, such as `qingliu-2023-1/05`. */
export const ClaimedMeasure = z.string().regex(/^[a-z0-9][a-z0-9./_-]{1,80}$/);

/** Who claims: a person, or an employer, agency, village, school or park by its clerk. */
export const Claimant = z.object({ kind: z.enum(["person", "employer"]), id: Uuid, name: z.string() });
export type Claimant = z.infer<typeof Claimant>;

export const taskKeys = ["basics", "facts", "evidence", "account", "employer", "declaration"] as const;
/** One row of the task list. `left` counts what is still to do; `optional` may follow later (容缺). */
export const ApplicationTask = z.object({
  key: z.enum(taskKeys),
  state: z.enum(["done", "open", "optional", "not_needed"]),
  left: z.int(),
});
export type ApplicationTask = z.infer<typeof ApplicationTask>;

/** What is held of a fact already: it is not asked again, only shown. */
export const HeldFact = z.object({
  /** Null where whoever fills in for another does not see it: it counts all the same. */
  value: CaseValue.nullable(),
  source: FactSource,
  since: IsoDate.nullable(),
  verified: z.boolean(),
});

/**
 * One fact that the chosen benefits look at. `known`: held and not asked; `given`: said in this form;
 * `changed`: said here otherwise than held; `missing`: still to say; `office`: an office settles it.
 */
export const ApplicationFact = z
  .object({
    field: FormField,
    state: z.enum(["known", "given", "changed", "missing", "office"]),
    value: CaseValue.nullable(),
    held: HeldFact.nullable(),
    neededBy: z.array(z.string()),
    /** Whether the employer is asked to confirm it. */
    confirmedByEmployer: z.boolean(),
    /** Needed before the claim can be handed in: without it the answer would differ. */
    decisive: z.boolean(),
  })
  .meta({ id: "ApplicationFact" });
export type ApplicationFact = z.infer<typeof ApplicationFact>;

export const ApplicationList = z
  .object({
    list: z.string(),
    label: Text,
    question: Text.nullable(),
    fields: z.array(FormField),
    rows: z.array(CaseRow),
    /** Whether it was answered at all; no rows then mean that there are none. */
    answered: z.boolean(),
    complete: z.boolean(),
    neededBy: z.array(z.string()),
  })
  .meta({ id: "ApplicationListAnswer" });
export type ApplicationList = z.infer<typeof ApplicationList>;

/** One piece of evidence that a benefit asks for; `item` is what `giveEvidence` and `uploadEvidence` call it. */
export const ApplicationEvidence = z
  .object({
    claim: Uuid,
    measure: z.string(),
    item: z.string(),
    label: Text,
    state: z.enum(["given", "missing", "may_follow"]),
    files: z.array(z.object({ id: Uuid, name: z.string() })),
  })
  .meta({ id: "ApplicationEvidence" });
export type ApplicationEvidence = z.infer<typeof ApplicationEvidence>;

/** What the rules say of one chosen benefit now; `beforeFen` what they said before the last change. */
export const ApplicationDecision = z
  .object({
    claim: Uuid,
    measure: z.string(),
    title: Text,
    clause: z.string(),
    status: z.enum(["eligible", "ineligible", "unknown", "judgement", "not_in_force"]),
    amountKind: z.string(),
    totalFen: z.int().nullable(),
    minFen: z.int().nullable(),
    maxFen: z.int().nullable(),
    instalments: z.int(),
    beforeFen: z.int().nullable(),
    beforeStatus: z.string().nullable(),
    missing: z.array(z.string()),
    /** The conditions that do not hold, or that somebody has to judge, each with its clause. */
    reasons: z.array(z.object({ clause: z.string(), says: Text, needs: Text, holds: z.boolean().nullable() })),
    process: z.object({ id: z.string(), name: Text, printed: z.boolean(), workingDays: z.int().nullable() }),
    /** Set where the place pays it only after another benefit: the money runs through that one. */
    through: z.string().nullable(),
  })
  .meta({ id: "ApplicationDecision" });
export type ApplicationDecision = z.infer<typeof ApplicationDecision>;

/** One thing that stands in the way of handing in. All of them come at once. */
export const ApplicationProblem = z.object({
  task: z.enum(taskKeys),
  /** A fact, a list with row (`hires/3/signed_on`), a piece of evidence (`<measure>#<item>`), or a measure. */
  about: z.string(),
  says: Text,
});
export type ApplicationProblem = z.infer<typeof ApplicationProblem>;

export const FormAccount = z.object({ holder: Line, bank: Line, number: z.string().regex(/^\d{8,32}$/) });
export type FormAccount = z.infer<typeof FormAccount>;

export const Application = z
  .object({
    id: Uuid,
    number: z.string().nullable(),
    place: PlaceCode,
    placeName: Text,
    state: z.enum(["draft", "submitted", "discarded"]),
    claimant: Claimant,
    /** Who fills it in, when that is not the claimant: by delegation or at the window. */
    filledBy: z.object({ name: z.string(), way: z.enum(["delegation", "window", "clerk"]) }).nullable(),
    version: z.int(),
    updatedAt: Moment,
    expiresOn: IsoDate,
    chosen: z.array(z.string()),
    tasks: z.array(ApplicationTask),
    basics: z.array(z.object({ label: Text, value: z.string() })),
    facts: z.array(ApplicationFact),
    lists: z.array(ApplicationList),
    evidence: z.array(ApplicationEvidence),
    decisions: z.array(ApplicationDecision),
    /** Sum of what the rules give for the chosen benefits together, in fen; open sums are not in it. */
    totalFen: z.int(),
    leftOut: z.array(z.object({ measure: z.string(), because: Text, instead: z.string().nullable() })),
    /** The employer that is asked to confirm. `needed` is false where no chosen benefit looks at the job. */
    employer: z.object({ needed: z.boolean(), id: Uuid.nullable(), name: z.string().nullable() }),
    /** Whose account the money goes to; only its end is shown. */
    account: z.object({ needed: z.boolean(), holder: z.string(), bank: z.string(), tail: z.string() }).nullable(),
    accountNeeded: z.boolean(),
    /** The notice that is agreed to before handing in. */
    consent: z.object({ version: z.int(), says: Text, account: Text.nullable() }),
    problems: z.array(ApplicationProblem),
    /** The claims of a form that was handed in. */
    claims: z.array(
      z.object({ id: Uuid, number: z.string().nullable(), measure: z.string(), title: Text, status: ClaimStatus }),
    ),
    /** A claim that was turned down or taken back and is applied for anew. */
    reopens: Uuid.nullable(),
  })
  .meta({ id: "Application" });
export type Application = z.infer<typeof Application>;

/** Two people, or two devices, wrote the same field: both values, and nothing of it was saved. */
export const FieldConflict = z.object({
  field: z.string(),
  yours: z.union([CaseValue, CaseList]).nullable(),
  theirs: z.union([CaseValue, CaseList]).nullable(),
  by: z.string(),
  at: Moment,
});
export const SavedApplication = z
  .object({ application: Application, conflicts: z.array(FieldConflict) })
  .meta({ id: "SavedApplication" });

export const ApplicationCard = z
  .object({
    id: Uuid,
    number: z.string().nullable(),
    state: z.enum(["draft", "submitted", "discarded"]),
    claimant: Claimant,
    place: PlaceCode,
    titles: z.array(Text),
    updatedAt: Moment,
    expiresOn: IsoDate,
  })
  .meta({ id: "ApplicationCard" });
export type ApplicationCard = z.infer<typeof ApplicationCard>;

/** Starts a form. Without `person` and `employer` the one who is signed in claims for himself. */
export const StartApplicationRequest = z.object({
  place: PlaceCode,
  chosen: z.array(ClaimedMeasure).min(1).max(40),
  answers: CaseAnswers.default({}),
  /** For a person at the window; for others by delegation the acting header says so. */
  person: Uuid.exactOptional(),
  /** For the unit whose clerk asks. */
  employer: Uuid.exactOptional(),
  reopens: Uuid.exactOptional(),
});
export type StartApplicationRequest = z.infer<typeof StartApplicationRequest>;

/** Fields as they were typed on the base of `version`; null takes an answer back. */
export const SaveApplicationRequest = z.object({
  version: z.int().min(1),
  set: z
    .array(z.object({ field: CaseKey, value: z.union([CaseValue, CaseList]).nullable() }))
    .max(500)
    .default([]),
  chosen: z.array(ClaimedMeasure).min(1).max(40).exactOptional(),
  employer: Uuid.nullable().exactOptional(),
  account: FormAccount.nullable().exactOptional(),
});
export type SaveApplicationRequest = z.infer<typeof SaveApplicationRequest>;

export const SubmitApplicationRequest = z.object({
  version: z.int().min(1),
  /** 声明: what is said is true, and consequences of untrue statements are known. */
  declared: z.literal(true),
  /** The version of the notice that was agreed to. */
  consent: z.int(),
  /** The separate consent to use the bank account; needed where an account is given. */
  accountConsent: z.boolean().default(false),
});
export type SubmitApplicationRequest = z.infer<typeof SubmitApplicationRequest>;

export const RowsQuery = z.object({ list: z.string().regex(/^[a-z][a-z_]{1,40}$/) });
export const RowError = z.object({ row: z.int(), column: z.string(), says: Text });
/** What a spreadsheet of rows came to: nothing is taken over while a row has an error. */
export const RowsTaken = z
  .object({ taken: z.int(), errors: z.array(RowError), application: Application.nullable() })
  .meta({ id: "RowsTaken" });

export const ApplicationsQuery = z.object({
  state: z.enum(["draft", "submitted"]).exactOptional(),
  ...PageQuery,
});
export type ApplicationsQuery = z.infer<typeof ApplicationsQuery>;

export const ClaimantQuery = z.object({ q: z.string().trim().min(2).max(longestQuery) });
export const ClaimantsFound = z
  .object({ items: z.array(z.object({ id: Uuid, name: z.string(), uscc: z.string().nullable() })) })
  .meta({ id: "EmployersFound" });

const base = "/api/v1/applications";

/** One form for a bundle of benefits: draft, saved field by field, handed in once. */
export const applicationRoutes = {
  applications: route({
    method: "GET",
    access: { may: ["claim", "list"] },
    path: base,
    summary: "Forms within reach: one's own, one's unit's, those one filled in at the window",
    query: ApplicationsQuery,
    answer: z.object(PageOf(ApplicationCard)).meta({ id: "ApplicationCards" }),
  }),
  employersToConfirm: route({
    method: "GET",
    access: { may: ["claim", "create"] },
    path: `${base}/employers`,
    summary: "Finds the employer that is to confirm, by the beginning of its name or its whole credit code",
    query: ClaimantQuery,
    answer: ClaimantsFound,
  }),
  startApplication: route({
    method: "POST",
    access: { may: ["claim", "create"] },
    path: base,
    summary: "Starts a form with what the check found out; benefits not in force are refused with the reason",
    body: StartApplicationRequest,
    answer: Application,
    once: true,
  }),
  application: route({
    method: "GET",
    access: { may: ["claim", "create"] },
    path: `${base}/:id`,
    summary: "A form with its task list, what is known and what is still missing",
    params: IdPath,
    answer: Application,
  }),
  saveApplication: route({
    method: "PATCH",
    access: { may: ["claim", "create"] },
    path: `${base}/:id`,
    summary: "Saves fields of a form; fields that somebody else changed in the meantime come back as conflicts",
    params: IdPath,
    body: SaveApplicationRequest,
    answer: SavedApplication,
  }),
  discardApplication: route({
    method: "DELETE",
    access: { may: ["claim", "create"] },
    path: `${base}/:id`,
    summary: "Throws a draft away",
    params: IdPath,
    answer: z.object({ done: z.literal(true) }).meta({ id: "Discarded" }),
  }),
  applicationRowsTemplate: route({
    method: "GET",
    access: { may: ["claim", "create"] },
    path: `${base}/:id/rows/template`,
    summary: "A workbook with the columns of a list, and the rows given so far",
    params: IdPath,
    query: RowsQuery,
    file: true,
  }),
  applicationRows: route({
    method: "POST",
    access: { may: ["claim", "create"] },
    path: `${base}/:id/rows`,
    summary: "Takes the rows of a list from a workbook or CSV; says every faulty cell",
    params: IdPath,
    query: RowsQuery,
    upload: true,
    answer: RowsTaken,
  }),
  submitApplication: route({
    method: "POST",
    access: { may: ["claim", "create"] },
    path: `${base}/:id/submit`,
    summary: "Hands the form in: one claim for each benefit, each with its number; refused with every problem at once",
    params: IdPath,
    body: SubmitApplicationRequest,
    answer: Application,
    once: true,
  }),
};
