import type { DocumentComparison, DocumentVersions, Ending, Touched } from "@jucai/contract";
import type { Policy, Vocabulary } from "@jucai/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishPacks } from "../publish.ts";
import { rulesAt } from "../rules-at.ts";
import { aLibrary, document } from "../test/a-library.ts";
import { comeIntoForce } from "./come-into-force.ts";

const county = "350423";

describe("versions of a document by date", () => {
  let lib: Awaited<ReturnType<typeof aLibrary>>;
  let now = "2026-03-10";
  const heard: string[] = [];
  const clock = { now: () => new Date(`${now}T02:00:00Z`) };
  let events: any;

  /** Reads a text, confirms what is doubtful, and takes it as far as a second person's yes. */
  const draftOf = async (text: string, changes: object[] = []) => {
    const { send, author } = lib;
    const draft = (await send("POST", "/api/v1/drafts", author, { text, name: "办法" })).body;
    const fixed = await send("PATCH", `/api/v1/drafts/${draft.id}`, author, {
      version: draft.version,
      changes: [
        { do: "head", head: { issuer: "县委人才办" } },
        ...draft.measures.map(({ key, kind }: any) => ({ do: "measure", key, kind })),
        ...changes,
      ],
    });
    expect(fixed.status, fixed.body.says).toBe(200);
    return fixed.body;
  };
  const publish = async (draft: any, effectiveFrom: string) => {
    const url = `/api/v1/drafts/${draft.id}`;
    const order = { version: draft.version, effectiveFrom, basis: "县委会议纪要" };
    const submitted = await lib.send("POST", `${url}/submit`, lib.author, order);
    expect(submitted.status, submitted.body.says).toBe(200);
    const done = await lib.send("POST", `${url}/approve`, lib.publisher, { version: submitted.body.version });
    expect(done.status, done.body.says).toBe(200);
  };
  const get = async <T = any>(url: string, who: Readonly<Record<string, string>> = {}): Promise<T> => {
    const answer = await lib.send("GET", url, who);
    expect(answer.status, `${url} ${answer.body.says}`).toBe(200);
    return answer.body;
  };
  /** So many people to whom a benefit was granted earlier and is still being paid. */
  const awards = async (benefit: string, from: number, to: number) => {
    const takeover = "00000000-0000-4000-8000-00000000aaaa";
    const { run } = lib.help;
    await run(
      `insert into takeover (id, place, kind, file_name, content_hash, state, rows, loaded_by, loaded_name, loaded_at)
       values ($1, $2, 'awards', 'x.xlsx', 'x', 'done', '[]', $1, 'test', now()) on conflict do nothing`,
      [takeover, county],
    );
    for (let at = from; at < to; at += 1) {
      const person = await lib.help.aPerson({ name: `测试人${at}` });
      const [{ id } = { id: "" }] = await run<{ id: string }>(
        `insert into award (number, place, origin, takeover, benefit, pack, title, clause, person_id, party_name, subject,
           decided_fen, total_fen, status, started_on, created_name, created_at)
         values ($1, $2, 'takeover', $3, $4, 'qingliu-2026-5', '{"zh": "x", "en": "x"}', 'x', $5, 'test', 'self',
           10000, 10000, 'active', '2026-03-10', 'test', now()) returning id`,
        [`A-${at}`, county, takeover, benefit, person],
      );
      await run(
        `insert into instalment (award, k, n, due_on, period, fen, payee, status, decided_at, place, benefit, subject, person_id)
         values ($1, 1, 1, '2026-12-01', 'x', 10000, 'person', 'planned', now(), $2, $3, 'self', $4)`,
        [id, county, benefit, person],
      );
    }
  };

  beforeAll(async () => {
    lib = await aLibrary({ clock });
    ({ events } = (lib.app.http as unknown as { jucai: { events: any } }).jucai);
    events.on("policy.published", async (_tx: unknown, { document: id }: any) => void heard.push(`${now} ${id}`));
    await publish(await draftOf(document), "2026-03-10");
  });
  afterAll(() => lib.app.close());

  it("says what a new version changes and whom that touches, and counts few people as nobody's business", async () => {
    const text = document
      .replace("补贴1000元", "补贴2000元")
      .replace(/（二）举办返乡招聘会[^]*?测试新设中心\n\n/, "")
      .replace("（三）给予", "（二）给予");
    const draft = await draftOf(text, [
      { do: "measure", key: "m2", number: "03" },
      { do: "measure", key: "m3", number: "04" },
    ]);
    expect(draft.head.policy).toBe("qingliu-2026-5");
    await awards("qingliu-2026-5/03", 0, 3);
    const url = `/api/v1/drafts/${draft.id}/comparison`;
    const few = await get<DocumentComparison>(url, lib.author);
    expect(few).toMatchObject({ byText: true, with: { document: "qingliu-2026-5" }, counts: { removed: 1, added: 0 } });
    const [benefit] = few.measures.filter(({ fields }) => fields.includes("amounts"));
    expect(benefit).toMatchObject({ change: "changed", amounts: { before: ["1000元"], after: ["2000元"] } });
    expect(benefit!.pieces.map(({ op }) => op)).toEqual(expect.arrayContaining(["same", "added", "removed"]));
    expect(few.measures.find(({ change }) => change === "removed")!.before!.title).toContain("招聘会");
    expect(few.touched).toMatchObject<Partial<Touched>>({ people: null, outstandingFen: null, openClaims: 0 });
    expect(few.touched.rules.map(({ id, change }) => [id, change])).toEqual([["qingliu-2026-5/03", "changed"]]);
    expect(few.touched.tasks.map(({ change }) => change)).toContain("removed");
    await awards("qingliu-2026-5/03", 3, 6);
    const many = await get<DocumentComparison>(url, lib.office);
    expect(many.touched).toMatchObject({ people: 6, outstandingFen: 60_000 });
    const other = await get<DocumentComparison>(`${url}?with=qingliu-huigui-2023`, lib.author);
    expect(other.byText).toBe(false);

    const faulty = await draftOf(text, [{ do: "head", head: { issued: null } }]);
    const unknown = await get<DocumentComparison>(`/api/v1/drafts/${faulty.id}/comparison`, lib.author);
    expect(unknown.touched.rules.map(({ change }) => change)).toEqual(["removed"]);

    // It is published for a day to come: until then the old one counts, and on that day the new one.
    await publish(draft, "2026-06-01");
    expect(heard).toEqual(["2026-03-10 qingliu-2026-5"]);
    const count = async (on: string) => (await get(`/api/v1/policies/qingliu-2026-5?on=${on}`)).counts.measures;
    expect([await count("2026-03-10"), await count("2026-05-31"), await count("2026-06-01")]).toEqual([4, 4, 3]);
    const states = async () =>
      (await get<DocumentVersions>("/api/v1/policies/qingliu-2026-5/versions", lib.office)).items.map((it) => [
        it.state,
        it.effectiveFrom,
        it.effectiveTo,
        it.published.name,
      ]);
    expect(await states()).toEqual([
      ["to_come", "2026-06-01", "2029-02-28", "发布乙"],
      ["current", "2026-03-10", "2026-05-31", "发布乙"],
    ]);
    const heads = await lib.app.connection.scoped.asSystem("test", async (tx) => {
      const at = async (on: string) => (await rulesAt(tx, county, { on })).find("qingliu-2026-5/02") !== undefined;
      return [await at("2026-05-31"), await at("2026-06-01")];
    });
    expect(heads).toEqual([true, false]);
    const soon = { kind: "repeal", from: "2026-05-01", basis: "县委决定", successor: null };
    const waits = await lib.send("POST", "/api/v1/policies/qingliu-2026-5/endings", lib.author, soon);
    expect([waits.status, waits.body.code]).toEqual([409, "wrong_state"]);
    now = "2026-06-01";
    const deps = { database: lib.app.connection.scoped, clock, events };
    expect(await comeIntoForce(deps)).toEqual({ versions: 1 });
    expect(await comeIntoForce(deps)).toEqual({ versions: 0 });
    expect(heard.at(-1)).toBe("2026-06-01 qingliu-2026-5");
    expect((await states()).map(([state]) => state)).toEqual(["current", "past"]);
    // An earlier first day than that of what is published is refused.
    const late = await draftOf(document);
    const early = { version: late.version, effectiveFrom: "2026-05-01", basis: "会议纪要" };
    expect((await lib.send("POST", `/api/v1/drafts/${late.id}/submit`, lib.author, early)).status).toBe(422);
  });

  it("ends a document on two people's word; everything then says so, start-up publishing included", async () => {
    const { send, author, publisher, both, neighbour, clerk } = lib;
    const url = "/api/v1/policies/qingliu-huigui-2023/endings";
    const ask = { kind: "supersede", from: "2026-07-01", basis: "清委〔2026〕9号", successor: "qingliu-2026-5" };
    expect((await send("POST", url, clerk, ask)).status).toBe(403);
    expect((await send("POST", url, neighbour, ask)).body.code).toBe("not_allowed");
    expect((await send("POST", url, author, { ...ask, successor: null })).status).toBe(422);
    expect((await send("POST", url, author, { ...ask, successor: "qingliu-huigui-2023" })).status).toBe(422);
    expect((await send("POST", url, author, { ...ask, from: "2020-01-01" })).status).toBe(422);
    const asked = await send("POST", url, both, ask);
    expect(asked.status, asked.body.says).toBe(200);
    const ending: Ending = asked.body;
    expect(ending).toMatchObject({ state: "asked", mine: true, successor: { id: "qingliu-2026-5" } });
    expect(ending.touched.rules.length).toBeGreaterThan(5);
    expect((await send("POST", url, author, ask)).body.code).toBe("already_there");
    expect((await send("POST", `/api/v1/endings/${ending.id}/approve`, both)).status).toBe(403);
    expect((await send("POST", `/api/v1/endings/${ending.id}/approve`, neighbour)).status).toBe(403);
    const made = await send("POST", `/api/v1/endings/${ending.id}/approve`, publisher);
    expect([made.status, made.body.state], made.body.says).toEqual([200, "made"]);
    expect((await send("POST", `/api/v1/endings/${ending.id}/approve`, publisher)).status).toBe(409);

    const force = async (on: string) => (await get(`/api/v1/policies/qingliu-huigui-2023?on=${on}`)).force;
    expect(await force("2026-06-30")).toMatchObject({ status: "in_force", to: "2026-06-30" });
    const after = await force("2026-07-01");
    expect(after).toMatchObject({ status: "ended", clause: "清委〔2026〕9号" });
    expect(after.says.zh).toContain("替代");
    const measure = await get("/api/v1/measures/qingliu-huigui-2023/12b?on=2026-07-02");
    expect(measure.measure.force.status).toBe("ended");
    expect(measure.benefit.inForce.to).toBeDefined();
    const [row] = await lib.help.run<{ policy: Policy; vocabulary: Vocabulary }>(
      `select d.body as policy, v.body as vocabulary from document_version d, vocabulary_version v
       where d.document = 'qingliu-huigui-2023' and d.origin = 'system' order by v.id desc limit 1`,
    );
    const release = { ...row!.policy, notes: [{ zh: "新一版", en: "A new release" }] };
    await publishPacks(lib.app.connection.database, { vocabulary: row!.vocabulary, policies: [release] });
    expect(await force("2026-07-01")).toMatchObject({ status: "ended" });
    const { items } = await get("/api/v1/endings?document=qingliu-huigui-2023", lib.office);
    expect(items).toHaveLength(1);

    const repeal = { kind: "repeal", from: "2026-08-01", basis: "县委决定", successor: null };
    const second = await send("POST", "/api/v1/policies/qingliu-2026-5/endings", author, repeal);
    const no = await send("POST", `/api/v1/endings/${second.body.id}/refuse`, publisher, { why: "还要用" });
    expect(no.body).toMatchObject({ state: "refused", why: "还要用" });
    expect((await get("/api/v1/policies/qingliu-2026-5?on=2026-09-01")).force.status).toBe("in_force");
  });

  it("prints what is in force, with what has ended in an annex, and one page for each benefit", async () => {
    const digest = await get(`/api/v1/digest?place=${county}&on=2026-07-02`);
    const ids = (all: any[]) => all.map(({ id }) => id);
    expect(ids(digest.documents)).toContain("qingliu-2026-5");
    expect(ids(digest.documents)).not.toContain("qingliu-huigui-2023");
    expect(ids(digest.ended)).toEqual(expect.arrayContaining(["qingliu-huigui-2023", "qingliu-2023-1"]));
    const then = await get(`/api/v1/digest?place=${county}&on=2024-01-01`);
    const old = then.documents.find(({ id }: any) => id === "qingliu-2023-1");
    const living = old.benefits.find(({ id }: any) => id === "qingliu-2023-1/05");
    expect(living.pays.zh).toMatch(/每月.*500元.*共36个月/);
    expect(living.pays.en).toMatch(/500 yuan.*36 months/);
    for (const language of ["zh", "en"]) {
      const file = await lib.send(
        "GET",
        `/api/v1/digest.docx?place=${county}&on=2024-01-01&language=${language}`,
        lib.office,
      );
      expect([file.status, file.body.subarray(0, 2).toString()]).toEqual([200, "PK"]);
    }
    expect((await lib.send("GET", `/api/v1/digest.docx?place=${county}`, {})).status).toBe(401);
    const guide = await get("/api/v1/measures/qingliu-2023-1/05/guide?on=2024-01-01");
    expect(guide).toMatchObject({ who: { zh: "个人" }, policy: { id: "qingliu-2023-1" } });
    expect(guide.conditions.length).toBeGreaterThan(2);
    expect(guide.open.length).toBeGreaterThan(0);
    expect(guide.until.zh).toContain("2026-01-08");
    const page = await lib.send("GET", "/api/v1/measures/qingliu-2023-1/05/guide.docx?language=en", {});
    expect(page.body.subarray(0, 2).toString()).toBe("PK");
    expect((await lib.send("GET", "/api/v1/measures/qingliu-2023-1/none/guide", {})).status).toBe(404);
    expect((await lib.send("GET", "/api/v1/digest?place=999999", {})).status).toBe(404);
  });
});
