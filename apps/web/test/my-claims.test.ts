import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDay } from "../../../packages/engine/src/model/date.ts";
import { makeAccount, place } from "../../../tools/county/fill.ts";
import { visitor as client } from "../../../tools/county/visitor.ts";
import { axeFaults } from "./axe.ts";
import { settled, startBrowser, visitor } from "./browser.ts";
import { openAs, type Staff, startStaff, type Visitor } from "./county.ts";
import { typeSignIn, wholeness } from "./desk-site.ts";

/** A day on which the document of the living allowance is on trial. */
const today = "2023-03-01";
/** A specimen of a number that passes its check; it is nobody's. */
const identity = "350423199005151236";
const company = "清流甲新材料有限公司";
const answers: Readonly<Record<string, unknown>> = {
  "person.native_place": "350423",
  "person.household": "350400",
  "person.student_origin": "350400",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.diploma_certified": true,
  "person.graduated_on": parseDay("2021-06-30"),
  "person.student_scheme": "none",
  "person.college_kind": "regular",
  "employment.kind": "company",
  "employment.started_on": parseDay(today),
  "employment.place": "350423",
};
let staff: Staff;
let browser: Browser;
let officer: Visitor;
let password = "";
let claim = "";

beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(`${today}T01:00:00Z`), startBrowser()]);
  officer = await staff.hire("officer", "jingban", "人社局");
  const { id } = await officer.call("POST /api/v1/people", {
    body: { name: "邱小敏", idKind: "resident_id", idNumber: identity, phone: "13800138000" },
  });
  password = await accountOf("person", "qiu", "邱小敏", await staff.unit("长校镇"));
  const me = client(staff.url);
  await me.signIn("qiu", password);
  const { address } = await officer.call("POST /api/v1/invitations", { body: { person: id } });
  await me.call("POST /api/v1/session/person", { body: { token: address.split("#")[1] ?? "", identity } });
  const employer = await officer.call("POST /api/v1/employers", { body: { name: company } });
  await accountOf("employer_clerk", "renshi", "单位人事", employer.id);
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

async function accountOf(role: "person" | "employer_clerk", username: string, name: string, unit: string) {
  const made = await makeAccount(staff.admin, role, username, name, unit);
  staff.keepPassword(username, made.password);
  return made.password;
}

async function isSound(page: Page, where: string): Promise<void> {
  await settled(page);
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

/** A check that was answered in this very tab, at its result. */
async function answeredCheck(page: Page): Promise<void> {
  const given = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { kind: "value", value }]));
  await page.addInitScript(
    (kept) => {
      if (location.pathname !== "/check") return;
      sessionStorage.setItem("jucai.check", JSON.stringify(kept));
      history.replaceState({ place: { screen: "result" } }, "");
    },
    { role: "person", places: [place], on: today, prefer: [], answers: given },
  );
  await page.goto(`${staff.url}/check`);
}

