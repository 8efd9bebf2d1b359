import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { place } from "../../../tools/county/fill.ts";
import { axeFaults } from "./axe.ts";
import { settled, startBrowser } from "./browser.ts";
import { openAs, type Staff, startStaff, type Visitor } from "./county.ts";
import { wholeness } from "./desk-site.ts";

const allowance = "qingliu-2023-1/05";
let staff: Staff;
let browser: Browser;
let preparer: Visitor;
let checker: Visitor;
let releaser: Visitor;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(), startBrowser()]);
  preparer = await staff.hire("finance_preparer", "bianzhi", "财政局");
  checker = await staff.hire("finance_checker", "fuhe", "财政局");
  releaser = await staff.hire("finance_releaser", "zhifu", "财政局");
  await staff.hire("supervisor", "ducha", "县委、县政府督查室");
  const officer = await staff.hire("officer", "jingban", "人社局");
  await officer.call("POST /api/v1/people", { body: { name: "邱小敏", idNumber: "11010519491231002X" } });
  const office = await staff.hire("talent_office", "rencai", "人才办");
  const basis = "县人才办会议纪要";
  const set = (key: string, value: number | string) =>
    office.call("POST /api/v1/settings", { body: { place, key, value, basis, validFrom: "2023-01-01" } });
  await set(`${allowance}#start_delay`, 0);
  await set(`${allowance}#interval`, "month");
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

/** The month so many months ago, such as `2026-03`. */
function monthsAgo(count: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 7);
}

