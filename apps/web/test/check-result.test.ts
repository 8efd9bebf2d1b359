import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser, visitor } from "./browser.ts";
import { answerKnown, begin, card, homecomer, next, answer, type Said } from "./check-steps.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const homecoming = "“清人回归”生活补助";

async function resultOf(said: Said, on = "2023-03-01") {
  const opened = await visitor(browser, { width: 1440 });
  await opened.page.clock.setFixedTime(new Date("2026-11-20T08:00:00+08:00"));
  await begin(opened.page, site, { on });
  await answerKnown(opened.page, said);
  return opened;
}

describe("the result", () => {
  it("gives the issue's person 36,000 yuan in 36 instalments of 1,000, by clause 四(一)5", async () => {
    const { page, context } = await resultOf(homecomer);
    await expect.poll(() => page.locator(".ck-summary").innerText()).toMatch(/合计\s+36,000元/);
    const text = await card(page, homecoming).innerText();
    expect(text).toContain("符合");
    expect(text).toContain("1,000元/月，共36个月");
    expect(text).toContain("四(一)5");
    expect(text).toContain("文件未写明");
    await page.getByText("看每一期").click();
    const rows = await page.locator("tbody tr td").allInnerTexts();
    expect(rows).toEqual(Array.from({ length: 36 }, () => "1,000元"));
    await context.close();
  });

  it("says beside the total what nobody can claim today any more", async () => {
    const { page, context } = await resultOf(homecomer);
    const text = await page.locator(".ck-summary").innerText();
    expect(text).toContain("按这一天的政策，可以申领 1 项资金");
    expect(text).toContain("执行到2026年1月8日，今天已届满，现在不接受新申请；之前已核准的照常发放");
    await context.close();
  });

  it("swaps within a group that pays once, recomputes, and swaps back", async () => {
    const { page, context } = await resultOf({
      ...homecomer,
      "employment.kind": "company",
      "employment.newly_hired": "true",
      "employer.leading_firm": "true",
      "employer.tax_last_year": "2000000",
      "contract.months": "36",
      "insurance.started_on": "2023-03-01",
      "insurance.months": "12",
    });
    const chosen = () => page.locator("article", { hasText: "符合" }).first().getByRole("heading").innerText();
    await expect.poll(chosen).toBe(homecoming);
    await page.getByRole("button", { name: "换成这项" }).click();
    await expect.poll(chosen).toBe("龙头企业新招高校毕业生生活补助");
    await expect.poll(() => page.locator(".ck-summary").innerText()).toContain("36,000元");
    await page.getByRole("button", { name: "换回" }).click();
    await expect.poll(chosen).toBe(homecoming);
    await context.close();
  });

  it("sums: years, instalments and the total are the same money", async () => {
    const { page, context } = await resultOf(homecomer);
    await page.getByText("看每一期").click();
    const years = await yuanOf(page, ".ck-bars .jc-money");
    const instalments = await yuanOf(page, "tbody td.jc-number");
    const [total] = await yuanOf(page, ".ck-summary__total strong");
    expect(sum(years)).toBe(total);
    expect(sum(instalments)).toBe(total);
    expect(await yuanOf(page, "tfoot td")).toEqual([total]);
    await context.close();
  });

  it("refuses a graduate of an independent college, and names the class, the clause and the answer", async () => {
    const { page, context } = await resultOf({ ...homecomer, "person.college_kind": "independent" });
    const refused = page.locator("li", { has: page.getByText(homecoming, { exact: true }) });
    const text = await refused.first().innerText();
    expect(text).toContain("不符合");
    expect(text).toContain("独立学院");
    await context.close();
  });

  it("leaves it open without the degree, says what is missing, and takes the answer right there", async () => {
    const { "person.degree": _, ...rest } = homecomer;
    const { page, context } = await resultOf(rest);
    const open = card(page, homecoming);
    await expect.poll(() => open.innerText()).toContain("还不能确定");
    await open.getByRole("button", { name: "现在填：最高全日制学历" }).click();
    await answer(page, "master");
    await next(page, "person.degree");
    await expect.poll(() => page.locator(".ck-summary").innerText()).toContain("36,000元");
    await context.close();
  });

  it("shows what is no longer in force with its date, computes nothing, and lets the day be changed on the spot", async () => {
    const { page, context } = await resultOf(homecomer);
    await page.getByRole("button", { name: "改日期" }).click();
    const boxes = page.locator('main form input[inputmode="numeric"]');
    for (const [index, part] of ["2026", "11", "20"].entries()) await boxes.nth(index).fill(part);
    await page.getByRole("button", { name: "按这一天算" }).click();
    await expect.poll(() => page.locator(".ck-day").innerText()).toContain("2026年11月20日");
    // No sum is settled, so none is shown: a total of 0 would be read as "nothing for you".
    await expect.poll(() => page.locator(".ck-summary").innerText()).not.toMatch(/合计|36,000/);
    await expect.poll(() => page.locator("main").innerText()).toContain("执行到2026年1月8日，已届满，现不接受新申请");
    await context.close();
  });

  it("goes back to any answer and follows it", async () => {
    const { page, context } = await resultOf(homecomer);
    await page.getByRole("button", { name: "改答案" }).click();
    await page.getByRole("button", { name: "修改：最高全日制学历" }).last().click();
    await expect.poll(() => page.locator('input[value="master"]').isChecked()).toBe(true);
    await answer(page, "doctor");
    await next(page, "person.degree");
    await expect.poll(() => page.locator(".ck-summary").innerText()).toContain("72,000元");
    await context.close();
  });

  it("prints with everything open", async () => {
    const { page, context } = await resultOf(homecomer);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect.poll(() => page.locator("main details:not([open])").count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await expect.poll(() => page.locator("main details:not([open])").count()).toBeGreaterThan(0);
    await context.close();
  });
});

async function yuanOf(page: Page, selector: string): Promise<number[]> {
  const texts = await page.locator(selector).allInnerTexts();
  return texts.map((text) => Number(text.replace(/[元,\s]/g, "")));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
