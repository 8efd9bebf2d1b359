import { randomUUID } from "node:crypto";
import type { Session } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountTables } from "../accounts/accounts.tables.ts";
import { type Browser, codeOf } from "../testing/browser.ts";
import { aDirectory, type TestDirectory } from "../testing/directory.ts";

const identity = "350423199005151236";
let them: TestDirectory;
let clerk: Browser;
let person: Browser;
let personId: string;

beforeAll(async () => {
  them = await aDirectory();
  clerk = await them.as("window", ["window_clerk"]);
  personId = await aPerson("林小溪", identity);
  person = await them.as("lin.xiaoxi");
});
afterAll(() => them.close());

const tokenOf = (link: { address: string }) => link.address.split("#")[1] ?? "";

async function aPerson(name: string, number: string | null, place = "990101"): Promise<string> {
  const id = randomUUID();
  const id_index = number === null ? null : them.sealing.blindIndex("id", number);
  await them.connection.scoped.asSystem("a test's person", (tx) =>
    accountTables(tx).insertInto("person").values({ id, place, name, id_index, merged_into: null }).execute(),
  );
  return id;
}

describe("taking up one's own entry", () => {
  it("needs an invitation and the identity number; five wrong numbers end the invitation", async () => {
    expect(codeOf(await person.post("/api/v1/invitations", { person: personId }))).toEqual([403, "not_allowed"]);
    const elsewhere = await aPerson("外县人", "11010519491231002X", "990102");
    expect(codeOf(await clerk.post("/api/v1/invitations", { person: elsewhere }))).toEqual([404, "not_found"]);
    const unnumbered = await aPerson("无号", null);
    expect(codeOf(await clerk.post("/api/v1/invitations", { person: unnumbered }))).toEqual([409, "wrong_state"]);

    const spoilt = tokenOf((await clerk.post("/api/v1/invitations", { person: personId })).json());
    for (let tries = 0; tries < 5; tries++) {
      expect(
        codeOf(await person.post("/api/v1/session/person", { token: spoilt, identity: "11010519491231002X" })),
      ).toEqual([422, "not_valid"]);
    }
    expect(codeOf(await person.post("/api/v1/session/person", { token: spoilt, identity }))).toEqual([
      404,
      "not_found",
    ]);

    const token = tokenOf((await clerk.post("/api/v1/invitations", { person: personId })).json());
    expect((await person.post("/api/v1/links/check", { token })).json()).toMatchObject({
      kind: "invitation",
      name: null,
    });
    const before = person.cookie();
    const session = (
      await person.post("/api/v1/session/person", { token, identity: " 350423 19900515 1236" })
    ).json<Session>();
    expect(session.account.person).toBe(personId);
    expect(session.roles.map(({ role }) => role)).toEqual(["person"]);
    expect(person.cookie()).not.toBe(before);

    const other = await them.as("other.account");
    const second = tokenOf((await clerk.post("/api/v1/invitations", { person: personId })).json());
    expect(codeOf(await other.post("/api/v1/session/person", { token: second, identity }))).toEqual([
      409,
      "wrong_state",
    ]);
  });
});