async function isSound(page: Page, where: string): Promise<void> {
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

const csv = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${rows.join("\r\n")}\r\n`),
});

describe("money at the desk", () => {
  it("goes from a budget and a running award through three hands to the bank, and the books are closed at 0.00", async () => {
    const made = await preparer.call("POST /api/v1/funds", {
      body: { place, key: "county-talent", name: { zh: "县人才专项资金", en: "County talent fund" } },
    });
    const year = new Date().getFullYear();
    await checker.call("POST /api/v1/funds/:id/budget", {
      params: { id: made.id },
      body: { year: year - 1, fen: 10_000_000, basis: "清财预〔2025〕3号" },
    });
    const budget = await openAs(browser, staff, "fuhe", `/desk/funds/${made.id}`);
    await budget.page.getByRole("button", { name: "录入预算" }).click();
    const dialog = budget.page.getByRole("dialog");
    await dialog.getByLabel("金额").fill("100,000.5.0");
    await dialog.getByLabel("依据文件").fill("清财预〔2026〕3号");
    await dialog.getByRole("button", { name: "录入预算" }).click();
    await dialog.getByText("金额写成").waitFor();
    await dialog.getByLabel("金额").fill("100,000.50");
    await dialog.getByRole("button", { name: "录入预算" }).click();
    await budget.page.getByText(/已录入。/).waitFor();
    await budget.page.getByRole("row", { name: new RegExp(`^${year} 100,000.50`) }).waitFor();
    await expect.poll(() => budget.page.getByRole("row", { name: "全部合计" }).innerText()).toContain("200,000.50");
    await isSound(budget.page, "fund");
    expect(budget.faults).toEqual([]);
    await budget.context.close();

    const desk = await openAs(browser, staff, "bianzhi", "/desk/takeover");
    await desk.page
      .locator("input[type=file]")
      .setInputFiles(
        csv("存量.csv", [
          "证件号码,姓名,待遇,起始月份,总期数,已付期数,每期金额(元),资金来源,收款账号,开户行",
          `11010519491231002X,邱小敏,${allowance},${monthsAgo(10)},24,8,1000.00,county-talent,6222020000000000000,测试银行`,
          `11010519491231002X,邱小敏,${allowance},${monthsAgo(10)},24,40,1000.00,county-talent,,`,
        ]),
      );
    await desk.page.getByRole("button", { name: "上传并核对" }).click();
    await desk.page.getByText("已付期数不能大于总期数。").waitFor();
    await isSound(desk.page, "take-over");
    const takeover = new URL(desk.page.url()).pathname;
    const other = await openAs(browser, staff, "fuhe", takeover);
    await other.page.getByRole("button", { name: "确认接续 1 行" }).click();
    await other.page.getByRole("dialog").getByRole("button", { name: "确认接续 1 行" }).click();
    await other.page.getByText("已接续", { exact: true }).waitFor();
    await other.page.goto(`${staff.url}/desk/awards/accounts`);
    await other.page.getByRole("button", { name: "核对无误：邱小敏" }).click();
    await other.page.getByRole("dialog").getByLabel("事由").fill("与银行卡核对一致");
    await other.page.getByRole("dialog").getByRole("button", { name: "核对无误" }).click();
    await other.page.getByText("没有待核对的账户。").waitFor();

    await desk.page.goto(`${staff.url}/desk/batches/new`);
    await desk.page.getByRole("button", { name: /^编制批次：/ }).waitFor();
    await isSound(desk.page, "proposal");
    await desk.page.getByRole("button", { name: /^编制批次：.*2,000\.00元/ }).dblclick();
    await desk.page.getByText("下一步：复核通过").waitFor();
    const batch = new URL(desk.page.url()).pathname;
    expect((await preparer.call("GET /api/v1/batches")).total).toBe(1);
    await other.page.goto(staff.url + batch);
    await other.page.getByRole("button", { name: "复核通过" }).click();
    await other.page.getByText("下一步：确认支付").waitFor();
    await other.context.close();
    const third = await openAs(browser, staff, "zhifu", batch);
    await third.page.getByRole("button", { name: "确认支付" }).click();
    await third.page.getByRole("dialog").getByText("人民币贰仟元整").waitFor();
    await third.page.getByRole("dialog").getByRole("button", { name: "确认支付" }).click();
    const taken = third.page.waitForEvent("download");
    await third.page.getByRole("button", { name: "导出支付文件 CSV" }).click();
    await taken;
    await third.page.getByText("支付文件校验值").waitFor();
    expect(third.faults).toEqual([]);
    await third.context.close();

    const { payments } = await releaser.call("GET /api/v1/batches/:id", { params: { id: batch.split("/").at(-1)! } });
    const answered = payments.map(({ number, fen }) => `${number},${(fen / 100).toFixed(2)},成功,`);
    await desk.page.reload();
    await settled(desk.page);
    await expect.poll(() => desk.page.getByText("差额 2,000.00").isVisible()).toBe(true);
    await desk.page.getByRole("button", { name: "导入银行回单" }).click();
    await desk.page
      .locator("input[type=file]")
      .setInputFiles(csv("回单.csv", ["支付编号,金额(元),结果,原因", ...answered, "NOBODY-1,5.00,成功,"]));
    await desk.page.getByRole("dialog").getByRole("button", { name: "导入银行回单" }).click();
    await desk.page.getByText("1 行对不上，没有记账").waitFor();
    await desk.page.getByText("差额 0.00 账平").waitFor();
    await isSound(desk.page, "answered batch");
    await desk.page.getByRole("button", { name: "来路" }).first().click();
    await desk.page.getByRole("dialog").getByText("存量接续，原决定不在本系统").waitFor();
    await expect
      .poll(() => desk.page.getByRole("dialog").getByRole("link", { name: /四/ }).getAttribute("href"))
      .toBe(`/measures/${allowance}`);
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("button", { name: "关账" }).click();
    await desk.page.getByText("已关账", { exact: true }).first().waitFor();
    expect(desk.faults).toEqual([]);
    await desk.context.close();
  }, 120_000);

  it("is looked over by the supervisor: chart or table of the same numbers, down to the instalment, on a phone too", async () => {
    const { page, context, faults } = await openAs(browser, staff, "ducha", "/desk/supervision", { width: 390 });
    await page.locator("canvas").first().waitFor();
    await isSound(page, "supervision");
    const figure = page.locator("figure").first();
    await figure.getByRole("button", { name: "看表格" }).click();
    await figure.getByRole("table").waitFor();
    await page.goto(`${staff.url}/desk/supervision/lines?year=${monthsAgo(1).slice(0, 4)}&kind=paid`);
    await page.getByRole("link", { name: "邱小敏" }).first().waitFor();
    await isSound(page, "lines");
    await page.getByRole("link", { name: "邱小敏" }).first().click();
    await page.getByRole("heading", { level: 1, name: /邱小敏/ }).waitFor();
    await settled(page);
    await isSound(page, "award");
    expect(faults).toEqual([]);
    await context.close();
  });
});
