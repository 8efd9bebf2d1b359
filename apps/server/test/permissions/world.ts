import type { Resource, Role, Verb } from "@jucai/contract";
import { permissionTable } from "../../src/app.ts";
import { type Grant, reachesOf } from "../../src/kernel/permissions/index.ts";
import { asOwner } from "../database.ts";
import type { TestApp } from "../app.ts";

const id = (kind: string, number: number) => `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The actor's unit, one beside it in the same county, and one in another county. */
export const units = { own: id("a", 1), beside: id("a", 2), elsewhere: id("a", 3) } as const;
export const places = { here: "350423", there: "350121" } as const;

/** Whose a row is, as the actor sees it. */
export type Whose = "self" | "ownUnit" | "otherUnit" | "otherPlace";
export const people: Readonly<Record<Whose, string>> = {
  self: id("b", 1),
  ownUnit: id("b", 2),
  otherUnit: id("b", 3),
  otherPlace: id("b", 4),
};
/** Companies are nobody's self. */
export const employers: Readonly<Record<Exclude<Whose, "self">, string>> = {
  ownUnit: id("c", 2),
  otherUnit: id("c", 3),
  otherPlace: id("c", 4),
};

/** A grant at the own unit, which stands in the county. */
export const grantOf = (role: Role): Grant => ({
  role,
  unit: units.own,
  units: role === "person" ? [] : [units.own],
  places: role === "person" ? [] : [places.here],
});

const heldBy: Readonly<Record<Whose, string>> = {
  // Held by the unit beside: only being himself lets anybody of the own unit near it.
  self: units.beside,
  ownUnit: units.own,
  otherUnit: units.beside,
  otherPlace: units.elsewhere,
};
const placeOf = (whose: Whose) => (whose === "otherPlace" ? places.there : places.here);

/** Whether the table lets a role near a row, said without the code that enforces it. */
export function mayTouch(role: Role, resource: Resource, verb: Verb, whose: Whose): boolean {
  return reachesOf(permissionTable, role, resource, verb).some((reach) => {
    if (reach === "self") return whose === "self" && role === "person";
    if (reach === "unit") return role !== "person" && heldBy[whose] === units.own;
    if (reach === "place") return role !== "person" && placeOf(whose) === places.here;
    return true;
  });
}

/** Units, people, companies and one fact of each. */
export async function buildWorld(app: TestApp): Promise<void> {
  await asOwner(app.connection, async (owner) => {
    for (const [key, unit] of Object.entries(units)) {
      const place = key === "elsewhere" ? places.there : places.here;
      await owner.query(
        `insert into unit (id, kind, place, name, pinyin, origin) values ($1, 'township', $2, $3, '', '{"by": "test"}')`,
        [unit, place, JSON.stringify({ zh: key, en: key })],
      );
    }
    for (const [whose, person] of Object.entries(people) as [Whose, string][]) {
      const key = app.sealing.newSubjectKey();
      await owner.query(
        `insert into person (id, place, held_by, name, sealed_key) values ($1, $2, array[$3::uuid], $4, $5)`,
        [person, placeOf(whose), heldBy[whose], whose, key],
      );
      await fact(owner, "person", person);
    }
    for (const [whose, employer] of Object.entries(employers) as [Whose, string][]) {
      await owner.query(
        `insert into unit (id, kind, place, name, pinyin, origin) values ($1, 'employer', $2, $3, '', '{"by": "test"}')`,
        [employer, placeOf(whose), JSON.stringify({ zh: whose, en: whose })],
      );
      await owner.query(`insert into employer (id, place, held_by, name) values ($1, $2, array[$3::uuid], $4)`, [
        employer,
        placeOf(whose),
        heldBy[whose],
        whose,
      ]);
      await fact(owner, "employer", employer);
    }
  });
}

async function fact(
  owner: { query: (text: string, values: unknown[]) => Promise<unknown> },
  kind: string,
  subject: string,
) {
  const name = kind === "person" ? "person.degree" : "employer.kind";
  await owner.query(
    `insert into fact_value (subject_kind, subject, fact, value, source, entered_by, entered_name)
     values ($1, $2, $3, '"master"', 'office', $2, 'test')`,
    [kind, subject, name],
  );
}
