import type { Application, ConfirmationLine } from "@jucai/contract";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { openBook } from "#modules/registry/sheets/index.ts";
import { textOf } from "#modules/registry/sheets/cell.ts";
import { dropOldDrafts, remindEmployers } from "../standing/daily.ts";
import { aClaims, allowance, type ClaimsApp, place } from "../claims.fixture.ts";

let app: ClaimsApp;
let now = new Date("2024-06-03T04:00:00Z");
beforeAll(async () => {
  app = await aClaims({ clock: { now: () => now } });
  await app.set("place#confirm_days", 5);
});
afterAll(() => app.close());

/** Sends a workbook as a form of a page does. */
async function upload(actor: Actor, url: string, bytes: Uint8Array) {
  app.as(actor);
  const boundary = "----jucai-test";
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="t.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    authorization: `Bearer token-of-${actor.account}`,
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "idempotency-key": crypto.randomUUID(),
  };
  const answer = await app.http.inject({ method: "POST", url, headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const book = await openBook(bytes);
  const rows: string[][] = [];
  for await (const { cells } of book.rows(book.sheets[0] ?? "")) rows.push(cells.map(textOf));
  return rows;
}

describe("the employer's part", () => {
  it("shows the job's facts and nothing else, and goes on when all of them are right", async () => {
    const employer = await app.anEmployer("清流测试公司");
    const claim = await app.handedIn(await app.aPerson("陈测"), { employer });
    const clerk = app.as(app.clerkOf(employer));
    const lines = await clerk("GET", "/api/v1/confirmations");
    expect(lines.status, JSON.stringify(lines.body)).toBe(200);
    expect(lines.body).toMatchObject({
      pending: 1,
      items: [{ claim: claim.id, worker: "陈测", workerTail: "1236", dueOn: "2024-06-11" }],
    });
    const facts = lines.body.items[0].facts.map(({ field }: { field: { fact: string } }) => field.fact);
    expect(facts).toEqual(["employment.kind", "employment.place", "employment.started_on"]);
    for (const url of ["", "/evidence", "/corrections"]) {
      expect((await clerk("GET", `/api/v1/claims/${claim.id}${url}`)).status, url).not.toBe(200);
    }
    const stranger = app.as(app.clerkOf(await app.anEmployer()));
    expect(
      (await stranger("POST", "/api/v1/confirmations", { answers: [{ claim: claim.id, answer: "true" }] })).body,
    ).toMatchObject({
      answered: 0,
      errors: [{ row: 1 }],
    });
    const answer = await clerk("POST", "/api/v1/confirmations", { answers: [{ claim: claim.id, answer: "true" }] });
    expect(answer.body).toEqual({ answered: 1, errors: [] });
    expect((await app.claim(claim.id)).status).toBe("submitted");
    const person = app.as(app.himself(claim.person_id ?? ""));
    const tracking = await person("GET", `/api/v1/claims/${claim.id}`);
    expect(tracking.body).toMatchObject({
      status: "submitted",
      confirmation: {
        employer: { name: "清流测试公司" },
        items: [{ answer: "true" }, { answer: "true" }, { answer: "true" }],
      },
      next: { who: "officer" },
      may: { withdraw: true, act: false },
    });
    expect(tracking.body.timeline.map(({ command }: { command: string }) => command)).toEqual(["submit", "confirm"]);
  });

  it("may be wrong or not of this employer, in words; silence is neither, and an officer may find out", async () => {
    const employer = await app.anEmployer();
    const clerk = app.as(app.clerkOf(employer));
    const [wrong, other, silent] = [
      await app.handedIn(await app.aPerson(), { employer }),
      await app.handedIn(await app.aPerson(), { employer }),
      await app.handedIn(await app.aPerson(), { employer }),
    ];
    const answers = [
      { claim: wrong.id, answer: "false", wrong: [{ fact: "employment.started_on", right: "2023-06-01" }] },
      { claim: other.id, answer: "not_ours" },
    ];
    const first = await clerk("POST", "/api/v1/confirmations", { answers });
    expect(first.body).toMatchObject({ answered: 1, errors: [{ row: 1, column: "words" }] });
    const withWords = [{ ...answers[0], words: "六月一日才到岗" }];
    expect((await clerk("POST", "/api/v1/confirmations", { answers: withWords })).body.answered).toBe(1);
    expect((await clerk("POST", "/api/v1/confirmations", { answers: withWords })).body.errors).toHaveLength(1);
    expect((await app.steps(wrong.id)).find(({ kind }) => kind === "confirm")?.outcome).toBe("disputed");
    expect((await app.steps(other.id)).find(({ kind }) => kind === "confirm")?.outcome).toBe("not_ours");
    now = new Date("2024-06-05T04:00:00Z");
    expect(await remindEmployers(app.connection.scoped, { now: () => now })).toBe(0);
    now = new Date("2024-06-06T04:00:00Z");
    expect(await remindEmployers(app.connection.scoped, { now: () => now })).toBeGreaterThan(0);
    expect(await remindEmployers(app.connection.scoped, { now: () => now })).toBe(0);
    now = new Date("2024-07-01T04:00:00Z");
    expect((await app.claim(silent.id)).status).toBe("awaiting_employer");
    expect((await clerk("GET", "/api/v1/confirmations")).body).toMatchObject({ pending: 1, overdue: 1 });
    const unit = (await app.steps(silent.id)).find(({ key }) => key === "review")?.unit ?? "";
    const url = `/api/v1/claims/${silent.id}/confirmation/take-over`;
    const facts = ["employment.kind", "employment.place", "employment.started_on"].map((fact) => ({
      fact,
      holds: true,
    }));
    const body = { version: silent.version, basis: "到单位实地看过劳动合同", facts };
    const elsewhere = app.as(app.officer("officer", app.units.townA));
    expect((await elsewhere("POST", url, body)).status).toBe(403);
    const officer = app.as(app.officer("officer", unit));
    expect((await officer("POST", url, { ...body, facts: facts.slice(1) })).status).toBe(422);
    const taken = await officer("POST", url, body);
    expect(taken.body, JSON.stringify(taken.body)).toMatchObject({ status: "submitted", may: { act: true } });
    now = new Date("2024-06-03T04:00:00Z");
  });

  it("is answered for thirty hires at once from a workbook; faulty rows are named and the others taken", async () => {
    const employer = await app.anEmployer();
    const people = await Promise.all(Array.from({ length: 5 }, () => app.aPerson()));
    for (const person of people) await app.handedIn(person, { employer });
    const actor = app.clerkOf(employer);
    app.as(actor);
    const file = await app.http.inject({
      method: "GET",
      url: "/api/v1/confirmations/template",
      headers: { authorization: `Bearer token-of-${actor.account}` },
    });
    const rows = await rowsOf(file.rawPayload);
    expect(rows[2]?.slice(0, 6)).toEqual(["办件编号", "姓名", "证件后四位", "事项", "请核实的内容", "核实结果"]);
    const filled = rows.map((row, at) => {
      const answer = {
        3: ["属实"],
        4: ["不属实", "工作或创业所在地", "不在清流"],
        5: ["好的"],
        6: ["不属实", "工资", "多了"],
      }[at];
      return answer === undefined ? row : [...row.slice(0, 5), ...answer];
    });
    const done = await upload(
      actor,
      "/api/v1/confirmations/file",
      await writeXlsx({ sheets: [{ name: "核实", rows: filled }] }),
    );
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.answered).toBe(2);
    expect(done.body.errors).toMatchObject([
      { row: 6, column: "核实结果" },
      { row: 7, column: "不属实的项目" },
    ]);
    const wrong = await upload(actor, "/api/v1/confirmations/file", Buffer.from("%PDF-1.7 not a sheet"));
    expect(wrong.status).toBe(415);
    const left = await app.as(actor)("GET", "/api/v1/confirmations");
    expect((left.body.items as ConfirmationLine[]).length).toBe(3);
  });
});

