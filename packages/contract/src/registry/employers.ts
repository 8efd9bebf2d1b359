import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { PlaceCode } from "../published/text.ts";
import { BestFactView, FactJson, FactSource, NewFactValue, Reason, Typed, Words } from "./facts.ts";
import { PeopleList } from "./people.ts";

/** An employer's fields that lie encrypted: they are about a contact person or an account. */
export const employerSealedFields = ["contactName", "contactPhone", "bankAccount", "bankName"] as const;
export const EmployerSealedField = z.enum(employerSealedFields);
export type EmployerSealedField = z.infer<typeof EmployerSealedField>;

const employerRow = {
  id: z.uuid(),
  name: z.string(),
  aliases: z.array(z.string()),
  uscc: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  place: PlaceCode,
  /** Persons that it holds. */
  employees: z.int(),
  withdrawn: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};

export const EmployerRow = z
  .object({
    ...employerRow,
    facts: z.record(z.string(), z.object({ value: FactJson, source: FactSource, verified: z.boolean() })),
  })
  .meta({ id: "EmployerRow" });
export type EmployerRow = z.infer<typeof EmployerRow>;

export const EmployerDetail = z
  .object({
    ...employerRow,
    masked: z.partialRecord(EmployerSealedField, z.string()),
    facts: z.array(BestFactView),
    mergedInto: z.uuid().nullable(),
    withdrawnReason: z.string().nullable(),
    notices: z.array(z.string()),
  })
  .meta({ id: "EmployerDetail" });
export type EmployerDetail = z.infer<typeof EmployerDetail>;

export const EmployerList = z.object(PageOf(EmployerRow)).meta({ id: "EmployerList" });

export const EmployersQuery = z.object({
  /** Words of the name or an alias, pinyin, or the code's beginning or end. */
  q: Typed,
  place: PlaceCode.exactOptional(),
  roster: z.string().max(130).exactOptional(),
  state: z.enum(["current", "withdrawn", "all"]).default("current"),
  sort: z.enum(["name", "updated"]).default("name"),
  direction: z.enum(["up", "down"]).default("up"),
  ...PageQuery,
});
export type EmployersQuery = z.infer<typeof EmployersQuery>;

const own = {
  name: Words(200),
  aliases: z.array(Words(200)).max(20),
  uscc: Words(30).nullable(),
  phone: Words(40).nullable(),
  address: Words(300).nullable(),
  contactName: Words(100).nullable(),
  contactPhone: Words(30).nullable(),
  bankAccount: Words(40).nullable(),
  bankName: Words(100).nullable(),
};
const optional = z.object(own).partial();

export const NewEmployer = z.object({
  ...optional.shape,
  name: own.name,
  place: PlaceCode.exactOptional(),
  facts: z.array(NewFactValue).max(100).default([]),
});
export type NewEmployer = z.infer<typeof NewEmployer>;
export const EmployerChange = z.object({ ...optional.shape, version: z.int().min(1) });
export type EmployerChange = z.infer<typeof EmployerChange>;

const EmployerPath = z.object({ id: z.uuid() });
const may = (verb: "read" | "list" | "create" | "update" | "delete" | "reveal") =>
  ({ may: ["employer", verb] }) as const;

export const employerRoutes = {
  employers: route({
    method: "GET",
    access: may("list"),
    path: "/api/v1/employers",
    summary: "Employers, by search and filters",
    query: EmployersQuery,
    answer: EmployerList,
  }),
  employer: route({
    method: "GET",
    access: may("read"),
    path: "/api/v1/employers/:id",
    summary: "One employer, sensitive fields masked",
    params: EmployerPath,
    answer: EmployerDetail,
  }),
  employerPeople: route({
    method: "GET",
    access: { may: ["person", "list"] },
    path: "/api/v1/employers/:id/people",
    summary: "The people that an employer holds, as far as the reader may see them",
    params: EmployerPath,
    query: z.object(PageQuery),
    answer: PeopleList,
  }),
  employerCreate: route({
    method: "POST",
    access: may("create"),
    path: "/api/v1/employers",
    summary: "Registers an employer and its unit",
    body: NewEmployer,
    answer: EmployerDetail,
  }),
  employerUpdate: route({
    method: "PATCH",
    access: may("update"),
    path: "/api/v1/employers/:id",
    summary: "Changes an employer's own fields; refused when somebody else changed them since",
    params: EmployerPath,
    body: EmployerChange,
    answer: EmployerDetail,
  }),
  employerReveal: route({
    method: "POST",
    access: may("reveal"),
    path: "/api/v1/employers/:id/reveal",
    summary: "Shows named sensitive fields in clear, for a reason that is recorded",
    params: EmployerPath,
    body: z.object({ fields: z.array(EmployerSealedField).min(1).max(10), reason: Reason }),
    answer: z.object({ fields: z.partialRecord(EmployerSealedField, z.string()) }).meta({ id: "EmployerRevealAnswer" }),
  }),
  employerWithdraw: route({
    method: "POST",
    access: may("delete"),
    path: "/api/v1/employers/:id/withdraw",
    summary: "Takes an employer off every list without deleting anything",
    params: EmployerPath,
    body: z.object({ reason: Reason, version: z.int().min(1) }),
    answer: EmployerDetail,
  }),
};
