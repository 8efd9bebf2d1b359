import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { startBrowser, visitor } from "./browser.ts";
import { answerAll, answerKnown, begin, homecomer, watchRequests } from "./check-steps.ts";
import { theSite } from "./the-site.ts";

/** Where one works is each place itself and never asked. */
const { "employment.place": _, ...comer } = homecomer;

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe("places of a check", () => {
  it("are listed with what they have; one has to be chosen, and not more than four", async () => {
    const { page, context, faults } = await visitor(browser, { width: 390 });
    await page.goto(`${site.url}/check`);
    const boxes = page.locator('input[name="place"]');
    await boxes.first().waitFor();
    await expect.poll(() => page.locator('input[name="place"]:checked').count()).toBe(0);
    await expect.poll(() => page.getByText("南平市（1 份文件，33 项待遇）").count()).toBe(1);
    await page.getByRole("button", { name: "开始" }).click();
    await expect.poll(() => page.getByText("请至少选一个地方。").count()).toBe(1);
    for (const box of await boxes.all()) await box.check();
    await page.locator("select").selectOption("350702");
    await expect.poll(() => page.getByText("最多比较4个地方").count()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("come from the address; a county without documents has those of its city", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await page.goto(`${site.url}/check?place=350702`);
    await page.getByLabel("延平区（1 份文件，33 项待遇）").waitFor();
    await expect.poll(() => page.locator('input[name="place"]:checked').getAttribute("value")).toBe("350702");
    await begin(page, site, { place: "350702", on: "2025-06-01" });
    await expect.poll(() => page.locator(".ck-bar").innerText()).toContain("目前可得");
    expect(new URL(page.url()).searchParams.get("place")).toBe("350702");
    await context.close();
  });

  it("are compared with each question asked once, none about where one goes, and the network cut", async () => {
    const { page, context, faults } = await visitor(browser, { width: 390 });
    await begin(page, site, { place: "350423,350700", on: "2025-06-01" });
    const requests = watchRequests(page);
    await context.setOffline(true);
    const asked = await answerAll(page, comer);
    const known = asked.filter((id) => id in homecomer);
    expect(new Set(known).size).toBe(known.length);
    expect(asked.some((id) => id.includes("@") || id === "employment.place")).toBe(false);
    await expect.poll(() => page.locator(".ck-compare h2").innerText()).toBe("清流县、南平市：比一比");
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("stand beside each other with their totals, what only one gives, and the details of the one chosen", async () => {
    const { page, context } = await visitor(browser, { width: 1440 });
    await begin(page, site, { place: "350423,350700", on: "2023-03-01" });
    await answerKnown(page, comer);
    await expect
      .poll(() => page.locator(".ck-compare .ck-bars .jc-money").allInnerTexts())
      .toEqual(["36,000元", "0元"]);
    // The place with most fills its track, one with nothing draws nothing.
    const widths = await page
      .locator(".ck-compare .ck-bars__track")
      .evaluateAll((tracks) =>
        tracks.map((track) => (track.firstElementChild?.clientWidth ?? 0) / Math.max(1, track.clientWidth)),
      );
    expect(widths).toEqual([1, 0]);
    const qingliu = page.locator(".ck-places article", { has: page.getByRole("heading", { name: "清流县" }) });
    await expect.poll(() => qingliu.innerText()).toMatch(/只有这里确定有：[\s\S]*“清人回归”生活补助/);
    await page.getByText("看表格").click();
    const total = page.locator(".ck-compare tbody tr").first();
    await expect.poll(() => total.locator("td").allInnerTexts()).toEqual(["36,000元", "0元"]);
    await expect.poll(() => page.locator(".ck-summary__total strong").innerText()).toBe("36,000元");
    await page.getByRole("button", { name: "看南平市的明细" }).click();
    await expect.poll(() => page.locator(".ck-result__claim").innerText()).not.toContain("“清人回归”生活补助");
    await expect.poll(() => page.locator(".ck-summary").innerText()).toContain("还没有确定可以申领的项目");
    await context.close();
  });

  it("can be compared by everybody: no serious fault at 390 px, in the senior edition and in English", async () => {
    for (const visit of [{ width: 390 }, { width: 390, elder: "large" }, { width: 1440, language: "en" }] as const) {
      const { page, context } = await visitor(browser, visit);
      await begin(page, site, { place: "350423,350700", on: "2023-03-01" });
      await answerKnown(page, comer);
      expect(await axeFaults(page)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wider, JSON.stringify(visit)).toBe(false);
      await context.close();
    }
  });
});
