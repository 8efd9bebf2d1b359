import type { Role } from "@jucai/contract";
import { nobody, permissions } from "#kernel/permissions/index.ts";

/** Offices whose unit owes tasks: they hand in reports and record what they held. */
const owing: readonly Role[] = [
  "officer",
  "reviewer",
  "approver",
  "township_clerk",
  "service_specialist",
  "window_clerk",
  "talent_office",
];
/** Those who collect, chase and answer for the whole place. */
const collecting: readonly Role[] = ["talent_office"];
const watching: readonly Role[] = ["talent_office", "supervisor"];
const planning: readonly Role[] = ["policy_author", "policy_publisher"];

/** Who may do what with tasks; docs/decisions/0023-tasks.md. */
export const supervisionPermissions = permissions({
  task: {
    read: { place: [...watching, ...planning], unit: owing },
    list: { place: [...watching, ...planning], unit: owing },
    count: { place: [...watching, ...planning], unit: owing },
    search: nobody,
    /** Records an activity, writes a sitting. */
    create: { place: collecting, unit: [...owing, "supervisor"] },
    /** Hands in a report, asks for a later day. */
    update: { unit: [...owing, "supervisor"] },
    delete: nobody,
    export: { place: watching, unit: owing },
    reveal: nobody,
    /** Accepts or returns a report, urges, grants a later day. */
    approve: { place: collecting, unit: ["talent_office"] },
  },
  slip: {
    read: { place: watching, unit: owing },
    list: { place: watching, unit: owing },
    count: nobody,
    search: nobody,
    create: { place: watching },
    update: { unit: owing },
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: { place: watching },
  },
  score: {
    read: { place: watching, unit: owing },
    list: { place: watching },
    count: nobody,
    search: nobody,
    create: nobody,
    /** Appeals against a line. */
    update: { unit: owing },
    delete: nobody,
    export: { place: watching },
    reveal: nobody,
    approve: { place: collecting },
  },
  light: {
    read: { place: [...watching, ...planning], unit: owing },
    list: nobody,
    count: nobody,
    search: nobody,
    create: nobody,
    update: { place: collecting },
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
});