describe("one form for everything", () => {
  it("takes the check's answers along, keeps what two devices say apart, and ends with a number", async () => {
    const { page, context, faults } = await visitor(browser, { width: 390, fonts: true });
    await answeredCheck(page);
    await page.getByRole("link", { name: "一张表全部申请" }).click();
    await page.waitForURL(/\/sign-in\?to=%2Fmy%2Fapply$/);
    await typeSignIn(page, { name: "qiu", password });
    await page.getByRole("button", { name: "开始填写" }).click();
    await page.getByRole("heading", { name: "清流县申请表" }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem("jucai.handover"))).toBeNull();
    await isSound(page, "tasks");

    // Another device goes on with the same draft, and says otherwise of the same thing.
    const other = await openAs(browser, staff, "qiu", new URL(page.url()).pathname, { width: 390 });
    for (const each of [page, other.page]) {
      await each.getByRole("link", { name: "申请条件" }).click();
      await each.getByRole("button", { name: "改：最高全日制学历" }).click();
    }
    await page.getByRole("radio", { name: "博士研究生" }).check();
    await page.getByText("改后金额由36,000元变为72,000元").waitFor();
    await page.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    await other.page.getByRole("radio", { name: "大专" }).check();
    await other.page.getByText("已保存的：博士研究生", { exact: false }).waitFor();
    await isSound(other.page, "conflict");
    await other.page.getByRole("button", { name: "用已保存的" }).click();
    await other.context.close();
    await page.getByRole("radio", { name: "硕士研究生" }).check();
    await page.getByText("变为36,000元").waitFor();
    await isSound(page, "facts");

    await page.getByRole("link", { name: "返回要填的几部分" }).click();
    await page.getByRole("link", { name: "材料", exact: true }).click();
    await page.getByRole("heading", { name: "毕业证书和学历认证" }).waitFor();
    const [first, ...rest] = await page.locator("input[type=file][multiple]").all();
    await first!.setInputFiles({ name: "表.docx", mimeType: "image/png", buffer: Buffer.from("PK\u0003\u0004") });
    await page.getByText("表.docx 不是照片也不是 PDF").waitFor();
    await first!.setInputFiles({ name: "证书.png", mimeType: "image/png", buffer: await page.screenshot() });
    await page.getByRole("button", { name: "不用这份：证书.png" }).waitFor();
    for (const [at] of rest.entries()) {
      await page.getByRole("button", { name: "用已有的材料" }).last().click();
      await page.getByRole("button", { name: "用这份：证书.png", exact: true }).click();
      await expect.poll(() => page.getByRole("button", { name: "不用这份：证书.png" }).count()).toBe(at + 2);
    }
    await isSound(page, "evidence");

    await page.getByRole("link", { name: "下一部分：收款账户" }).click();
    await page.getByRole("button", { name: "保存账户" }).click();
    await expect.poll(() => page.getByText("请填写。").count()).toBe(2);
    await page.getByLabel("开户行").fill("测试银行");
    await page.getByLabel("银行账号").fill("6222 0200 0000 0000 000");
    await page.getByRole("button", { name: "保存账户" }).click();
    await page.getByText("尾号0000").waitFor();
    await page.getByRole("link", { name: "下一部分：单位核实" }).click();
    await page.getByRole("searchbox").fill(company.slice(0, 3));
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("button", { name: `选这家 ${company}` }).click();
    await page.getByText(`请这家单位核实：${company}`).waitFor();

    await page.getByRole("link", { name: "下一部分：检查答案并提交" }).click();
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect.poll(() => page.getByText("请勾选后再提交。").count()).toBe(3);
    await isSound(page, "declaration");
    for (const box of await page.locator("form input[type=checkbox]").all()) await box.check();
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.getByText(/受理编号 S350423-2023-\d{5}/).waitFor();
    await page.getByText("等用人单位核实", { exact: false }).waitFor();
    await isSound(page, "receipt");
    await page.getByRole("link", { name: "“清人回归”生活补助" }).click();
    await page.getByText("单位核实", { exact: true }).first().waitFor();
    claim = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
    await context.close();
  });

  it("goes to the employer, comes back once with all that is to be put right, and is put right piece by piece", async () => {
    const desk = await openAs(browser, staff, "renshi", "/desk/confirmations");
    await desk.page.getByRole("button", { name: "不属实 邱小敏" }).click();
    await desk.page.getByRole("button", { name: /^提\s?交$/ }).click();
    await desk.page.getByText("请写明情况。").waitFor();
    await desk.page.keyboard.press("Escape");
    await isSound(desk.page, "confirmations");
    const [sheet] = await Promise.all([
      desk.page.waitForEvent("download"),
      desk.page.getByRole("button", { name: "下载表格" }).click(),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/);
    await desk.page.getByRole("checkbox", { name: "邱小敏" }).check();
    await desk.page.getByRole("button", { name: "所选都属实" }).click();
    await desk.page
      .getByRole("dialog")
      .getByRole("button", { name: /^属\s?实$/ })
      .click();
    await desk.page.getByText("已答复1人。").waitFor();
    await desk.page.getByRole("link", { name: "单位申报" }).click();
    await desk.page.getByText("还没有提交过申报。").waitFor();
    await isSound(desk.page, "own claims");
    await desk.context.close();

    const params = { id: claim };
    const { claim: seen, evidence } = await officer.call("POST /api/v1/claims/:id/review/open", { params });
    await officer.call("POST /api/v1/claims/:id/review/return", {
      params,
      body: {
        version: seen.version,
        items: [
          { kind: "evidence", about: evidence[0]?.item ?? "", wrong: "照片反光，看不清编号", how: "请重拍" },
          { kind: "fact", about: "person.graduated_on", wrong: "和证书上不一致", how: "请照证书填写" },
        ],
      },
    });
    const { page, context, faults } = await openAs(browser, staff, "qiu", "/my", { width: 390 });
    await page.getByRole("link", { name: /补正：“清人回归”生活补助/ }).click();
    await page.getByRole("heading", { name: "请一次改好以下2处，其他都没问题" }).waitFor();
    await expect.poll(() => page.getByRole("button", { name: "提交补正（还差2处）" }).isDisabled()).toBe(true);
    await isSound(page, "correction");
    const buffer = await page.screenshot();
    await page.locator("input[type=file][multiple]").setInputFiles({ name: "重拍.png", mimeType: "image/png", buffer });
    await page.getByRole("button", { name: "提交补正（还差1处）" }).waitFor();
    await page.getByRole("button", { name: "我无法提供" }).last().click();
    await page.getByLabel("说明为什么无法提供").fill("证书在补办，登记的日期没有错");
    await page.getByRole("button", { name: "保存这一处" }).last().click();
    await page.getByRole("button", { name: "提交补正", exact: true }).click();
    await page.getByText("审核中", { exact: true }).waitFor();

    await page.getByRole("button", { name: "撤回这项申请" }).click();
    await page.getByRole("button", { name: "确定撤回" }).click();
    await page.getByText("请至少写4个字。").waitFor();
    await page.getByLabel("为什么撤回").fill("换到别的单位去了");
    await page.getByRole("button", { name: "确定撤回" }).click();
    await page.getByText("已撤回", { exact: true }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("every page of it", () => {
  const paths = ["/my", "/my/apply", "/my/money", "/my/files", "/my/notifications", "/notices"];

  it("holds in the largest letters and in English, and stays small", async () => {
    const { page, context } = await openAs(browser, staff, "qiu", "/my", {
      width: 320,
      language: "en",
      elder: "largest",
    });
    for (const path of [...paths, `/my/claims/${claim}`, "/notices/follow"]) {
      await page.goto(staff.url + path);
      await isSound(page, path);
    }
    const before = new Set<string>();
    page.on("request", (request) => request.resourceType() === "script" && before.add(request.url()));
    await page.goto(`${staff.url}/my/claims/${claim}`);
    await settled(page);
    const sizes = await Promise.all([...before].map(async (url) => gzipSync(await (await fetch(url)).bytes()).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
    await page.getByText(/Withdrawn/).waitFor();
    await context.close();
  });
});
