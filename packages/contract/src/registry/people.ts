import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { PlaceCode, Text } from "../published/text.ts";
import { BestFactView, FactId, FactJson, FactSource, NewFactValue, Reason, Typed, Words } from "./facts.ts";

/** Kinds of identity document; a number is checked by its kind. */
export const idKinds = [
  "resident_id",
  "residence_permit",
  "taiwan_permit",
  "hk_macao_permit",
  "passport",
  "permanent_residence",
  "other",
] as const;
export const IdKind = z.enum(idKinds);
export type IdKind = z.infer<typeof IdKind>;
export const Gender = z.enum(["male", "female"]);
/** A month, `YYYY-MM`. */
export const Month = z.string().regex(/^(18|19|20)\d{2}-(0[1-9]|1[0-2])$/);

/** A person's own fields that lie encrypted and are shown in part only. */
export const sealedFields = ["idNumber", "phone", "address", "bankAccount", "bankName", "bankHolder"] as const;
export const SealedField = z.enum(sealedFields);
export type SealedField = z.infer<typeof SealedField>;

const UnitName = z.object({ id: z.uuid(), name: z.string() });

const personRow = {
  id: z.uuid(),
  name: z.string(),
  gender: Gender.nullable(),
  birthMonth: Month.nullable(),
  idKind: IdKind.nullable(),
  place: PlaceCode,
  /** Units that hold the person: those that collected the data, and the employer. */
  units: z.array(UnitName),
  withdrawn: z.boolean(),
  /** The fields were destroyed; name and count stay. */
  forgotten: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};

/** One line of a list. Numbers show their tails only. */
export const PersonRow = z
  .object({
    ...personRow,
    idMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    /** Best-supported values of facts that are not sensitive, by fact id. */
    facts: z.record(z.string(), z.object({ value: FactJson, source: FactSource, verified: z.boolean() })),
  })
  .meta({ id: "PersonRow" });
export type PersonRow = z.infer<typeof PersonRow>;

export const PersonDetail = z
  .object({
    ...personRow,
    /** Masked text of each sealed field that is filled in. */
    masked: z.partialRecord(SealedField, z.string()),
    facts: z.array(BestFactView),
    /** The one it was merged into; then everything else is as it was before. */
    mergedInto: z.uuid().nullable(),
    withdrawnReason: z.string().nullable(),
    /** Doubts about what was just written, such as a check digit; empty otherwise. */
    notices: z.array(z.string()),
  })
  .meta({ id: "PersonDetail" });
export type PersonDetail = z.infer<typeof PersonDetail>;

/** How a fact is compared in a filter: `person.degree:ge:master`, several joined by `;`. */
export const comparisons = ["eq", "ne", "lt", "le", "gt", "ge", "known", "unknown"] as const;
const condition = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:(eq|ne|lt|le|gt|ge|known|unknown)(:[^;]{1,100})?$/;
const FactFilter = z
  .string()
  .max(1000)
  .refine((text) => text.split(";").every((each) => condition.test(each)));

const filters = {
  /** Name, pinyin in full or initials, the last four of the identity number, a phone's end, or either in full. */
  q: Typed,
  /** Held by this unit or one below it. */
  unit: z.uuid().exactOptional(),
  place: PlaceCode.exactOptional(),
  /** On this roster, such as `qingliu-huigui-2023/survey`. */
  roster: z.string().max(130).exactOptional(),
  year: z.coerce.number().int().min(1990).max(2200).exactOptional(),
  /** In this category of the roster. */
  category: z.string().max(64).exactOptional(),
  /** Conditions on facts: `person.degree:ge:master;person.title:known`. */
  facts: FactFilter.exactOptional(),
  source: FactSource.exactOptional(),
  /** Whether anyone has verified a value: `all` of the person's facts, `some` or `none`. */
  verified: z.enum(["all", "some", "none"]).exactOptional(),
  state: z.enum(["current", "withdrawn", "all"]).default("current"),
};

