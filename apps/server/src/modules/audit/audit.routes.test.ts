import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../../../test/database.ts";
import { record } from "../../kernel/audit/index.ts";
import { aRegistry, type Registry, type Send } from "../registry/registry.fixture.ts";

let app: Registry;
let auditor: Send;
const account = randomUUID();
const person = randomUUID();

beforeAll(async () => {
  app = await aRegistry({ jobs: true });
  auditor = app.as(app.actor("audit_admin"));
  const write = (name: string, action: string, detail: Record<string, unknown>, id = person) =>
    app.connection.scoped.asSystem("test", (tx) =>
      record(tx, { account, name }, { action, object: { kind: "person", id }, detail }),
    );
  await write("经办人甲", "person.update", { fields: ["phone"] });
  await write('=HYPERLINK("x"),甲', "person.reveal", { reason: "核对，\n两行" });
  await write("经办人乙", "person.update", { fields: ["name"] }, randomUUID());
});
afterAll(() => app.close());

const list = async (query: string) => (await auditor("GET", `/api/v1/audit/entries?account=${account}${query}`)).body;

describe("the audit list", () => {
  it("shows what was done, newest first, page by page", async () => {
    const { items, ...page } = await list("&pageSize=2");
    expect(page).toEqual({ page: 1, pageSize: 2, total: 3 });
    expect(items.map(({ actor, action }: { actor: string; action: string }) => [actor, action])).toEqual([
      ["经办人乙", "person.update"],
      ['=HYPERLINK("x"),甲', "person.reveal"],
    ]);
    expect((await list("&pageSize=2&page=2")).items).toMatchObject([
      {
        account,
        actor: "经办人甲",
        object: { kind: "person", id: person },
        detail: { fields: ["phone"] },
        onBehalfOf: null,
      },
    ]);
  });

  it("is filtered by day, name, action and object", async () => {
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
    const totals = async (query: string) => (await list(query)).total;
    expect(await totals(`&from=${today}&to=${today}`)).toBe(3);
    expect(await totals("&to=2023-01-01")).toBe(0);
    expect(await totals(`&actor=${encodeURIComponent("人乙")}`)).toBe(1);
    expect(await totals("&action=person")).toBe(3);
    expect(await totals("&action=person.reveal")).toBe(1);
    expect(await totals("&action=per")).toBe(0);
    expect(await totals(`&objectKind=person&objectId=${person}`)).toBe(2);
    expect((await auditor("GET", "/api/v1/audit/entries?action=1;drop")).status).toBe(400);
  });

  it("is exported whole, without formulas, and the export stands in it", async () => {
    const answer = await auditor("GET", `/api/v1/audit/entries.csv?objectId=${person}`);
    const [heading, ...lines] = answer.body.split("\r\n");
    expect(heading).toBe("\uFEFFid,at,account,actor,on_behalf_of,action,object_kind,object_id,detail,seq");
    expect(lines[0]).toContain(`"'=HYPERLINK(""x""),甲"`);
    expect(lines.filter(Boolean)).toHaveLength(2);
    const { items } = (await auditor("GET", "/api/v1/audit/entries?action=audit.export")).body;
    expect(items).toMatchObject([{ detail: { objectId: person } }]);
  });

  it("is for the audit administrator alone, and for nobody to write", async () => {
    for (const role of ["talent_office", "system_admin", "security_admin", "person", "supervisor"] as const) {
      const other = app.as(app.actor(role));
      for (const path of ["entries", "entries.csv", ""]) {
        expect((await other("GET", `/api/v1/audit/${path}`.replace(/\/$/, ""))).status).toBe(403);
      }
      expect((await other("POST", "/api/v1/audit/verifications", {})).status).toBe(403);
    }
    expect((await app.http.inject({ url: "/api/v1/audit/entries" })).statusCode).toBe(401);
    for (const method of ["DELETE", "PATCH", "PUT", "POST"] as const) {
      expect((await auditor(method, "/api/v1/audit/entries", {})).status).toBe(405);
    }
  });
});

describe("verification", () => {
  const verified = async () => {
    const { job } = (await auditor("POST", "/api/v1/audit/verifications")).body;
    const read = async () => (await auditor("GET", `/api/v1/jobs/${job}`)).body;
    await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe("done");
    return (await read()).result;
  };

  it("runs in the background, says what it found, and stays in the list", async () => {
    expect(await verified()).toMatchObject({ sound: true, findings: [] });
    expect((await auditor("GET", "/api/v1/audit")).body).toMatchObject({ lastVerified: { sound: true, found: 0 } });
    await asOwner(app.connection, async (owner) => {
      await owner.query("set session_replication_role = replica");
      await owner.query("update audit_entry set actor_name = 'x' where action = 'person.reveal'");
    });
    const result = await verified();
    expect(result).toMatchObject({
      sound: false,
      found: 1,
      findings: [{ kind: "changed", says: { zh: expect.any(String) } }],
    });
    expect((await auditor("GET", "/api/v1/audit")).body.lastVerified).toMatchObject({ sound: false, found: 1 });
  });
});
