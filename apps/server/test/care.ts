/** People, employers, units and actors for tests of duplicates and liaison, written past every lock. */
import { randomUUID } from "node:crypto";
import type { Role } from "@jucai/contract";
import type { Actor } from "../src/kernel/permissions/index.ts";
import { nameKeys } from "../src/modules/registry/people/names.ts";
import type { TestApp } from "./app.ts";
import { asOwner } from "./database.ts";

export const county = "350423";

export type PersonGiven = {
  readonly name: string;
  readonly heldBy?: readonly string[];
  readonly birthMonth?: string;
  readonly gender?: "male" | "female";
  readonly phone?: string;
  readonly identity?: string;
  readonly place?: string;
};

export function careHelpers(app: TestApp) {
  const run = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
    asOwner(app.connection, async (owner) => (await owner.query<T>(text, values)).rows);

  const aUnit = async (kind: string, name: string, place = county): Promise<string> => {
    const id = randomUUID();
    const words = JSON.stringify({ zh: name, en: name });
    await run("insert into unit (id, kind, place, name, pinyin, origin) values ($1, $2, $3, $4, '', '{}')", [
      id,
      kind,
      place,
      words,
    ]);
    return id;
  };

  const aPerson = async ({ name, heldBy = [], place = county, ...given }: PersonGiven): Promise<string> => {
    const { birthMonth, gender, phone, identity } = given;
    const id = randomUUID();
    const keys = nameKeys(name);
    const index = (kind: "id" | "phone", text: string | undefined) =>
      text === undefined ? null : app.sealing.blindIndex(kind, text);
    await run(
      `insert into person (id, place, held_by, name, name_pinyin, given_pinyin, name_initials, birth_month, gender,
         phone_index, phone_tail, id_kind, id_index, id_tail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        place,
        heldBy,
        name,
        keys.name_pinyin,
        keys.given_pinyin,
        keys.name_initials,
        birthMonth ?? null,
        gender ?? null,
        index("phone", phone),
        phone?.slice(-4) ?? null,
        identity === undefined ? null : "resident_id",
        index("id", identity),
        identity?.slice(-4) ?? null,
      ],
    );
    return id;
  };

  const anEmployer = async (name: string, heldBy: readonly string[]): Promise<string> => {
    const id = await aUnit("employer", name);
    await run("insert into employer (id, place, held_by, name) values ($1, $2, $3, $4)", [id, county, heldBy, name]);
    return id;
  };

  return { run, aUnit, aPerson, anEmployer };
}

/** Somebody with one role at a unit; an office of a place reaches the place. */
export function anActor(role: Role, unit: string, name: string = role, places: readonly string[] = [county]): Actor {
  const account = randomUUID();
  return { account, name, person: null, session: null, grants: [{ role, unit, units: [unit], places }] };
}
