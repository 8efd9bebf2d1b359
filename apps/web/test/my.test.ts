import { gzipSync } from "node:zlib";
import { TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeAccount } from "../../../tools/county/fill.ts";
import { visitor as client } from "../../../tools/county/visitor.ts";
import { axeFaults } from "./axe.ts";
import { settled, startBrowser, visitor } from "./browser.ts";
import { openAs, type Staff, startStaff, type Visitor } from "./county.ts";
import { typeSignIn, wholeness } from "./desk-site.ts";

/** Specimens of numbers that pass their check; they are nobody's. */
const identity = "350423199005151236";
const another = "11010519491231002X";
let staff: Staff;
let browser: Browser;
let officer: Visitor;
let person: string;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(), startBrowser()]);
  officer = await staff.hire("officer", "jingban", "人社局");
  person = await registered("邱小敏", identity);
  const me = client(staff.url);
  await me.signIn("qiu", await accountOf("qiu", "邱小敏"));
  const { address } = await officer.call("POST /api/v1/invitations", { body: { person } });
  await me.call("POST /api/v1/session/person", { body: { token: address.split("#")[1] ?? "", identity } });
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

async function registered(name: string, idNumber: string): Promise<string> {
  const facts = [{ fact: "person.degree", value: "bachelor" }];
  const body = { name, idKind: "resident_id" as const, idNumber, phone: "13800138000", facts };
  return (await officer.call("POST /api/v1/people", { body })).id;
}

/** An account of somebody who works nowhere; answers its password. */
async function accountOf(username: string, name: string): Promise<string> {
  const { password } = await makeAccount(staff.admin, "person", username, name, await staff.unit("长校镇"));
  staff.keepPassword(username, password);
  return password;
}

