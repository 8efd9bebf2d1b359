import type { DraftDetail, DraftSummary } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLibrary, document } from "../test/a-library.ts";

describe("a document on its way into the library", () => {
  let lib: Awaited<ReturnType<typeof aLibrary>>;
  let now = "2026-03-10";
  const heard: string[] = [];
  const get = async (id: string): Promise<DraftDetail> =>
    (await lib.send("GET", `/api/v1/drafts/${id}`, lib.author)).body;

  beforeAll(async () => {
    lib = await aLibrary({ clock: { now: () => new Date(`${now}T02:00:00Z`) } });
    const { events } = (lib.app.http as unknown as { jucai: { events: any } }).jucai;
    events.on(
      "policy.published",
      async (_tx: unknown, { document: id, place }: any) => void heard.push(`${place} ${id}`),
    );
  });
  afterAll(() => lib.app.close());

  it("is read, corrected, made into a pack and published by a second person, with units and tasks", async () => {
    const { send, upload, author, publisher, both } = lib;
    const sent = await upload(author, "办法.txt", Buffer.from(document));
    expect(sent.status, sent.body.says).toBe(200);
    const summary: DraftSummary = sent.body;
    expect(summary).toMatchObject({ state: "open", file: { name: "办法.txt" } });
    const draft = await get(summary.id);
    expect(draft.head).toMatchObject({ policy: "qingliu-2026-5", number: "清测人才〔2026〕5号", issued: "2026-03-01" });
    expect(draft.source?.text).toContain("返乡人才服务办法");
    expect(draft.measures.map(({ kind }) => kind)).toEqual(["registry", "event", "benefit", "definition"]);
    const named = Object.fromEntries(draft.units.map((it) => [it.name, it]));
    expect(named["人社局"]?.binding.to).toBe("unit");
    expect(named["测试新设中心"]).toMatchObject({ binding: { to: "new" }, mentions: 1 });

    // One at a time: a change on what somebody else changed meanwhile is refused, and so is one that cannot be made.
    const url = `/api/v1/drafts/${draft.id}`;
    const [first, second, third] = draft.measures;
    const change = { version: draft.version, changes: [{ do: "measure", key: first!.key, title: "返乡人才名录" }] };
    const changed = await send("PATCH", url, author, change);
    expect([changed.status, changed.body.measures?.[0].title]).toEqual([200, "返乡人才名录"]);
    expect((await send("PATCH", url, author, change)).body.code).toBe("conflict");
    let version = changed.body.version;
    const bad = {
      version,
      changes: [
        { do: "remove", key: second!.key },
        { do: "split", key: "m99", at: 3 },
      ],
    };
    expect((await send("PATCH", url, author, bad)).status).toBe(422);
    const cut = third!.text.indexOf("给予一次性");
    const fixed = await send("PATCH", url, author, {
      version,
      changes: [
        { do: "unit", key: named["测试新设中心"]!.key, bind: { to: "new" } },
        ...draft.measures.map(({ key, kind }) => ({ do: "measure", key, kind })),
        { do: "split", key: third!.key, at: cut },
        { do: "merge", keys: [third!.key, "m5"] },
        { do: "add", after: null, span: null, title: "工作要求", text: "各单位要做好返乡人才服务。" },
        { do: "remove", key: "m99" },
      ],
    });
    expect(fixed.status).toBe(422);
    expect((await get(draft.id)).version).toBe(version);
    const good = await send("PATCH", url, author, {
      version,
      changes: [
        { do: "head", head: { issuer: "中共清流县委人才工作领导小组办公室" } },
        { do: "unit", key: named["测试新设中心"]!.key, bind: { to: "new" } },
        ...draft.measures.map(({ key, kind }) => ({ do: "measure", key, kind })),
        { do: "split", key: third!.key, at: cut },
        { do: "merge", keys: [third!.key, "m5"] },
        { do: "remove", key: "m4" },
      ],
    });
    expect(good.status, good.body.says).toBe(200);
    expect(good.body.measures.filter((it: any) => !it.removed)).toHaveLength(3);
    expect(good.body.problems.filter((it: any) => it.severity === "error")).toEqual([]);
    version = good.body.version;

    // Its files read back; a fault written by hand is shown in its place and stops it.
    const pack = (await send("GET", `${url}/pack`, author)).body;
    expect(pack.problems.filter((it: any) => it.severity === "error")).toEqual([]);
    expect(pack.files.map((it: any) => it.path)).toContain("benefits/03.yaml");
    const stub = pack.files.find((it: any) => it.path === "benefits/03.yaml");
    const put = await send("PUT", `${url}/pack`, author, { version, path: stub.path, text: `${stub.text}oops: 1\n` });
    const fault = put.body.problems.find((it: any) => it.severity === "error");
    expect(fault).toMatchObject({ file: "benefits/03.yaml", line: stub.text.split("\n").length });
    const from = { effectiveFrom: "2026-03-10", basis: "县委人才工作领导小组会议" };
    const early = await send("POST", `${url}/submit`, author, { version: put.body.version, ...from });
    expect([early.status, early.body.says]).toEqual([422, expect.stringContaining("benefits/03.yaml")]);
    const back = await send("PUT", `${url}/pack`, author, { version: put.body.version, path: stub.path, text: null });
    version = back.body.version;

    // Submitted; neither the same account nor another place's says yes, a second person does.
    const submitted = await send("POST", `${url}/submit`, author, { version, ...from });
    expect([submitted.status, submitted.body.state]).toEqual([200, "submitted"]);
    version = submitted.body.version;
    expect((await send("POST", `${url}/approve`, author, { version })).status).toBe(403);
    const published = await send("POST", `${url}/approve`, publisher, { version });
    expect([published.status, published.body.state], published.body.says).toEqual([200, "published"]);
    expect(heard).toEqual(["350423 qingliu-2026-5"]);

    const policy = (await send("GET", "/api/v1/policies/qingliu-2026-5", {})).body;
    expect(policy).toMatchObject({
      origin: "place",
      force: { from: "2026-03-01", to: "2029-02-28", status: "in_force" },
    });
    expect(policy.measures).toHaveLength(3);
    const { rows } = await lib.app.connection.pool.query(
      `select u.name ->> 'zh' as name, u.kind from pack_unit p join unit u on u.id = p.unit where pack = 'qingliu-2026-5' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toContain("测试新设中心");
    expect(rows.filter(({ name }) => /人社局|人力资源/.test(name))).toHaveLength(1);
    const found = (await send("GET", "/api/v1/search?q=返乡招聘会", {})).body;
    expect(found.items[0].measure.pack).toBe("qingliu-2026-5");

    // The same person in both roles is refused.
    const again = (await send("POST", "/api/v1/drafts", both, { text: document, name: "粘贴" })).body;
    const ready = await send("PATCH", `/api/v1/drafts/${again.id}`, both, {
      version: again.version,
      changes: [{ do: "head", head: { policy: "qingliu-2026-6", issuer: "县委人才办" } }],
    });
    const alone = await send("POST", `/api/v1/drafts/${again.id}/submit`, both, {
      version: ready.body.version,
      ...from,
    });
    expect(alone.status, alone.body.says).toBe(200);
    const own = await send("POST", `/api/v1/drafts/${again.id}/approve`, both, { version: alone.body.version });
    expect([own.status, own.body.code]).toEqual([403, "not_allowed"]);
    const returned = await send("POST", `/api/v1/drafts/${again.id}/return`, publisher, {
      version: alone.body.version,
      why: "请补充附则",
    });
    expect(returned.body).toMatchObject({ state: "open", returned: { why: "请补充附则", name: "发布乙" } });
  });
});