describe("acting on behalf of somebody (代办)", () => {
  const consent = (purposes: string[], until = "2026-06-30") => person.post("/api/v1/delegations", { purposes, until });

  it("is consented to in one's own session, taken up by a link, and chosen per session", async () => {
    const made = (await consent(["read", "correct"])).json();
    expect(made.delegation).toMatchObject({ side: "given", state: "offered", delegate: null, consent: "own_session" });
    const daughter = await them.as("daughter", ["officer"]);
    const token = tokenOf(made.link);
    expect((await daughter.post("/api/v1/links/check", { token })).json()).toMatchObject({
      kind: "delegation",
      name: "林小溪",
    });
    expect(codeOf(await person.post("/api/v1/delegations/acceptance", { token }))).toEqual([409, "wrong_state"]);
    const held = (await daughter.post("/api/v1/delegations/acceptance", { token })).json();
    expect(held).toMatchObject({
      side: "held",
      state: "active",
      delegate: "测试 daughter",
      person: { name: "林小溪" },
    });
    expect(codeOf(await daughter.post("/api/v1/delegations/acceptance", { token }))).toEqual([404, "not_found"]);

    const before = daughter.cookie();
    const acting = (await daughter.post("/api/v1/session/acting", { delegation: held.id })).json<Session>();
    expect(acting.acting).toEqual({
      delegation: held.id,
      person: personId,
      name: "林小溪",
      purposes: ["read", "correct"],
      until: "2026-06-30",
    });
    // None of her own roles goes along, and a new token stands for the changed session.
    expect(acting).toMatchObject({ home: "/my" });
    expect(codeOf(await daughter.get("/api/v1/people"))).toEqual([403, "not_allowed"]);
    expect(daughter.cookie()).not.toBe(before);
    // Nobody consents for another that a third one acts.
    expect(codeOf(await daughter.post("/api/v1/delegations", { purposes: ["read"], until: "2026-06-30" }))).toEqual([
      409,
      "wrong_state",
    ]);

    const stopped = (await daughter.post("/api/v1/session/acting", { delegation: null })).json<Session>();
    expect(stopped).toMatchObject({ acting: null, home: "/desk" });

    const entries = await them.connection.scoped.asSystem("a test reads the audit", (tx) =>
      tx
        .withTables<{ audit_entry: { action: string; on_behalf_of: string | null } }>()
        .selectFrom("audit_entry")
        .select(["action", "on_behalf_of"])
        .where("action", "like", "delegation.%")
        .execute(),
    );
    expect(entries).toEqual([
      { action: "delegation.create", on_behalf_of: null },
      { action: "delegation.accept", on_behalf_of: null },
      { action: "delegation.start", on_behalf_of: null },
      { action: "delegation.stop", on_behalf_of: personId },
    ]);
  });

  it("ends with its last day or when it is revoked; the session that acts ends with it", async () => {
    const made = (await consent(["read"])).json();
    const son = await them.as("son");
    const { id } = (await son.post("/api/v1/delegations/acceptance", { token: tokenOf(made.link) })).json();
    await son.post("/api/v1/session/acting", { delegation: id });
    const stranger = await them.as("stranger.two");
    expect(codeOf(await stranger.delete(`/api/v1/delegations/${id}`))).toEqual([404, "not_found"]);
    expect(codeOf(await stranger.post("/api/v1/session/acting", { delegation: id }))).toEqual([404, "not_found"]);
    expect((await person.delete(`/api/v1/delegations/${id}`)).statusCode).toBe(200);
    expect(codeOf(await son.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
    const list = (await person.get("/api/v1/delegations")).json().delegations;
    expect(list.find((it: { id: string }) => it.id === id)).toMatchObject({ state: "revoked" });
    expect(codeOf(await person.delete(`/api/v1/delegations/${id}`))).toEqual([404, "not_found"]);
  });

  it("reaches the person only for what he consented to", async () => {
    const held = async (username: string, purposes: string[]) => {
      const browser = await them.as(username);
      const token = tokenOf((await consent(purposes)).json().link);
      const { id } = (await browser.post("/api/v1/delegations/acceptance", { token })).json();
      await browser.post("/api/v1/session/acting", { delegation: id });
      return browser;
    };
    const reader = await held("reader", ["read"]);
    expect((await reader.get("/api/v1/my/data")).json()).toMatchObject({ person: { id: personId } });
    // To look is not to show numbers in the clear, nor to change.
    expect(codeOf(await reader.post("/api/v1/my/reveal", { fields: ["idNumber"] }))).toEqual([404, "not_found"]);
    const applier = await held("applier", ["apply"]);
    expect(codeOf(await applier.get("/api/v1/my/data"))).toEqual([404, "not_found"]);
    // To change what is held is not to become him: an invitation would outlive the consent.
    const corrector = await held("corrector", ["read", "correct"]);
    expect(codeOf(await corrector.post("/api/v1/invitations", { person: personId }))).toEqual([409, "wrong_state"]);
    expect(codeOf(await person.post("/api/v1/invitations", { person: personId }))).toEqual([409, "wrong_state"]);
    // What belongs to his own account stays his.
    expect((await applier.get("/api/v1/session")).statusCode).toBe(200);
  });

  it("can be recorded at the window with the number of the signed paper", async () => {
    const paper = { person: personId, purposes: ["apply"], until: "2026-05-01", reference: "代办〔2026〕7号" };
    expect(codeOf(await person.post("/api/v1/window/delegations", paper))).toEqual([403, "not_allowed"]);
    const made = (await clerk.post("/api/v1/window/delegations", paper)).json();
    expect(made.delegation).toMatchObject({ consent: "paper", reference: "代办〔2026〕7号", state: "offered" });
    const list = (await clerk.get(`/api/v1/window/delegations?person=${personId}`)).json();
    expect(list.delegations).toContainEqual(made.delegation);
    // The clerk holds the link before anybody else does, and could act for whomever he likes.
    expect(codeOf(await clerk.post("/api/v1/delegations/acceptance", { token: tokenOf(made.link) }))).toEqual([
      403,
      "not_allowed",
    ]);
    const county2 = await them.as("window.two", ["window_clerk"], "otherCounty");
    expect((await county2.get(`/api/v1/window/delegations?person=${personId}`)).json().delegations).toEqual([]);
    expect(codeOf(await county2.post("/api/v1/window/delegations", paper))).toEqual([404, "not_found"]);
    expect(codeOf(await county2.delete(`/api/v1/window/delegations/${made.delegation.id}`))).toEqual([
      404,
      "not_found",
    ]);
    expect((await clerk.delete(`/api/v1/window/delegations/${made.delegation.id}`)).statusCode).toBe(200);
  });

  it("is refused without a date that makes sense, a purpose, or an entry of one's own", async () => {
    expect(codeOf(await consent(["read"], "2026-03-01"))).toEqual([422, "not_valid"]);
    expect(codeOf(await consent(["read"], "2028-03-01"))).toEqual([422, "not_valid"]);
    expect(codeOf(await consent([]))).toEqual([400, "bad_request"]);
    const nobody = await them.as("without.entry");
    expect(codeOf(await nobody.post("/api/v1/delegations", { purposes: ["read"], until: "2026-06-30" }))).toEqual([
      409,
      "wrong_state",
    ]);
  });
});
