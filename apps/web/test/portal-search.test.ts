import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settled, startBrowser, visitor } from "./browser.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function openPolicies(path = "/policies"): Promise<Awaited<ReturnType<typeof visitor>>> {
  const opened = await visitor(browser);
  await opened.page.goto(site.url + path);
  await settled(opened.page);
  return opened;
}

async function searchFor(page: Page, words: string): Promise<string[]> {
  const answer = page.waitForResponse(/\/api\/v1\/search/);
  await page.getByRole("searchbox").fill(words);
  await page.getByRole("searchbox").press("Enter");
  await answer;
  await settled(page);
  return page.locator(".jc-hit h3").allInnerTexts();
}

describe("the search", () => {
  it("finds measures by a two-character word, by pinyin and by amount", async () => {
    const { page, context, faults } = await openPolicies();
    expect(await searchFor(page, "公寓")).toEqual(expect.arrayContaining([expect.stringContaining("公寓")]));
    expect(await searchFor(page, "rencai")).toEqual(expect.arrayContaining([expect.stringContaining("人才")]));
    expect(await searchFor(page, "1000")).toEqual(
      expect.arrayContaining([expect.stringContaining("生活补助"), expect.stringContaining("用工服务奖补")]),
    );
    await expect.poll(() => page.locator("mark").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("keeps words and filters in the address, so that back, reload and a copied link show the same list", async () => {
    const { page, context } = await openPolicies();
    await searchFor(page, "补助");
    const narrowed = page.waitForResponse(/search\?.*who=person/);
    await page.getByLabel("谁来申请").selectOption("person");
    await narrowed;
    await settled(page);
    const found = await page.locator(".jc-hit h3").allInnerTexts();
    expect(new URL(page.url()).searchParams.get("q")).toBe("补助");
    await page.reload();
    await settled(page);
    await expect.poll(() => page.locator(".jc-hit h3").allInnerTexts()).toEqual(found);
    await page.goBack();
    await settled(page);
    await expect.poll(() => page.getByLabel("谁来申请").inputValue()).toBe("");
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("补助");
    await context.close();
  });

  it("says that nothing was found and how to go on", async () => {
    const { page, context } = await openPolicies("/policies?q=没有的词&kind=benefit");
    await page.getByText("没有找到符合的事项").waitFor();
    await page.getByRole("link", { name: "清除全部条件" }).click();
    await page.waitForURL(`${site.url}/policies`);
    await page.locator(".jc-hit").first().waitFor();
    await context.close();
  });

  it("takes hostile and broken words as words", async () => {
    const { page, context, faults } = await openPolicies();
    for (const words of ["<script>alert(1)</script>", "%' OR 1=1 --", "\\", "“”", "a".repeat(200), "😀"]) {
      await searchFor(page, words);
      await expect.poll(() => page.locator("h1").innerText()).toBe("政策库");
    }
    await page.goto(`${site.url}/policies?q=%00&page=99999999&kind=<b>&place=1`);
    await settled(page);
    expect(faults.filter((fault) => !fault.includes("400"))).toEqual([]);
    await context.close();
  });

  it("goes through the pages", async () => {
    const { page, context } = await openPolicies();
    await page.getByRole("link", { name: "下一页" }).click();
    await page.waitForURL(/page=2/);
    await page.getByText(/第2页/).waitFor();
    await page.getByRole("link", { name: "上一页" }).click();
    await page.getByText(/第1页/).waitFor();
    await context.close();
  });
});
