import type { DraftDetail, DraftSummary } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLibrary, document } from "../test/a-library.ts";
import { readAgain } from "./create.ts";

const marks = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火土"];
/** More offices than any document names. */
const manyUnits = `关于人才工作的通知\n\n一、主要任务\n${[..."一二三四五六七"]
  .map((number, at) => {
    const names = marks.slice(at * 3, at * 3 + 4).flatMap((a) => marks.map((b) => `第${a}${b}管理局`));
    return `（${number}）举办招聘活动。每年举办一场。\n牵头单位：${names.join("、")}\n`;
  })
  .join("")}`;

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

  it("keeps a file that cannot be read and takes its text instead, and lets nobody else near", async () => {
    const { send, upload, author, office, clerk, neighbour, publisher } = lib;
    const hostile: [string, Buffer][] = [
      ["broken.docx", Buffer.from("PK\u0003\u0004 and then nothing that a zip would have")],
      ["broken.pdf", Buffer.from("%PDF-1.7\n1 0 obj << /Type /Catalog >>\n")],
      ["program.exe", Buffer.from("MZ\u0000\u0001")],
      ["empty.txt", Buffer.alloc(0)],
      ["endless.txt", Buffer.from(manyUnits)],
    ];
    for (const [name, bytes] of hostile) {
      const sent = await upload(author, name, bytes);
      expect([sent.status, sent.body.state], name).toEqual([200, "failed"]);
      expect(sent.body.failed.zh, name).not.toBe("");
      const file = await send("GET", `/api/v1/drafts/${sent.body.id}/file`, author);
      expect(file.body.equals(bytes), name).toBe(true);
    }
    const failed = (await send("GET", "/api/v1/drafts?state=failed", office)).body;
    expect(failed.total).toBe(hostile.length);
    const [one] = failed.items;
    const pasted = await send("PUT", `/api/v1/drafts/${one.id}/text`, author, { version: one.version, text: document });
    expect([pasted.status, pasted.body.state, pasted.body.failed], pasted.body.says).toEqual([200, "open", null]);
    expect(pasted.body.measures).toHaveLength(4);
    const odd = await upload(author, "odd.txt", Buffer.from(document.replace("返乡人才库", "返乡\u0000人才库")));
    expect(odd.status, odd.body.says).toBe(200);
    expect((await upload(author, "large.txt", Buffer.alloc(21 * 1024 * 1024, "a"))).status).toBe(413);

    const url = `/api/v1/drafts/${one.id}`;
    expect((await send("GET", url, neighbour)).status).toBe(404);
    expect((await send("GET", "/api/v1/drafts", neighbour)).body.total).toBe(0);
    expect((await send("GET", url, clerk)).status).toBe(403);
    expect((await send("GET", url, {})).status).toBe(401);
    expect((await send("GET", url, office)).status).toBe(200);
    expect((await upload(office, "x.txt", Buffer.from(document))).status).toBe(403);
    const change = { version: pasted.body.version, changes: [{ do: "head", head: { title: "改" } }] };
    expect((await send("PATCH", url, publisher, change)).status).toBe(403);
    expect((await send("PATCH", url, neighbour, change)).status).toBe(404);
    const far = { text: document, name: "外地", place: "350121" };
    expect((await send("POST", "/api/v1/drafts", author, far)).body.code).toBe("not_allowed");
    // What was published is another place's: its id cannot be taken.
    const foreign = await send("PATCH", url, author, {
      version: pasted.body.version,
      changes: [
        { do: "head", head: { policy: "minhou-2021-81", issuer: "县委人才办" } },
        ...pasted.body.measures.map(({ key, kind }: any) => ({ do: "measure", key, kind })),
      ],
    });
    const order = { version: foreign.body.version, effectiveFrom: "2026-03-10", basis: "会议纪要" };
    const refused = await send("POST", `${url}/submit`, author, order);
    expect([refused.status, refused.body.says]).toEqual([422, expect.stringContaining("minhou-2021-81")]);
    const dropped = await send("POST", `${url}/drop`, author, { version: foreign.body.version, why: "不用了" });
    expect(dropped.body.state).toBe("dropped");
    expect((await get(one.id)).measures).toHaveLength(4);

    // A server that stopped while it read: the file is read again.
    const { run } = lib.help;
    const [, cut] = failed.items;
    await run("update policy_draft set state = 'reading', created_at = '2026-03-01' where id = $1", [cut.id]);
    const deps = {
      ...(lib.app.http as unknown as { jucai: any }).jucai,
      read: async () => ({ unreadable: { zh: "还是读不了", en: "still unreadable" } }),
    };
    expect(await readAgain(deps)).toEqual({ read: 1 });
    expect(await get(cut.id)).toMatchObject({ state: "failed", failed: { zh: "还是读不了" } });
  });

  it("edits the files of a published document in a draft: problems in place, the table beside what is published", async () => {
    const { send, author, publisher, neighbour } = lib;
    const from = await send("POST", "/api/v1/drafts", author, { document: "qingliu-2023-1" });
    expect(from.status, from.body.says).toBe(200);
    expect((await send("POST", "/api/v1/drafts", neighbour, { document: "qingliu-2023-1" })).status).toBe(403);
    const other = (await send("POST", "/api/v1/drafts", author, { document: "qingliu-2023-1" })).body;
    const url = `/api/v1/drafts/${from.body.id}`;
    const pack = (await send("GET", `${url}/pack`, author)).body;
    expect(pack.problems.filter((it: any) => it.severity === "error")).toEqual([]);
    const file = pack.files.find((it: any) => it.path === "benefits/05.yaml");
    expect(file).toMatchObject({ schema: "benefit", by: "hand" });
    const raised = file.text
      .replace("bachelor: 500 yuan", "bachelor: 600 yuan")
      .replace("bachelor: 18000 yuan", "bachelor: 21600 yuan");
    expect(raised).not.toBe(file.text);
    const typed = (text: string) => ({ draft: from.body.id, files: [{ path: file.path, text }] });
    const fault = (await send("POST", "/api/v1/editor/problems", author, typed(`${raised}oops: 1\n`))).body;
    expect(fault.problems[0]).toMatchObject({ file: file.path, severity: "error", line: raised.split("\n").length });
    const tried = await send("POST", "/api/v1/editor/benefit", author, {
      ...typed(raised),
      benefit: "qingliu-2023-1/05",
    });
    expect(tried.status, tried.body.says).toBe(200);
    expect(tried.body.table.rows.length).toBeGreaterThan(10);
    expect(tried.body.table.rows.some((row: any) => row.before !== null && row.fen === 2_160_000)).toBe(true);
    expect(tried.body.examples.failures.length).toBeGreaterThan(0);
    expect(tried.body.table.rows.some((row: any) => row.before === null)).toBe(true);
    expect((await send("GET", "/api/v1/editor/schemas/benefit", author)).body.properties.pays).toBeDefined();
    const none = { files: [], benefit: "x/1" };
    expect((await send("POST", "/api/v1/editor/benefit", author, none)).status).toBe(400);

    // Nothing of it is published until two people say so; then decisions of new claims follow it.
    const put = await send("PUT", `${url}/pack`, author, { version: pack.version, path: file.path, text: raised });
    const order = { version: put.body.version, effectiveFrom: "2026-03-10", basis: "县委会议纪要" };
    const submitted = await send("POST", `${url}/submit`, author, order);
    expect(submitted.status, submitted.body.says).toBe(200);
    const done = await send("POST", `${url}/approve`, publisher, { version: submitted.body.version });
    expect(done.status, done.body.says).toBe(200);
    const policy = (await send("GET", "/api/v1/policies/qingliu-2023-1", {})).body;
    expect(policy.origin).toBe("place");
    const benefit = (await send("GET", "/api/v1/measures/qingliu-2023-1/05", {})).body.benefit;
    expect(JSON.stringify(benefit.pays)).toContain("60000");
    const own = (await send("GET", "/api/v1/policies/qingliu-2023-1/pack", author)).body;
    expect(own.files.find((it: any) => it.path === file.path).text).toBe(raised);
    // Another draft of the version before would take that back.
    const late = await send("POST", `/api/v1/drafts/${other.id}/submit`, author, { ...order, version: other.version });
    expect([late.status, late.body.code]).toEqual([409, "conflict"]);
  });
});