export const PeopleQuery = z.object({
  ...filters,
  sort: z.enum(["name", "updated", "created", "birth"]).default("name"),
  direction: z.enum(["up", "down"]).default("up"),
  ...PageQuery,
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

/** What a list is counted by. */
export const facets = ["gender", "idKind", "unit", "category", "verified", "source", "birthYear"] as const;
export const PeopleCountQuery = z.object({
  ...filters,
  /** A facet, or the id of a fact. */
  by: z.union([z.enum(facets), FactId]),
});
export type PeopleCountQuery = z.infer<typeof PeopleCountQuery>;

export const PeopleList = z.object(PageOf(PersonRow)).meta({ id: "PeopleList" });
export type PeopleList = z.infer<typeof PeopleList>;
export const PeopleCounts = z
  .object({
    total: z.int(),
    /** Largest first; `value` is null for those that have none. `name` is a unit's. */
    counts: z.array(z.object({ value: FactJson, name: z.string().exactOptional(), count: z.int() })),
  })
  .meta({ id: "PeopleCounts" });

const own = {
  name: Words(100),
  gender: Gender.nullable(),
  birthMonth: Month.nullable(),
  idKind: IdKind.nullable(),
  idNumber: Words(40).nullable(),
  phone: Words(30).nullable(),
  address: Words(300).nullable(),
  bankAccount: Words(40).nullable(),
  bankName: Words(100).nullable(),
  bankHolder: Words(100).nullable(),
};
const optional = z.object(own).partial();

/** A new person. Gender and birth month come from the identity number where there is one. */
export const NewPerson = z.object({
  ...optional.shape,
  name: own.name,
  /** The unit that collects; without one the unit of the role that lets the clerk do this. */
  unit: z.uuid().exactOptional(),
  facts: z.array(NewFactValue).max(100).default([]),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** Changed fields; null empties one. `version` is the one that was read. */
export const PersonChange = z.object({ ...optional.shape, version: z.int().min(1) });
export type PersonChange = z.infer<typeof PersonChange>;

export const RevealAnswer = z
  .object({
    fields: z.partialRecord(SealedField, z.string()),
    facts: z.record(z.string(), FactJson),
  })
  .meta({ id: "RevealAnswer" });

const PersonPath = z.object({ id: z.uuid() });
const may = (verb: "read" | "list" | "search" | "count" | "create" | "update" | "delete" | "reveal" | "approve") =>
  ({ may: ["person", verb] }) as const;

export const ForgetView = z
  .object({
    person: z.uuid(),
    state: z.enum(["asked", "done"]),
    reason: z.string(),
    order: z.string().nullable(),
    askedBy: z.string(),
    askedAt: z.iso.datetime(),
  })
  .meta({ id: "ForgetView" });

/** One row of a roster in which a person stands. */
export const PersonRosterEntry = z
  .object({
    /** The entry, not the roster. */
    id: z.uuid(),
    roster: z.string(),
    /** What the document calls it; null when no published document defines it any more. */
    name: Text.nullable(),
    year: z.int(),
    /** Who wrote the person down. */
    unit: UnitName,
    category: Text.nullable(),
    status: z.enum(["current", "withdrawn"]),
    /** The import that the row came with; null when it was typed in, or when the import lies outside the scope. */
    import: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: "PersonRosterEntry" });
const PersonRosters = z.object({ items: z.array(PersonRosterEntry) }).meta({ id: "PersonRosters" });

/** That somebody looked at a person. */
export const AccessView = z
  .object({
    at: z.iso.datetime(),
    who: z.string(),
    unit: z.string().nullable(),
    action: z.string(),
    reason: z.string().nullable(),
  })
  .meta({ id: "AccessView" });
const PersonAccess = z.object(PageOf(AccessView)).meta({ id: "PersonAccess" });

export const peopleRoutes = {
  people: route({
    method: "GET",
    access: may("list"),
    path: "/api/v1/people",
    summary: "People, by search and filters",
    query: PeopleQuery,
    answer: PeopleList,
  }),
  peopleSearch: route({
    method: "POST",
    access: may("search"),
    path: "/api/v1/people/search",
    summary: "The same list; for searches with a number in them, which stands in no address and no log this way",
    body: PeopleQuery,
    answer: PeopleList,
  }),
  peopleCounts: route({
    method: "GET",
    access: may("count"),
    path: "/api/v1/people/counts",
    summary: "How many people there are of each value of a facet or a fact, filters as in the list",
    query: PeopleCountQuery,
    answer: PeopleCounts,
  }),
  person: route({
    method: "GET",
    access: may("read"),
    path: "/api/v1/people/:id",
    summary: "One person, sensitive fields masked; the look is recorded",
    params: PersonPath,
    answer: PersonDetail,
  }),
  personRosters: route({
    method: "GET",
    access: { may: ["roster", "read"] },
    path: "/api/v1/people/:id/rosters",
    summary: "On which rosters a person stands or stood, as far as the reader's units or places go",
    params: PersonPath,
    answer: PersonRosters,
  }),
  personAccess: route({
    method: "GET",
    access: may("approve"),
    path: "/api/v1/people/:id/access",
    summary: "Who looked at a person, when and why, the latest first; for the office that answers for the data",
    params: PersonPath,
    query: z.object(PageQuery),
    answer: PersonAccess,
  }),
  personCreate: route({
    method: "POST",
    access: may("create"),
    path: "/api/v1/people",
    summary: "Registers a person; an identity number that is held already is refused",
    body: NewPerson,
    answer: PersonDetail,
  }),
  personUpdate: route({
    method: "PATCH",
    access: may("update"),
    path: "/api/v1/people/:id",
    summary: "Changes a person's own fields; refused when somebody else changed them since",
    params: PersonPath,
    body: PersonChange,
    answer: PersonDetail,
  }),
  personReveal: route({
    method: "POST",
    access: may("reveal"),
    path: "/api/v1/people/:id/reveal",
    summary: "Shows named sensitive fields and facts in clear, for a reason that is recorded",
    params: PersonPath,
    body: z
      .object({
        fields: z.array(SealedField).max(10).default([]),
        facts: z.array(FactId).max(20).default([]),
        reason: Reason,
      })
      .refine(({ fields, facts }) => fields.length + facts.length > 0),
    answer: RevealAnswer,
  }),
  personWithdraw: route({
    method: "POST",
    access: may("delete"),
    path: "/api/v1/people/:id/withdraw",
    summary: "Takes a person off every list without deleting anything",
    params: PersonPath,
    body: z.object({ reason: Reason, version: z.int().min(1) }),
    answer: PersonDetail,
  }),
  personRestore: route({
    method: "POST",
    access: may("delete"),
    path: "/api/v1/people/:id/restore",
    summary: "Puts a withdrawn person back on the lists",
    params: PersonPath,
    body: z.object({ version: z.int().min(1) }),
    answer: PersonDetail,
  }),
  personUnits: route({
    method: "POST",
    access: may("update"),
    path: "/api/v1/people/:id/units",
    summary: "Says which units hold a person from now on: a new employer, the township he moved to",
    params: PersonPath,
    body: z
      .object({
        add: z.array(z.uuid()).max(10).default([]),
        remove: z.array(z.uuid()).max(10).default([]),
        version: z.int().min(1),
      })
      .refine(({ add, remove }) => add.length + remove.length > 0),
    answer: PersonDetail,
  }),
  personForget: route({
    method: "POST",
    access: may("delete"),
    path: "/api/v1/people/:id/forget",
    summary: "Asks that a person's sensitive fields be destroyed for good; a second person approves",
    params: PersonPath,
    body: z.object({
      reason: Reason,
      /** Number of the order to destroy; needed while a roster still keeps the person. */
      order: Words(100).exactOptional(),
    }),
    answer: ForgetView,
  }),
  personForgetApprove: route({
    method: "POST",
    access: may("approve"),
    path: "/api/v1/people/:id/forget/approve",
    summary: "Destroys the key of a person's sensitive fields, as somebody else asked",
    params: PersonPath,
    answer: ForgetView,
  }),
};