describe("an employer's own claim", () => {
  const benefit = "qingliu-huigui-2023/13d";

  it("takes its rows from a workbook, and pays once for a certificate whoever claims it", async () => {
    const employer = await app.anEmployer();
    const clerk = app.clerkOf(employer);
    const send = app.as(clerk);
    const started = await send("POST", "/api/v1/applications", {
      place,
      chosen: [benefit],
      employer,
      answers: { "employer.company": true },
    });
    expect(started.status, JSON.stringify(started.body)).toBe(200);
    const form = started.body as Application;
    expect(form.lists.map(({ list, answered }) => [list, answered])).toEqual([["certificates", false]]);
    expect(form.problems.map(({ about }) => about)).toEqual(["certificates", "account"]);
    const labels = form.lists[0]?.fields.map(({ label }) => label.zh) ?? [];
    const rowWith = (number: string, date = "2024/3/10") =>
      form.lists[0]?.fields.map(({ fact, type, options }) =>
        fact === "certificate.number"
          ? number
          : type === "date"
            ? date
            : type === "boolean"
              ? fact === "certificate.scarce"
                ? "否"
                : "是"
              : (options.find(({ value }) => value === "L4")?.label.zh ?? ""),
      ) ?? [];
    const book = (...rows: string[][]) => writeXlsx({ sheets: [{ name: "证书", rows: [["证书"], labels, ...rows] }] });
    const url = `/api/v1/applications/${form.id}/rows?list=certificates`;
    const faulty = await upload(clerk, url, await book(rowWith("A-1"), rowWith("A-2", "三月")));
    expect(faulty.body).toMatchObject({ taken: 0, errors: [{ row: 4 }], application: null });
    const taken = await upload(clerk, url, await book(rowWith("A-1"), rowWith("A-2")));
    expect(taken.body.taken, JSON.stringify(taken.body)).toBe(2);
    const application = taken.body.application as Application;
    expect(application.decisions[0]).toMatchObject({ status: "eligible", totalFen: 200_000 });
    const account = { holder: "公司", bank: "测试银行", number: "6222020000000000000" };
    const saved = await send("PATCH", `/api/v1/applications/${form.id}`, { version: application.version, account });
    const handIn = (id: string, version: number) =>
      send("POST", `/api/v1/applications/${id}/submit`, { version, declared: true, consent: 1, accountConsent: true });
    const handed = await handIn(form.id, saved.body.application.version);
    expect(handed.body.claims, JSON.stringify(handed.body)).toMatchObject([{ status: "submitted" }]);

    const rival = await app.anEmployer();
    const other = app.as(app.clerkOf(rival));
    const rows = [{ number: "A-2", level: "L4", lawful: true, employee: true, scarce: false, issued_on: "2024-03-10" }];
    const theirs = await other("POST", "/api/v1/applications", {
      place,
      chosen: [benefit],
      employer: rival,
      answers: { "employer.company": true, certificates: rows },
    });
    const ready = await other("PATCH", `/api/v1/applications/${theirs.body.id}`, {
      version: theirs.body.version,
      account,
    });
    const refused = await other("POST", `/api/v1/applications/${theirs.body.id}/submit`, {
      version: ready.body.application.version,
      declared: true,
      consent: 1,
      accountConsent: true,
    });
    expect(refused.body).toMatchObject({ code: "already_there" });
    expect(refused.body.says).toContain("第1行");
  });
});

