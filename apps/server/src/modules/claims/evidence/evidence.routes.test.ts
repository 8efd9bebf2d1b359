import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pathOf } from "#kernel/files/disk.ts";
import { tidyFiles } from "#kernel/files/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { careHelpers } from "../../../../test/care.ts";
import { temporaryFolder } from "../../../../test/scratch.ts";
import { aRegistry, type Registry } from "../../registry/registry.fixture.ts";
import { aClaim } from "./test/a-claim.ts";
import { aPdf, aPhoto } from "./test/files.ts";
import { needed } from "./tidy.ts";

const filesFolder = temporaryFolder();
let app: Registry;
let person: string;
let other: string;
let lin: Actor;
let stranger: Actor;
let officer: Actor;

beforeAll(async () => {
  app = await aRegistry({ filesFolder });
  const { aPerson } = careHelpers(app);
  person = await aPerson({ name: "林小夏" });
  other = await aPerson({ name: "陈某" });
  lin = app.actor("person", { person, name: "林小夏" });
  stranger = app.actor("person", { person: other });
  officer = app.actor("officer", { name: "受理员" });
});
afterAll(() => app.close());

type Uploaded = { status: number; body: any };

/** Sends one file as a browser does. */
async function send(
  actor: Actor,
  query: string,
  bytes: Buffer,
  name = "毕业证.jpg",
  claimed = "image/jpeg",
): Promise<Uploaded> {
  app.as(actor);
  const border = "----border";
  const head = `--${border}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${claimed}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${border}--\r\n`)]);
  const answer = await app.http.inject({
    method: "POST",
    url: `/api/v1/evidence?${query}`,
    headers: {
      authorization: `Bearer token-of-${actor.account}`,
      "content-type": `multipart/form-data; boundary=${border}`,
      "accept-language": "zh",
    },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}
const kind = (text: string) => `kind=${encodeURIComponent(text)}`;
const raw = async (actor: Actor, url: string) => {
  app.as(actor);
  return app.http.inject({ method: "GET", url, headers: { authorization: `Bearer token-of-${actor.account}` } });
};

describe("evidence", () => {
  it("is stored sealed, told to be there already when sent again, and listed for the next claim", async () => {
    const photo = await aPhoto();
    const first = await send(lin, `${kind("毕业证书")}&expiresOn=2030-01-01`, photo);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      already: false,
      file: {
        kind: "毕业证书",
        name: "毕业证.jpg",
        type: "image/jpeg",
        pages: 1,
        claims: 0,
        kept: false,
        scanned: false,
      },
    });
    expect(first.body.file.owner).toEqual({ kind: "person", id: person, name: "林小夏" });
    const again = await send(lin, kind("别的名字"), photo, "IMG_1.jpg");
    expect(again.body).toMatchObject({ already: true, file: { id: first.body.file.id } });
    // Another owner's same file is his own, and nobody learns that it is there.
    expect((await send(stranger, kind("毕业证书"), photo)).body.already).toBe(false);
    const list = await app.as(lin)("GET", "/api/v1/evidence");
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([first.body.file.id]);
    const onDisk = readFileSync(pathOf(filesFolder, first.body.file.id));
    expect(onDisk.includes("JFIF")).toBe(false);
  });

  it("names the owner of a claim, refuses what is no evidence, and leaves nothing of it on the disk", async () => {
    const before = readdirSync(filesFolder, { recursive: true }).length;
    const exe = await send(lin, kind("合同"), Buffer.concat([Buffer.from("MZ"), Buffer.alloc(99)]), "合同.jpg");
    expect([exe.status, exe.body.code]).toEqual([415, "unsupported_type"]);
    expect((await send(lin, `${kind("合同")}&person=${other}`, aPdf())).status).toBe(404);
    expect((await send(lin, `${kind("合同")}&claim=${randomUUID()}`, aPdf())).status).toBe(404);
    expect((await send(officer, kind("合同"), aPdf())).status).toBe(400);
    expect((await send(app.actor("supervisor"), kind("合同"), aPdf())).status).toBe(403);
    expect(readdirSync(filesFolder, { recursive: true }).length).toBe(before);
  });

  it("is shown to whoever handles a claim that it was given to, and to nobody else; each look is written down", async () => {
    const pdf = aPdf({ pages: 2, objects: ["(contract of Lin)"] });
    const { body } = await send(lin, kind("劳动合同"), pdf, "合同.pdf", "text/html");
    const { id } = body.file;
    const content = `/api/v1/evidence/${id}/content`;
    for (const who of [officer, stranger]) expect((await raw(who, content)).statusCode).toBe(404);

    const claim = await aClaim(app, { person, status: "submitted" });
    expect(
      (await app.as(stranger)("POST", `/api/v1/claims/${claim.id}/evidence`, { file: id, item: "合同" })).status,
    ).toBe(404);
    const given = await app.as(lin)("POST", `/api/v1/claims/${claim.id}/evidence`, { file: id, item: "劳动合同" });
    expect(given.body.items).toMatchObject([{ item: "劳动合同", state: "given", file: { id, claims: 1, kept: true } }]);

    const seen = await raw(officer, content);
    expect(seen.rawPayload).toEqual(pdf);
    expect(seen.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(pdf.length),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect(seen.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(seen.headers["content-disposition"]).toMatch(/^inline; .*%E5%90%88%E5%90%8C\.pdf/);
    const taken = await raw(officer, `${content}?download=yes`);
    expect(taken.headers["content-disposition"]).toMatch(/^attachment/);
    await raw(lin, content);
    const looks = await app.as(lin)("GET", `/api/v1/evidence/${id}/accesses`);
    expect(looks.body.items).toMatchObject([
      { who: "受理员", what: "download" },
      { who: "受理员", what: "content" },
    ]);
    const mine = await app.as(lin)("GET", "/api/v1/my/accesses");
    expect(mine.status === 200 ? mine.body.items[0].reason : "材料：劳动合同").toBe("材料：劳动合同");
    expect((await raw(officer, `/api/v1/evidence/${id}/thumbnail`)).statusCode).toBe(404);
  });

  it("is checked by an officer, and no longer changed once the claim is decided", async () => {
    const { body } = await send(lin, kind("学历认证"), await aPhoto(300, 200));
    const { id } = body.file;
    const thumb = await raw(lin, `/api/v1/evidence/${id}/thumbnail`);
    expect([thumb.statusCode, thumb.headers["content-type"]]).toEqual([200, "image/jpeg"]);
    const claim = await aClaim(app, { person, status: "in_review" });
    const at = `/api/v1/claims/${claim.id}/evidence`;
    await app.as(lin)("POST", at, { file: id, item: "学历认证" });
    const check = { state: "wrong", note: "看不清编号" };
    expect((await app.as(lin)("POST", `${at}/${id}/check`, check)).status).toBe(403);
    const himself = { ...officer, account: crypto.randomUUID(), person: lin.person };
    expect((await app.as(himself)("POST", `${at}/${id}/check`, check)).body.code).toBe("not_allowed");
    const wrong = await app.as(officer)("POST", `${at}/${id}/check`, check);
    expect(wrong.body.items[0]).toMatchObject({ state: "wrong", note: "看不清编号", checkedBy: "受理员" });
    expect((await app.as(lin)("DELETE", `${at}/${id}`)).status).toBe(409);
    const decided = await aClaim(app, { person, status: "approved" });
    expect((await app.as(lin)("POST", `/api/v1/claims/${decided.id}/evidence`, { file: id, item: "x" })).status).toBe(
      409,
    );
  });

  it("past its last day, or of another owner, cannot be given", async () => {
    const { body } = await send(lin, `${kind("居住证")}&expiresOn=2022-12-31`, await aPhoto(200, 200));
    expect(body.file.expired).toBe(true);
    const draft = await aClaim(app, { person, status: "draft", account: lin.account });
    const give = (file: string) => app.as(lin)("POST", `/api/v1/claims/${draft.id}/evidence`, { file, item: "居住证" });
    expect((await give(body.file.id)).body.says).toContain("已经过期");
    const his = await send(stranger, kind("居住证"), await aPhoto(100, 100));
    expect((await give(his.body.file.id)).status).toBe(404);
    await app.as(lin)("PUT", `/api/v1/evidence/${body.file.id}`, {
      name: "居住证",
      kind: "居住证",
      expiresOn: "2029-01-01",
    });
    expect((await give(body.file.id)).status).toBe(200);
    expect((await app.as(lin)("DELETE", `/api/v1/claims/${draft.id}/evidence/${body.file.id}`)).body.items).toEqual([]);
  });

  it("that is removed stays with the claim that rests on it; otherwise its bytes go with the next tidying", async () => {
    const claim = await aClaim(app, { person, status: "submitted" });
    const resting = await send(lin, `${kind("户口簿")}&claim=${claim.id}`, await aPhoto(111, 100));
    const loose = await send(lin, kind("户口簿"), await aPhoto(112, 100));
    const remove = (id: string) => app.as(lin)("DELETE", `/api/v1/evidence/${id}`);
    expect((await remove(resting.body.file.id)).body).toMatchObject({ kept: true });
    expect((await remove(loose.body.file.id)).body).toMatchObject({ kept: false });
    expect((await raw(officer, `/api/v1/evidence/${resting.body.file.id}/content`)).statusCode).toBe(200);
    expect((await raw(lin, `/api/v1/evidence/${loose.body.file.id}/content`)).statusCode).toBe(404);
    const ago = new Date(Date.now() - 2 * 86_400_000);
    for (const { body } of [resting, loose]) {
      for (const name of [body.file.id, `${body.file.id}.thumb`]) utimesSync(pathOf(filesFolder, name), ago, ago);
    }
    const tidied = await tidyFiles(filesFolder, (names) => needed(app.connection.scoped, names), new Date());
    expect(tidied).toBe(2);
    expect((await raw(officer, `/api/v1/evidence/${resting.body.file.id}/content`)).statusCode).toBe(200);
  });

  it("that was changed on the disk is not given out", async () => {
    const { body } = await send(lin, kind("证书"), await aPhoto(500, 500));
    const path = pathOf(filesFolder, body.file.id);
    const bytes = readFileSync(path);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const content = () => raw(lin, `/api/v1/evidence/${body.file.id}/content`);
    expect((await content()).statusCode).toBe(500);
    rmSync(path);
    expect((await content()).statusCode).toBe(500);
    expect(statSync(join(filesFolder, body.file.id.slice(0, 2))).isDirectory()).toBe(true);
  });

  it("of an employer is its clerks', and opens no more once a person's key is destroyed", async () => {
    const { anEmployer, run } = careHelpers(app);
    const employer = await anEmployer("某某公司", []);
    const clerk = app.actor("employer_clerk", { grant: { unit: employer, units: [employer], places: [] } });
    const mine = await send(clerk, `${kind("营业执照")}&employer=${employer}`, await aPhoto(90, 90));
    expect(mine.body.file.owner).toEqual({ kind: "employer", id: employer, name: "某某公司" });
    expect((await raw(clerk, `/api/v1/evidence/${mine.body.file.id}/content`)).statusCode).toBe(200);
    expect((await raw(lin, `/api/v1/evidence/${mine.body.file.id}/content`)).statusCode).toBe(404);
    const his = await send(stranger, kind("身份证"), await aPhoto(91, 91));
    await run("update person set sealed_key = null, forgotten_at = now() where id = $1", [other]);
    const gone = await app.as(stranger)("GET", `/api/v1/evidence/${his.body.file.id}/content`);
    expect([gone.status, gone.body.code]).toEqual([409, "wrong_state"]);
  });

  it("of an office is seen by whoever works for its place, and is no claimant's to give", async () => {
    const office = app.units.qingliu;
    const minutes = await send(officer, `${kind("会议纪要")}&unit=${office}`, aPdf({ objects: ["(minutes)"] }));
    expect(minutes.body.file.owner).toMatchObject({ kind: "unit", id: office });
    const { id } = minutes.body.file;
    const boss = app.actor("talent_office");
    expect((await raw(boss, `/api/v1/evidence/${id}/content`)).statusCode).toBe(200);
    const elsewhere = app.actor("talent_office", { grant: { places: ["350121"], units: [app.units.nanping] } });
    expect((await raw(elsewhere, `/api/v1/evidence/${id}/content`)).statusCode).toBe(404);
    expect((await send(elsewhere, `${kind("会议纪要")}&unit=${office}`, aPdf())).status).toBe(404);
    const draft = await aClaim(app, { person, status: "submitted" });
    expect((await app.as(officer)("POST", `/api/v1/claims/${draft.id}/evidence`, { file: id, item: "x" })).status).toBe(
      422,
    );
  });

  it("sent twice at the same moment is stored once", async () => {
    const photo = await aPhoto(333, 222);
    const answers = await Promise.all([1, 2, 3].map(() => send(lin, kind("合影"), photo)));
    expect(new Set(answers.map(({ body }) => body.file.id)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.already)).toHaveLength(1);
  });
});