async function isSound(page: Page, where: string): Promise<void> {
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

describe("a person's own pages", () => {
  it("begin with an invitation, ask to sign in first, and show what is recorded and by whom", async () => {
    const body = { person: await registered("林阿婆", another) };
    const { address } = await officer.call("POST /api/v1/invitations", { body });
    const password = await accountOf("lin", "林阿婆");
    const { page, context, faults } = await visitor(browser, { width: 390, fonts: true });
    await page.goto(staff.url + address);
    await page.waitForURL(/\/sign-in\?to=/);
    // The secret of the link goes into no address that a server could log.
    expect(page.url()).not.toContain(address.split("#")[1]);
    await typeSignIn(page, { name: "lin", password });
    await page.getByRole("heading", { name: "查看关于我的信息" }).waitFor();
    await page.getByText("人才库里登记了“林阿婆”").or(page.getByText("人才库里有您的登记")).waitFor();
    await page.getByLabel("证件号码").fill(another);
    await page.getByRole("button", { name: "核对并查看" }).click();
    await page.getByRole("heading", { level: 1, name: "我的信息" }).waitFor();
    await page.getByText("110105********002X").waitFor();
    await page.getByText("来源：人社局").waitFor();
    await page.getByRole("button", { name: "显示完整号码" }).click();
    await page.getByText(another).waitFor();
    await isSound(page, "facts");
    expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
    await context.close();
  });

  it("take a correction with its reason beside what the office said, and an objection", async () => {
    const { page, context } = await openAs(browser, staff, "qiu", "/my/facts", { width: 390 });
    await page.getByRole("button", { name: /^更正/ }).click();
    await page.getByRole("button", { name: "提交更正" }).click();
    await page.getByText("请写明理由，至少4个字。").waitFor();
    await page.getByRole("combobox").selectOption({ label: "硕士研究生" });
    await page.getByLabel("理由").fill("2023年取得硕士学位，有学位证");
    await page.getByRole("button", { name: "提交更正" }).click();
    await page.getByText("更正已登记").waitFor();
    await page.getByRole("button", { name: /提出异议$/ }).click();
    await page.getByLabel("理由").fill("登记的是旧学历");
    await page.getByRole("button", { name: "提交异议" }).click();
    await page.getByText("您的异议：登记的是旧学历").waitFor();
    await page.getByText("另有的说法").click();
    await page.getByText("来源：本人").waitFor();
    await isSound(page, "corrected");
    await context.close();
  });

  it("say who looked and why, hand out a copy, and let a consent be given and withdrawn", async () => {
    const body = { fields: ["phone" as const], reason: "电话核对参保情况" };
    await officer.call("POST /api/v1/people/:id/reveal", { params: { id: person }, body });
    const { page, context } = await openAs(browser, staff, "qiu", "/my/data", { width: 390 });
    await page.getByText(/^人社局：\d+次/).waitFor();
    await page.getByText("电话核对参保情况（手机号）").waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出一份" }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.json$/);
    await page
      .getByRole("button", { name: /^同意“/ })
      .first()
      .click();
    await page.getByText("已同意", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^撤回同意：/ }).click();
    await page.getByRole("button", { name: "确定撤回" }).click();
    await page.getByText("已撤回。").waitFor();
    await isSound(page, "data");
    await context.close();
  });

  it("let somebody act for me by a link, say so while he does, and let me end it", async () => {
    await accountOf("banbang", "童远");
    const mine = await openAs(browser, staff, "qiu", "/my/acting", { width: 390 });
    await mine.page.getByRole("button", { name: "同意，生成链接" }).click();
    await mine.page.getByText("请填写今天或以后的日期。").waitFor();
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10).split("-");
    for (const [at, box] of ["year", "month", "day"].entries())
      await mine.page.locator(`[data-box=${box}]`).fill(inAMonth[at] ?? "");
    await mine.page.getByRole("button", { name: "同意，生成链接" }).click();
    const link = await mine.page.locator("code").innerText();
    await mine.page.getByRole("img", { name: /二维码/ }).waitFor();
    await isSound(mine.page, "acting");

    const his = await openAs(browser, staff, "banbang", "/my", { width: 390 });
    await his.page.goto(link);
    await his.page.getByRole("button", { name: "接受" }).click();
    await his.page.getByRole("button", { name: "开始代办：邱小敏" }).click();
    await his.page.getByText("您正在替邱小敏办理").waitFor();
    await his.page.getByText("350423********1236").waitFor();
    await isSound(his.page, "on behalf");
    await his.page.getByRole("button", { name: "回到自己" }).click();
    await his.page.getByText("您的账号还没有对上人才库里的人。").waitFor();
    await his.context.close();

    await mine.page.reload();
    await mine.page.getByRole("button", { name: "收回童远的代办" }).click();
    await mine.page.getByRole("button", { name: "确定", exact: true }).click();
    await mine.page.getByText("已收回", { exact: true }).waitFor();
    await mine.context.close();
  });

  it("take another mobile number, show where I am signed in, sign the others out, and turn one-time codes on", async () => {
    const password = await accountOf("zhi", "叶知");
    await client(staff.url).signIn("zhi", password);
    const { page, context } = await openAs(browser, staff, "zhi", "/my/security", { width: 390 });
    await page.getByRole("button", { name: "换成新号码" }).click();
    await page.getByText("请填11位手机号。").waitFor();
    await page.getByLabel("新手机号").fill("13900138123");
    await page.getByRole("button", { name: "发送验证码" }).click();
    await page.getByText(/验证码已发出/).waitFor();
    const { items } = await staff.admin.call("GET /api/v1/messages", { query: {} });
    const sms = items.map(({ text }) => /\d{6}/.exec(text)?.[0]).find((code) => code !== undefined) ?? "";
    await page.getByLabel("短信验证码").fill(sms);
    await page.getByLabel("现在的密码").last().fill(password);
    await page.getByRole("button", { name: "换成新号码" }).click();
    await page.getByText("现在的号码：尾号 8123").waitFor();
    const others = page.getByRole("button", { name: /退出$/ }).and(page.locator("li button"));
    const before = await others.count();
    expect(before).toBeGreaterThan(0);
    await others.first().click();
    await page.getByText("已让它退出。").waitFor();
    await expect.poll(() => others.count()).toBe(before - 1);
    await page.getByRole("button", { name: "开启动态口令" }).click();
    await page.getByRole("img", { name: /验证器/ }).waitFor();
    await isSound(page, "set-up");
    const secret = (await page.locator("form code").innerText()).replaceAll(" ", "");
    await page.getByLabel("验证器显示的六位数字").fill(new TOTP({ secret }).generate());
    await page.getByRole("button", { name: "确认开启" }).click();
    await page.getByText("已开启。下次登录要填六位数字。").waitFor();
    await expect.poll(() => page.locator(".jc-my__codes li").count()).toBeGreaterThan(4);
    await context.close();
  });
});

describe("every page of them", () => {
  const paths = ["/my", "/my/acting", "/my/security"];

  it("holds in the largest letters and in English, says when it failed, and stays small", async () => {
    const { page, context } = await openAs(browser, staff, "jingban", "/my", {
      width: 320,
      language: "en",
      elder: "largest",
    });
    for (const path of paths) {
      await page.goto(staff.url + path);
      await settled(page);
      await isSound(page, path);
    }
    await context.route("**/api/v1/sessions", (route) =>
      route.fulfill({ status: 500, json: { code: "bug", says: "", message: { zh: "", en: "" }, requestId: "E-7F21" } }),
    );
    await page.reload();
    await page.getByRole("alert").getByText("E-7F21").waitFor();
    await context.close();

    const small = await openAs(browser, staff, "jingban", "/", { width: 390 });
    const scripts = new Set<string>();
    small.page.on("request", (request) => request.resourceType() === "script" && scripts.add(request.url()));
    await small.page.goto(`${staff.url}/my/security`);
    await settled(small.page);
    const sizes = await Promise.all([...scripts].map(async (url) => gzipSync(await (await fetch(url)).bytes()).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
    await small.context.close();
  });
});