describe("a draft that nobody touched", () => {
  it("is kept for ninety days and goes then with its answers", async () => {
    const person = await app.aPerson();
    const form = await app.draft(person);
    const send = app.as(app.himself(person));
    const dropAt = (at: string) => app.system((tx) => dropOldDrafts(tx, { now: () => new Date(at) }));
    expect(form.expiresOn).toBe("2024-09-01");
    await dropAt("2024-09-01T04:00:00Z");
    expect((await send("GET", `/api/v1/applications/${form.id}`)).status).toBe(200);
    expect(await dropAt("2024-09-02T04:00:00Z")).toBeGreaterThan(0);
    expect((await send("GET", `/api/v1/applications/${form.id}`)).status).toBe(404);
  });
});

describe("lists of claims", () => {
  it("show each side its own, and the desk its queues with counts", async () => {
    const claim = await app.submitted();
    const unit = (await app.steps(claim.id)).find(({ key }) => key === "review")?.unit ?? "";
    const officer = app.as(app.officer("officer", unit));
    const queues = await officer("GET", "/api/v1/claims/queues");
    expect(queues.status, JSON.stringify(queues.body)).toBe(200);
    const toReview = queues.body.items.find(({ key }: { key: string }) => key === "to_review");
    expect(toReview.count).toBeGreaterThan(0);
    const found = await officer("GET", `/api/v1/claims?queue=to_review&q=${claim.number}`);
    expect(found.body, JSON.stringify(found.body)).toMatchObject({
      total: 1,
      totalFen: 3_600_000,
      items: [{ id: claim.id, step: { key: "review" } }],
    });
    const reviewer = app.as(app.officer("reviewer", unit));
    expect((await reviewer("GET", `/api/v1/claims?queue=to_review&q=${claim.number}`)).body.total).toBe(0);
    expect(
      (await reviewer("GET", `/api/v1/claims?measure=${encodeURIComponent(allowance)}&sort=amount&status=submitted`))
        .body.total,
    ).toBeGreaterThan(0);
    const mine = await app.as(app.himself(claim.person_id ?? ""))("GET", "/api/v1/my/claims");
    expect(mine.body).toMatchObject({ total: 1, items: [{ id: claim.id, number: claim.number }] });
    const nobody = await app.as(app.himself(await app.aPerson()))("GET", `/api/v1/claims/${claim.id}`);
    expect(nobody.status).toBe(404);
  });
});
