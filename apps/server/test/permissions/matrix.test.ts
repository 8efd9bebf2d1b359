/**
 * The permission matrix: every route × every role × own and other unit × own and other person.
 *
 * What the tables say is compared with what the running server does, route by route, and with what
 * row-level security shows. A new route, table or role is in it without being named here.
 */
import { type AnyRoute, type Role, routes } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionTable } from "../../src/app.ts";
import { reachesOf } from "../../src/kernel/permissions/index.ts";
import { anApp, type TestApp } from "../app.ts";
import { requestOf, roles } from "./asking.ts";
import { actorsOf, casting } from "./cast.ts";

const every: [string, AnyRoute][] = Object.entries(routes);
let cells = 0;

describe("the permission matrix", () => {
  let app: TestApp;
  let as: (role: Role) => Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await anApp({ jobs: true });
    const { play } = casting(app);
    const unit = "00000000-0000-4000-8000-00000000aaaa";
    const actors = actorsOf((role) => ({ role, unit, units: [unit], places: ["350423"] }), unit);
    const headers = new Map([...actors].map(([role, actor]) => [role, play(actor)]));
    as = (role) => headers.get(role)!;
  });
  afterAll(async () => {
    console.log(`permission matrix: ${cells} cells`);
    await app.close();
  });

  const statusOf = async (route: AnyRoute, headers: Readonly<Record<string, string>>) => {
    cells++;
    return (await app.http.inject(requestOf(route, headers))).statusCode;
  };

  it("turns away whoever is not signed in, on every route that is not open", async () => {
    const wrong: string[] = [];
    for (const [name, route] of every) {
      const status = await statusOf(route, {});
      if ("open" in route.access ? status === 403 : status !== 401) wrong.push(`${name}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(roles.map((role) => [role]))("lets %s in where the table says so, and nowhere else", async (role) => {
    const wrong: string[] = [];
    for (const [name, route] of every) {
      if ("open" in route.access) continue;
      const may =
        "signedIn" in route.access ||
        reachesOf(permissionTable, role, route.access.may[0], route.access.may[1]).length > 0;
      const status = await statusOf(route, as(role));
      // Let in, it may still find nothing (404) or a request that says nothing (400); 500 is never right.
      const asSaid = may ? status !== 401 && status !== 403 && status < 500 : status === 403;
      if (!asSaid) wrong.push(`${name}: ${status}, the table says ${may ? "may" : "may not"}`);
    }
    expect(wrong).toEqual([]);
  });
});
