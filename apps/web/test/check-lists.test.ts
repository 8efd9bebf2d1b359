import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser, visitor } from "./browser.ts";
import { answer, begin, card, next, question } from "./check-steps.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe("a question about several things", () => {
  it("takes one row each, asks only what matters, and adds the lines up", async () => {
    const { page, context, faults } = await atTrips();
    await page.locator('input[value="some"]').check();
    await fillTrip(page, 0, { zone: "in_province", by: "hr_department", yuan: "1800", on: "2025-03-01" });
    await page.getByRole("button", { name: "再加一项" }).click();
    await fillTrip(page, 1, { zone: "outside", by: "public_service", yuan: "9000", on: "2025-04-01" });
    await page.getByRole("button", { name: "再加一项" }).click();
    const third = row(page, 2);
    await third.locator("select").first().selectOption("inside_county");
    // A trip inside the county is never paid, so who organised it and what it cost is not asked.
    await expect.poll(() => third.locator("select").count()).toBe(1);
    await expect.poll(() => third.getByText("这次招聘实际花了多少？").count()).toBe(0);
    await next(page, "trips");
    await page.getByRole("button", { name: "先看结果" }).click();

    const trips = card(page, "外出招聘补助");
    await expect.poll(() => trips.locator(".ck-benefit__amount").innerText()).toContain("6,800元");
    await expect.poll(() => trips.locator("summary .jc-money").allInnerTexts()).toEqual(["1,800元", "5,000元"]);
    await expect.poll(() => page.locator(".ck-summary__total strong").innerText()).toBe("6,800元");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says what is wrong in which row, and keeps the rest", async () => {
    const { page, context } = await atTrips();
    await page.locator('input[value="some"]').check();
    await fillTrip(page, 0, { zone: "in_province", by: "hr_department", yuan: "many", on: "2025-02-30" });
    await page.getByRole("button", { name: "继续" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toBe("有2处需要改");
    await expect
      .poll(() => row(page, 0).locator(".jc-field__error").allInnerTexts())
      .toEqual(["请填写金额，只写数字，最多两位小数，如 1800。", "这个月没有这一天，请核对。"]);
    await expect.poll(() => row(page, 0).locator("select").first().inputValue()).toBe("in_province");
    await context.close();
  });

  it("remembers that there may be more, and says so in the result", async () => {
    const { page, context } = await atTrips();
    await page.locator('input[value="some"]').check();
    await fillTrip(page, 0, { zone: "in_province", by: "hr_department", yuan: "1800", on: "2025-03-01" });
    await page.getByLabel("可能还有，没有列全").check();
    await next(page, "trips");
    await page.getByRole("button", { name: "先看结果" }).click();
    await page.getByRole("button", { name: "改答案" }).click();
    await expect.poll(() => page.locator(".ck-answers").innerText()).toContain("1 项，可能还有");
    await expect.poll(() => card(page, "外出招聘补助").innerText()).toContain("不低于 1,800元");
    await context.close();
  });
});

describe("answers kept on the device", () => {
  it("are there in another tab once the person asked for it", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await begin(page, site);
    await page.goBack();
    await page.getByLabel("在本机记住30天").check();
    await page.getByRole("button", { name: "开始" }).click();
    await page.locator(".ck-progress").waitFor();
    const first = (await question(page))!;
    await answer(page, undefined);
    await next(page, first);

    const later = await context.newPage();
    await later.goto(`${site.url}/check`);
    await later.getByText("这台设备上有没答完的测算，已答 1 题").waitFor();
    await later.getByRole("button", { name: "接着答" }).click();
    await later.locator(".ck-progress").waitFor();
    expect(await question(later)).not.toBe(first);
    await context.close();
  });
});

/** An employer at the question about recruiting trips. */
async function atTrips() {
  const opened = await visitor(browser, { width: 390 });
  const { page } = opened;
  await begin(page, site, { role: "employer", on: "2025-06-01" });
  for (let id = await question(page); id !== "trips"; id = await question(page)) {
    await answer(page, id === "employer.company" ? "true" : undefined);
    await next(page, id!);
  }
  return opened;
}

type Trip = { readonly zone: string; readonly by: string; readonly yuan: string; readonly on: string };

function row(page: Page, index: number) {
  return page.locator("main section.jc-card").nth(index);
}

async function fillTrip(page: Page, index: number, { zone, by, yuan, on }: Trip): Promise<void> {
  const trip = row(page, index);
  await trip.locator("select").nth(0).selectOption(zone);
  await trip.locator("select").nth(1).selectOption(by);
  await trip.locator('[data-box="text"]').first().fill(yuan);
  const [year = "", month = "", day = ""] = on.split("-");
  await trip.locator('[data-box="year"]').fill(year);
  await trip.locator('[data-box="month"]').fill(month);
  await trip.locator('[data-box="day"]').fill(day);
}
