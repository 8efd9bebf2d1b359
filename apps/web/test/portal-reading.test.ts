import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { focused as hasFocus, settled, startBrowser, visitor } from "./browser.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

/** Presses Tab until the named thing has the focus; fails when it is never reached. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).startsWith(name)) return;
  }
  throw new Error(`The keyboard never reached “${name}”`);
}

describe("by keyboard alone", () => {
  it("skips to the content, and goes from home to a benefit's guide", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(site.url);
    await settled(page);
    await page.keyboard.press("Tab");
    await expect.poll(() => focused(page)).toBe("跳到正文");
    await page.keyboard.press("Enter");
    await hasFocus(page.locator("#main"));
    await tabTo(page, "政策库");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "政策库" }).waitFor();
    // A new page takes the keyboard to its beginning.
    await hasFocus(page.locator("#main"));
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("生活补助");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=/);
    await settled(page);
    await tabTo(page, "“清人回归”生活补助");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "“清人回归”生活补助" }).waitFor();
    await hasFocus(page.locator("#main"));
    await context.close();
  });

  it("always shows where the focus is", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${site.url}/policies`);
    await settled(page);
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press("Tab");
      const ring = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      });
      expect(ring, await focused(page)).toBe(true);
    }
    await context.close();
  });
});

describe("language", () => {
  it("changes in place, stays on the page, and is remembered", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${site.url}/measures/qingliu-2023-1/05`);
    await settled(page);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Homecoming living allowance" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/measures/qingliu-2023-1/05");
    await page.goto(`${site.url}/policies`);
    await page.getByRole("heading", { level: 1, name: "Policies" }).waitFor();
    await page.getByRole("button", { name: "中文" }).click();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "政策库" }).waitFor();
    await context.close();
  });

  it("can be asked for in the address", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${site.url}/?lang=en`);
    await page.getByRole("heading", { level: 1, name: "What would you like to do?" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe("en");
    await context.close();
  });
});

describe("长辈版", () => {
  it("has large letters and large targets, three sizes, one column, and is remembered", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await page.goto(site.url);
    await settled(page);
    await page.getByRole("button", { name: "长辈版", exact: true }).click();
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    await expect.poll(size).toBe(20);
    await page.getByRole("button", { name: "最大" }).click();
    await expect.poll(size).toBe(30);
    await page.goto(`${site.url}/policies`);
    await settled(page);
    await expect.poll(size).toBe(30);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, .jc-input, .jc-masthead a, .jc-footer a")]
        .filter((it) => it.getBoundingClientRect().height < 60)
        .map((it) => it.textContent),
    );
    expect(small).toEqual([]);
    await page.getByRole("button", { name: "返回标准版" }).first().click();
    await expect.poll(size).toBe(17);
    await context.close();
  });
});

describe("a document", () => {
  it("opens at the clause that the address names", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${site.url}/policies/qingliu-2023-1#四(一)5`);
    await settled(page);
    await page.waitForFunction(() => {
      const top = document.getElementById("四(一)5")?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < window.innerHeight;
    });
    await context.close();
  });

  it("says that a document has ended, when, and what that means", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${site.url}/policies/qingliu-2023-1`);
    await settled(page);
    const note = page.getByRole("note");
    await note.getByText("已到期").waitFor();
    await expect.poll(() => note.innerText()).toContain("2026年1月8日");
    await context.close();
  });
});

describe("a benefit's guide", () => {
  it("shows who, how much, when, conditions with clause and reading, and what is not stated", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${site.url}/measures/qingliu-2023-1/05`);
    await settled(page);
    const text = await page.getByRole("main").innerText();
    for (const words of [
      "36,000元",
      "72,000元",
      "发放间隔：每季度",
      "文件未写明，按此估算",
      "本地口径",
      "附则(三)",
      "人社局",
    ])
      expect(text).toContain(words);
    await expect.poll(() => page.getByRole("link", { name: "测一测我符不符合" }).getAttribute("href")).toBe("/check");
    await context.close();
  });

  it("prints everything that it shows", async () => {
    const { page, context } = await visitor(browser);
    await page.goto(`${site.url}/measures/qingliu-2023-1/05`);
    await settled(page);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator(".jc-masthead__nav").isVisible()).toBe(false);
    await expect.poll(() => page.getByText("独立学院毕业生", { exact: false }).last().isVisible()).toBe(true);
    await context.close();
  });
});
