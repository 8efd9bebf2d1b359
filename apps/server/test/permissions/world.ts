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

/** Rows of other kinds, each kept by a unit: by what permissions call them. */
const kept = ["import", "roster", "liaison", "opinion", "account"] as const;
type Kept = (typeof kept)[number];
export const rowsOf = (resource: Kept): Readonly<Record<Exclude<Whose, "self">, string>> => {
  const letter = { import: "d", roster: "e", liaison: "1", opinion: "2", account: "3" }[resource];
  return { ownUnit: id(letter, 2), otherUnit: id(letter, 3), otherPlace: id(letter, 4) };
};

const every: readonly Whose[] = ["self", "ownUnit", "otherUnit", "otherPlace"];
const forEach = (letter: string) =>
  Object.fromEntries(every.map((whose, at) => [whose, id(letter, at + 1)])) as Readonly<Record<Whose, string>>;
/** A claim of each person, worked on by the unit that holds him, and what was granted to him elsewhere. */
export const claims = forEach("4");
export const applications = forEach("5");
export const awards = forEach("6");
const takeovers = { here: id("7", 1), there: id("7", 2) };
/** Money belongs to a place, not to a unit. */
export const funds: Readonly<Record<"otherUnit" | "otherPlace", string>> = {
  otherUnit: id("8", 1),
  otherPlace: id("8", 2),
};
export const batches: Readonly<Record<"otherUnit" | "otherPlace", string>> = {
  otherUnit: id("9", 1),
  otherPlace: id("9", 2),
};
const ofPlaces: ReadonlySet<Resource> = new Set(["award", "fund", "payment"]);

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
    if (reach === "unit") return role !== "person" && !ofPlaces.has(resource) && heldBy[whose] === units.own;
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
    for (const whose of ["ownUnit", "otherUnit", "otherPlace"] as const) {
      for (const resource of kept) {
        const values = [rowsOf(resource)[whose], heldBy[whose], placeOf(whose), people[whose]];
        const used = [...insertOf[resource].matchAll(/\$(\d)/g)].map(([, at]) => Number(at));
        await owner.query(insertOf[resource], values.slice(0, Math.max(...used)));
      }
    }
    await claimsAndMoney(owner);
  });
}

async function claimsAndMoney(owner: { query: (text: string, values: unknown[]) => Promise<unknown> }): Promise<void> {
  for (const [key, takeover] of Object.entries(takeovers)) {
    await owner.query(
      `insert into takeover (id, place, kind, file_name, content_hash, state, rows, loaded_by, loaded_name, loaded_at)
       values ($1, $2, 'awards', 'x.xlsx', 'x', 'done', '[]', $1, 'test', now())`,
      [takeover, places[key as keyof typeof places]],
    );
  }
  for (const whose of every) {
    const place = placeOf(whose);
    await owner.query(
      `insert into application (id, number, place, person_id, account, account_name, way, state, sealed, chosen, created_at,
         updated_at, expires_on)
       values ($1, $2, $3, $4, $1, 'test', 'self', 'submitted', 'x', '{qingliu-2023-1/05}', now(), now(), '2099-01-01')`,
      [applications[whose], `S-${whose}`, place, people[whose]],
    );
    await owner.query(
      `insert into claim (id, number, application, place, benefit, kind, pack, rule_version, process, person_id, units, made_by,
         status, submitted_on, title, clause, claimant_name, created_at, updated_at)
       select $1, $2, $3, $4, 'qingliu-2023-1/05', 'benefit', 'qingliu-2023-1', id, 'qingliu-2023-1/standard', $5, array[$6::uuid],
         $3, 'in_review', '2023-03-01', '{"zh": "x", "en": "x"}', 'x', 'test', now(), now()
       from document_version where document = 'qingliu-2023-1'`,
      [claims[whose], `C-${whose}`, applications[whose], place, people[whose], heldBy[whose]],
    );
    await owner.query(
      `insert into award (id, number, place, origin, takeover, benefit, pack, title, clause, person_id, party_name, subject,
         decided_fen, total_fen, status, started_on, created_name, created_at)
       values ($1, $2, $3, 'takeover', $4, 'qingliu-2023-1/05', 'qingliu-2023-1', '{"zh": "x", "en": "x"}', 'x', $5, 'test', 'self',
         100, 100, 'active', '2023-01-01', 'test', now())`,
      [awards[whose], `A-${whose}`, place, place === places.here ? takeovers.here : takeovers.there, people[whose]],
    );
  }
  for (const whose of ["otherUnit", "otherPlace"] as const) {
    await owner.query(
      `insert into fund (id, place, key, name, created_name, created_at) values ($1, $2, 'x', '{"zh": "x", "en": "x"}', 'test', now())`,
      [funds[whose], placeOf(whose)],
    );
    await owner.query(
      `insert into batch (id, number, place, title, until, state, total_fen, prepared_by, prepared_name, prepared_at)
       values ($1, $2, $3, 'x', '2023-03-01', 'prepared', 0, $1, 'test', now())`,
      [batches[whose], `B-${whose}`, placeOf(whose)],
    );
  }
}

/** $1 the row, $2 the unit that keeps it, $3 the place, $4 the person it is about. */
const insertOf: Readonly<Record<Kept, string>> = {
  import: `insert into import_batch (id, roster, year, unit_id, place, file_name, file_bytes, file_hash, status, asked, created_by, created_name, created_at)
    values ($1, 'qingliu-huigui-2023/survey', 2023, $2, $3, 'x.xlsx', 1, 'x', 'failed', '{}', $2, 'test', now())`,
  roster: `insert into roster_entry (id, roster, year, unit_id, place, person_id, category)
    values ($1, 'qingliu-huigui-2023/survey', 2023, $2, $3, $4, 'teacher')`,
  liaison: `insert into liaison (id, person_id, unit_id, place, kind, contact_name, valid_from, created_name, created_at)
    values ($1, $4, $2, $3, 'office', 'test', '2023-01-01', 'test', now())`,
  opinion: `insert into opinion (id, text, topic, received_on, unit_id, place, year, entered_on, created_by, created_name, created_at)
    values ($1, 'test', 'other', '2023-01-01', $2, $3, 2023, '2023-01-01', $2, 'test', now())`,
  account: `insert into account (id, kind, name, unit_id, place, created_at) values ($1, 'human', 'test', $2, $3, now())`,
};

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
