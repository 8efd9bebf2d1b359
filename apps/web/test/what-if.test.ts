import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { settled, startBrowser } from "./browser.ts";
import { openAs, type Staff, startStaff, tabTo } from "./county.ts";
import { wholeness } from "./desk-site.ts";

const allowance = "qingliu-2023-1/05";
/** Its last day of force. */
const lastDay = "2026-01-08";
const returned = {
  "person.native_place": "350423",
  "person.household": "350424",
  "person.student_origin": "350424",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.graduated_on": "2021-06-30",
  "person.diploma_certified": true,
  "person.college_kind": "regular",
  "person.student_scheme": "none",
  "employment.kind": "company",
  "employment.place": "350423",
  "employment.started_on": "2023-02-01",
  "employer.leading_firm": false,
};
let staff: Staff;
let browser: Browser;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(), startBrowser()]);
  await staff.hire("policy_author", "nigao", "人才办");
  const officer = await staff.hire("officer", "jingban", "人社局");
  const { id } = await officer.call("POST /api/v1/people", {
    body: { name: "邱小敏", idNumber: "11010519491231002X" },
  });
  for (const [fact, value] of Object.entries(returned))
    await officer.call("POST /api/v1/facts/:kind/:id", { params: { kind: "person", id }, body: { fact, value } });
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

async function isSound(page: Page, where: string): Promise<void> {
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

/** A figure of the page by its name, such as 增加者, without what stands below it. */
const figure = (page: Page, name: string) =>
  page.locator(".dk-totals div").filter({ hasText: name }).locator("dd").first();
/** By keys, once the list has come. */
async function chooseBenefit(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "待遇" }).fill("清人回归”生活补助");
  await page.locator(".ant-select-item-option").first().waitFor();
  await page.keyboard.press("Enter");
}
const master = { slider: "拖动调整：每月标准：硕士研究生", field: "每月标准：硕士研究生" };

describe("what if", () => {
  it("moves headcount, cost and charts while a figure is changed by keyboard, and a link brings back the same", async () => {
    const { page, context, faults } = await openAs(browser, staff, "nigao", "/desk");
    await page.getByRole("navigation").getByRole("link", { name: "政策测算" }).click();
    await page.getByText("先选一项待遇，再改它的数。").waitFor();
    await isSound(page, "nothing chosen");
    await chooseBenefit(page);
    await page.waitForURL(
      (url) => url.searchParams.get("benefit") === allowance && url.searchParams.get("on") === lastDay,
    );
    await page.getByText("2026年支出最多").waitFor({ timeout: 60_000 });
    await page.locator("canvas").first().waitFor();
    expect(await figure(page, "增加者").innerText()).toContain("0人");
    await isSound(page, "as in force");

    const before = await figure(page, "支出合计").innerText();
    await tabTo(page, page.getByRole("slider", { name: master.slider }));
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
    expect(await page.getByLabel(master.field, { exact: true }).inputValue()).toBe("1250");
    await page.getByText("已改1处").waitFor();
    await figure(page, "支出合计").filter({ hasText: "→" }).waitFor({ timeout: 30_000 });
    expect(await figure(page, "支出合计").innerText()).not.toBe(before);
    expect(await figure(page, "增加者").innerText()).not.toMatch(/^0人/);
    await page.getByText(/^已重算。/).waitFor();
    await isSound(page, "changed");
    const spread = page.locator("figure").nth(1);
    await spread.getByRole("button", { name: "看表格" }).click();
    await spread.getByRole("table").waitFor();

    const field = page.getByLabel(master.field, { exact: true });
    await field.fill("很多");
    await page.getByText("金额写成 1500 或 1500.50 的样子。").waitFor();
    await field.fill("1,500");
    await page.waitForURL(/try=[^&]*150000/);
    await figure(page, "支出合计").filter({ hasText: "→" }).waitFor();
    const taken = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出数字" }).first().click();
    expect((await taken).suggestedFilename()).toContain("政策测算");
    const link = page.url();
    await page.getByRole("button", { name: "全部恢复" }).click();
    await page.getByText("还没有改动，改后与现行相同。").waitFor({ timeout: 30_000 });
    expect(new URL(page.url()).search).not.toContain("try=");
    expect(faults).toEqual([]);
    await context.close();

    // Fewer people are ready sooner.
    const shared = `${link.slice(staff.url.length)}&people=3000&unknown=0`;
    const phone = await openAs(browser, staff, "nigao", shared, { width: 390, language: "en" });
    await phone.page.getByText("1 changed").waitFor();
    await phone.page.getByText("2026 costs most").waitFor({ timeout: 60_000 });
    expect(await figure(phone.page, "Winners").innerText()).not.toMatch(/^0/);
    await settled(phone.page);
    await isSound(phone.page, "phone");
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  }, 180_000);

  it("goes on when people are gone or an answer fails, stops when told, and reads the registry only with a reason", async () => {
    const path = `/desk/what-if?benefit=${allowance}&on=${lastDay}&unknown=0&people=30000`;
    const { page, context } = await openAs(browser, staff, "nigao", "/desk");
    const made = page.waitForResponse((answer) => answer.url().endsWith("/populations/generated"));
    await page.goto(staff.url + path);
    await page.getByRole("button", { name: "停止准备" }).click();
    await page.getByText("已停止准备人群，没有测算结果。").waitFor();
    await made;
    await page.goto(staff.url + path.replace("30000", "3000"));
    await figure(page, "减少者").filter({ hasText: /^0人/ }).waitFor({ timeout: 60_000 });
    let answers = 0;
    await page.route("**/api/v1/what-if", (route) => {
      answers += 1;
      const status = answers === 1 ? 500 : 404;
      return answers > 2 ? route.fallback() : route.fulfill({ status, body: "{}", contentType: "application/json" });
    });
    await page.getByLabel(master.field, { exact: true }).fill("900");
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.getByText("已经清除，现在重新准备同样的人群").waitFor();
    await figure(page, "减少者").filter({ hasNotText: /^0人/ }).waitFor({ timeout: 60_000 });

    await page.getByRole("radio", { name: "登记在册的人群" }).click();
    const read = page.getByRole("button", { name: "读取并测算" });
    expect(await read.isDisabled()).toBe(true);
    await page.getByLabel("为什么要读取登记信息").fill("修订标准前测算");
    await read.click();
    await page.getByText("您看不到个人信息：1至4人的数").waitFor({ timeout: 30_000 });
    expect(await figure(page, "符合条件").innerText()).toContain("不显示");
    await isSound(page, "registry");
    await context.close();
  }, 180_000);
});

describe("who meets a benefit without having claimed it", () => {
  it("is listed, masked, with the way to the person", async () => {
    const { page, context, faults } = await openAs(browser, staff, "jingban", "/desk/found", { width: 390 });
    await page.getByText("先选一项待遇，再看有哪些人符合。").waitFor();
    await chooseBenefit(page);
    await page.getByLabel("按哪一天的规定").fill(lastDay);
    await figure(page, "符合且未申请").filter({ hasText: "1人" }).waitFor({ timeout: 30_000 });
    await isSound(page, "found");
    await page.locator("[data-row]").first().click();
    await page.getByRole("heading", { level: 1, name: "邱小敏" }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);
});
