/**
 * The other half of the matrix: how far a permission reaches. Each role × what it does × a row of the own unit,
 * of the unit beside it, of another county and about the actor himself, in PostgreSQL and over HTTP.
 */
import { type Resource, type Role, roles, type Verb, verbs } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionTable } from "../../src/app.ts";
import { type Actor, scopeFor } from "../../src/kernel/permissions/index.ts";
import { anApp, type TestApp } from "../app.ts";
import { actorsOf, casting } from "./cast.ts";
import {
  applications,
  awards,
  batches,
  buildWorld,
  claims,
  employers,
  funds,
  grantOf,
  mayTouch,
  people,
  rowsOf,
  type Whose,
} from "./world.ts";

/** Tables by what permissions call them, with the column that names whose a row is. */
const tables: readonly (readonly [Resource, string, string, Partial<Record<Whose, string>>])[] = [
  ["person", "person", "id", people],
  ["employer", "employer", "id", employers],
  ["fact", "fact_value", "subject", { ...people }],
  ["roster", "person", "id", people],
  ["liaison", "person", "id", people],
  ["claim", "claim", "id", claims],
  ["decision", "claim", "id", claims],
  ["evidence", "claim", "id", claims],
  ["claim", "application", "id", { self: applications.self, otherPlace: applications.otherPlace }],
  ["award", "award", "id", awards],
  ["fund", "fund", "id", funds],
  ["payment", "batch", "id", batches],
];
const survey = "qingliu-huigui-2023/survey";
let cells = 0;

describe("how far a permission reaches", () => {
  let app: TestApp;
  let actors: ReadonlyMap<Role, Actor>;
  let headersOf: (role: Role) => Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await anApp();
    await buildWorld(app);
    actors = actorsOf(grantOf, people.self);
    const { play } = casting(app);
    headersOf = (role) => play(actors.get(role)!);
  });
  afterAll(async () => {
    console.log(`reach of permissions: ${cells} cells`);
    await app.close();
  });

  it.each(roles.map((role) => [role]))("in PostgreSQL, for %s", async (role) => {
    const wrong: string[] = [];
    for (const [resource, table, column, rows] of tables) {
      for (const verb of verbs) {
        const scope = scopeFor(permissionTable, actors.get(role)!, resource, verb);
        const seen = scope === undefined ? new Set<string>() : await idsSeen(app, scope, table, column);
        for (const [whose, id] of Object.entries(rows) as [Whose, string][]) {
          cells++;
          const expected = mayTouch(role, resource, verb, whose);
          if (seen.has(id) !== expected) wrong.push(`${resource} ${verb} ${whose}: ${expected ? "hidden" : "shown"}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  const one: readonly (readonly [Resource, Verb, Partial<Record<Whose, string>>, (id: string) => object])[] = [
    ["person", "read", people, (id) => ({ url: `/api/v1/people/${id}` })],
    ["employer", "read", employers, (id) => ({ url: `/api/v1/employers/${id}` })],
    ["fact", "list", people, (id) => ({ url: `/api/v1/facts/person/${id}` })],
    ["import", "read", rowsOf("import"), (id) => ({ url: `/api/v1/imports/${id}` })],
    ["import", "export", rowsOf("import"), (id) => ({ url: `/api/v1/imports/${id}/workbook` })],
    ["roster", "read", rowsOf("roster"), (id) => ({ url: `/api/v1/rosters/${survey}/entries/${id}` })],
    ["liaison", "read", rowsOf("liaison"), (id) => ({ url: `/api/v1/liaisons/${id}` })],
    ["opinion", "read", rowsOf("opinion"), (id) => ({ url: `/api/v1/opinions/${id}` })],
    ["account", "read", rowsOf("account"), (id) => ({ url: `/api/v1/accounts/${id}` })],
    ["claim", "read", claims, (id) => ({ url: `/api/v1/claims/${id}` })],
    ["award", "read", awards, (id) => ({ url: `/api/v1/awards/${id}` })],
    ["fund", "read", funds, (id) => ({ url: `/api/v1/funds/${id}` })],
    ["payment", "read", batches, (id) => ({ url: `/api/v1/batches/${id}` })],
    [
      "person",
      "reveal",
      people,
      (id) => post(`/api/v1/people/${id}/reveal`, { fields: ["phone"], reason: "核对联系方式" }),
    ],
    ["person", "update", people, (id) => patch(`/api/v1/people/${id}`, { version: 999 })],
    [
      "fact",
      "create",
      people,
      (id) => post(`/api/v1/facts/person/${id}`, { fact: "person.degree", value: "bachelor" }),
    ],
  ];
  it.each(roles.map((role) => [role]))("over HTTP, for %s", async (role) => {
    const wrong: string[] = [];
    for (const [resource, verb, rows, request] of one) {
      for (const [whose, id] of Object.entries(rows) as [Whose, string][]) {
        cells++;
        const { statusCode, body } = await app.http.inject({ ...request(id), headers: headersOf(role) });
        const expected = mayTouch(role, resource, verb, whose);
        const let_in = statusCode !== 403 && statusCode !== 404;
        if (let_in !== expected || statusCode >= 500)
          wrong.push(`${resource} ${verb} ${whose}: ${statusCode} ${body.slice(0, 120)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(roles.map((role) => [role]))("in lists and counts, for %s", async (role) => {
    const list = await app.http.inject({ url: "/api/v1/people?pageSize=100", headers: headersOf(role) });
    const visible = (Object.keys(people) as Whose[]).filter((whose) => mayTouch(role, "person", "list", whose));
    cells += Object.keys(people).length;
    if (visible.length === 0) return expect(list.statusCode).toBe(403);
    const names = list.json<{ items: { name: string }[] }>().items.map(({ name }) => name);
    expect(names.toSorted()).toEqual(visible.toSorted());
    return undefined;
  });
});

const post = (url: string, payload: object) => ({ method: "POST" as const, url, payload });
const patch = (url: string, payload: object) => ({ method: "PATCH" as const, url, payload });

async function idsSeen(
  app: TestApp,
  scope: Parameters<TestApp["connection"]["scoped"]["within"]>[0],
  table: string,
  column: string,
) {
  const rows = await app.connection.scoped.within(scope, (tx) =>
    tx.withTables<Record<string, Record<string, string>>>().selectFrom(table).select(column).execute(),
  );
  return new Set(rows.map((row) => row[column]!));
}
