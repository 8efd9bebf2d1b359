/**
 * The two locks hold for whatever is added later: a route says who may use it, a file is an export,
 * and a table is behind row-level security or stands in the short list of public ones.
 */
import { type AnyRoute, route, routes } from "@jucai/contract";
import { fastify } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionTable } from "../src/app.ts";
import { denyUnnamedRoutes } from "../src/http/handle.ts";
import { asOwner } from "./database.ts";
import { anApp, type TestApp } from "./app.ts";
import { buildWorld } from "./permissions/world.ts";

/** What everybody may read: published documents, and which offices there are. */
const publicTables = [
  "document_version",
  "document_entry",
  "measure",
  "vocabulary_version",
  "unit",
  "unit_name",
  "pack_unit",
  "unit_member",
  "unit_tree",
  "directory_setting",
  "schema_migration",
  "key_fingerprint",
];
/** What anybody on the network may send without an account. A new one is a decision: it belongs into this list. */
const openRoutes = [
  "GET /api/v1/digest",
  "GET /api/v1/measures/:pack/:measure",
  "GET /api/v1/measures/:pack/:measure/guide",
  "GET /api/v1/measures/:pack/:measure/guide.docx",
  "GET /api/v1/places",
  "GET /api/v1/policies",
  "GET /api/v1/policies/:id",
  "GET /api/v1/public-notices",
  "GET /api/v1/public-notices/:id",
  "GET /api/v1/published-rosters/:pack/:roster",
  "GET /api/v1/search",
  "GET /api/v1/search/all",
  "GET /api/v1/sign-in",
  "GET /api/v1/sign-in/oidc",
  "GET /api/v1/sign-in/oidc/callback",
  "GET /api/v1/verify/:code",
  "GET /api/v1/vocabulary",
  "GET /healthz",
  "GET /readyz",
  "POST /api/v1/links/check",
  "POST /api/v1/links/password",
  "POST /api/v1/objection-follow-up",
  "POST /api/v1/public-notices/:id/objections",
  "POST /api/v1/registration",
  "POST /api/v1/sign-in",
  "POST /api/v1/sign-in/code",
  "POST /api/v1/sign-in/codes",
  "POST /api/v1/welcome",
];

/** Files that hold nobody's data, or the reader's own, or are the paper of one decision; and redirects, which are no JSON either. */
const harmlessFiles = /template|guide|receipt|letter|certificate|\/my\/|oidc/;
const every: [string, AnyRoute][] = Object.entries(routes);

/** Routes that hand out a file without the permission to export. */
function uncheckedExports(all: readonly (readonly [string, AnyRoute])[]): string[] {
  const unchecked = all.filter(([, { access, file, path }]) => {
    const exports = "may" in access && access.may[1] === "export";
    return file && !exports && !harmlessFiles.test(path);
  });
  return unchecked.map(([, { path }]) => path);
}

describe("the first lock", () => {
  it("refuses to build a server with a route that names no permission", () => {
    const http = fastify();
    denyUnnamedRoutes(http);
    expect(() => http.get("/api/v1/planted", async () => ({}))).toThrow("does not say who may use it");
  });

  it("has a row for every permission that a route asks for", () => {
    const unknown = every.filter(([, { access }]) => {
      if (!("may" in access)) return false;
      const [resource, verb] = access.may;
      return permissionTable[resource]?.[verb] === undefined;
    });
    expect(unknown.map(([name]) => name)).toEqual([]);
  });

  it("lets nobody take a file away without the permission to export", () => {
    expect(uncheckedExports(every)).toEqual([]);
  });

  it("would notice a planted export without that permission", () => {
    const planted = route({
      method: "GET",
      path: "/api/v1/planted.csv",
      summary: "Everybody, as a file",
      access: { may: ["person", "list"] },
      file: true,
    });
    expect(uncheckedExports([...every, ["planted", planted]])).toEqual(["/api/v1/planted.csv"]);
  });

  it("asks for more than reading where something is changed", () => {
    const reading = new Set(["read", "list", "count", "search"]);
    // These change nothing: a search by a number, whose text belongs in no address; a try with other numbers, and a
    // reading for counts alone, which is in the log. Both live in memory and are gone with it.
    const asking = [
      ...["/api/v1/people/search", "/api/v1/what-if", "/api/v1/what-if/populations/registry"],
      // Rules as they are typed: tried and forgotten.
      ...["/api/v1/editor/problems", "/api/v1/editor/benefit"],
    ];
    const tooCheap = every.filter(
      ([, { access, method, path }]) =>
        "may" in access && method !== "GET" && reading.has(access.may[1]) && !asking.includes(path),
    );
    expect(tooCheap.map(([, { method, path }]) => `${method} ${path}`)).toEqual([]);
  });

  it("opens only what stands here to everybody", () => {
    const open = every.filter(([, { access }]) => "open" in access).map(([, { method, path }]) => `${method} ${path}`);
    expect(open.toSorted()).toEqual(openRoutes);
  });
});

describe("the second lock", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  it("is on every table that is not public, for its owner too", async () => {
    const rows = await asOwner(app.connection, async (owner) => {
      const answer = await owner.query<{ table: string }>(
        `select relname as table from pg_class join pg_namespace n on n.oid = relnamespace
         where nspname = 'public' and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
      );
      return answer.rows;
    });
    expect(rows.map(({ table }) => table).filter((table) => !publicTables.includes(table))).toEqual([]);
  });

  it("shows nothing at all to a query that forgot its scope", async () => {
    const seen = await asOwner(app.connection, async (owner) => {
      const { rows } = await owner.query<{ table: string }>(
        "select relname as table from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relrowsecurity",
      );
      return rows.map(({ table }) => table);
    });
    expect(seen.length).toBeGreaterThan(10);
    for (const table of seen.filter((each) => !publicTables.includes(each))) {
      const { rows } = await app.connection.pool.query(`select 1 from "${table}" limit 1`);
      expect(rows, table).toEqual([]);
    }
  });

  it("leaves a planted query without scope with nothing, whoever asks", async () => {
    await buildWorld(app);
    const forgot = () =>
      app.connection.database.withTables<{ person: { id: string } }>().selectFrom("person").select("id").execute();
    expect(await forgot()).toEqual([]);
    const county = { account: null, person: null, units: [], places: ["350423"], all: false };
    const scoped = app.connection.scoped.within(county, (tx) =>
      tx.withTables<{ person: { id: string } }>().selectFrom("person").select("id").execute(),
    );
    expect(await scoped).not.toEqual([]);
    // A scope ends with its transaction: the connection that goes back to the pool carries nothing over.
    expect(await forgot()).toEqual([]);
  });

  it("binds whoever serves requests", async () => {
    const { rows } = await app.connection.pool.query(
      "select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ free: false }]);
  });
});
