import type { Role } from "@jucai/contract";
import { nobody, permissions } from "#kernel/permissions/index.ts";

/** Offices that work for a whole jurisdiction. */
const offices: readonly Role[] = ["talent_office", "officer", "reviewer", "approver", "window_clerk"];
/** Those who keep the people of one unit: a township, a school, an office's counterparts. */
const field: readonly Role[] = ["township_clerk", "employer_clerk", "service_specialist"];
const keepers: readonly Role[] = ["township_clerk", "employer_clerk"];
const own: readonly Role[] = ["person"];
/** Who is there for the firms assigned to him and no others. */
const contact: readonly Role[] = ["service_specialist"];
/** Who looks on: counts, never names in the clear. */
const looking: readonly Role[] = ["supervisor", "finance_preparer", "finance_checker", "finance_releaser"];

/**
 * Who may do what in the registry. Reach first, then roles; what stands nowhere is refused.
 *
 * self: one's own person; unit: whom the unit or one below it holds; place: everybody in the jurisdiction.
 */
export const registryPermissions = permissions({
  person: {
    read: { self: own, unit: field, place: [...offices, ...looking] },
    list: { unit: field, place: offices },
    count: { unit: field, place: [...offices, ...looking] },
    search: { unit: field, place: offices },
    create: { unit: ["township_clerk", "employer_clerk"], place: ["talent_office", "officer", "window_clerk"] },
    update: {
      self: own,
      unit: ["township_clerk", "employer_clerk"],
      place: ["talent_office", "officer", "window_clerk"],
    },
    /** Withdraws a record; nothing is removed. */
    delete: { place: ["talent_office"] },
    export: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    /** Shows identity number, phone, account and address in the clear, with a reason. */
    reveal: { self: own, unit: ["township_clerk"], place: ["talent_office", "officer", "window_clerk"] },
    /** Answers for the data: lets a person's fields become unreadable when the time of keeping has ended, sees who looked. */
    approve: { place: ["talent_office"] },
  },
  /** `self` is an assigned contact: a specialist sees his own firms and no others. */
  employer: {
    read: { self: contact, unit: keepers, place: [...offices, ...looking] },
    list: { self: contact, unit: keepers, place: [...offices, ...looking] },
    count: { self: contact, unit: keepers, place: [...offices, ...looking] },
    search: { self: contact, unit: keepers, place: [...offices, ...looking] },
    create: { unit: ["township_clerk", "service_specialist"], place: ["talent_office", "officer", "window_clerk"] },
    update: { unit: keepers, place: ["talent_office", "officer", "window_clerk"] },
    delete: { place: ["talent_office"] },
    export: { self: contact, unit: ["township_clerk"], place: ["talent_office", "officer"] },
    reveal: { self: contact, unit: keepers, place: ["talent_office", "officer", "window_clerk"] },
    approve: nobody,
  },
  fact: {
    read: { self: own, unit: field, place: [...offices, ...looking] },
    list: { self: own, unit: field, place: offices },
    count: { place: offices },
    search: nobody,
    create: { self: own, unit: field, place: ["talent_office", "officer", "window_clerk"] },
    update: nobody,
    /** Takes a value back; it stays in the history. */
    delete: { self: own, unit: ["township_clerk"], place: ["talent_office", "officer"] },
    export: nobody,
    reveal: { self: own, place: ["talent_office", "officer"] },
    /** Confirms a value against its evidence. */
    approve: { place: ["officer", "talent_office"] },
  },
  roster: {
    read: { unit: field, place: offices },
    list: { unit: field, place: [...offices, "supervisor"] },
    count: { unit: field, place: [...offices, "supervisor"] },
    search: { unit: field, place: offices },
    create: { unit: field, place: ["talent_office", "officer"] },
    /** Hands a unit's roster in. */
    update: { unit: field, place: ["talent_office", "officer"] },
    delete: { unit: ["township_clerk"], place: ["talent_office"] },
    export: { unit: field, place: ["talent_office", "officer"] },
    reveal: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    /** Takes the yearly snapshot. */
    approve: { place: ["talent_office"] },
  },
  import: {
    read: { unit: field, place: ["talent_office", "officer"] },
    list: { unit: field, place: ["talent_office", "officer"] },
    count: { unit: field, place: ["talent_office", "officer"] },
    search: nobody,
    create: { unit: field, place: ["talent_office", "officer"] },
    update: { unit: field, place: ["talent_office", "officer"] },
    /** Takes a whole import back. */
    delete: { unit: field, place: ["talent_office", "officer"] },
    export: { unit: field, place: ["talent_office", "officer"] },
    reveal: nobody,
    /** Confirms: from here on rows are written. */
    approve: { unit: field, place: ["talent_office", "officer"] },
  },
  duplicate: {
    read: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    list: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    count: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    search: nobody,
    /** Starts a check of everybody. */
    create: { place: ["talent_office", "officer"] },
    update: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    delete: nobody,
    export: nobody,
    reveal: nobody,
    /** Merges and un-merges. */
    approve: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
  },
  /** `self` is whoever is assigned: a specialist sees his own firms, and what he noted himself. */
  liaison: {
    read: { self: contact, unit: ["township_clerk"], place: ["talent_office", "officer"] },
    list: { self: contact, unit: ["township_clerk"], place: ["talent_office", "officer", "supervisor"] },
    count: { self: contact, unit: ["township_clerk"], place: ["talent_office", "officer", "supervisor"] },
    search: nobody,
    /** Writes down contacts, events, gatherings and needs. */
    create: { self: contact, unit: ["township_clerk"], place: ["talent_office", "officer"] },
    /** Assigns, replaces and ends; takes back a contact written down by mistake. */
    update: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    delete: nobody,
    export: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    reveal: nobody,
    approve: nobody,
  },
  opinion: {
    read: { self: [...own, ...contact], unit: ["township_clerk"], place: ["talent_office", "officer"] },
    list: { self: [...own, ...contact], unit: ["township_clerk"], place: ["talent_office", "officer"] },
    count: { unit: ["township_clerk"], place: ["talent_office", "officer", "supervisor"] },
    search: nobody,
    /** Takes an opinion down; hands a unit's yearly list in. */
    create: { self: contact, unit: ["township_clerk"], place: ["talent_office", "officer"] },
    /** Assigns, answers and closes. */
    update: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    delete: nobody,
    export: { unit: ["township_clerk"], place: ["talent_office", "officer"] },
    reveal: nobody,
    approve: nobody,
  },
  /** Facts that other offices' machines confirm. */
  exchange: {
    read: { place: ["data_source"] },
    list: { place: ["talent_office", "officer"] },
    count: nobody,
    search: nobody,
    create: { place: ["data_source", "officer"] },
    update: { place: ["talent_office", "officer"] },
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
});
