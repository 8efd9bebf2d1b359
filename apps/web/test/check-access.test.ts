import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { startBrowser, visitor, type Visit } from "./browser.ts";
import { answerKnown, begin, homecomer, question, answer, next } from "./check-steps.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const visits: readonly Visit[] = [
  { width: 390, language: "zh" },
  { width: 1440, language: "en" },
  { width: 390, language: "zh", elder: "large" },
  { width: 320, language: "en", elder: "largest" },
];

describe.each(
  visits.map((visit) => [`${visit.width}px ${visit.language} ${visit.elder ?? "standard"}`, visit] as const),
)("the check at %s", (_name, visit) => {
  it("is whole on every screen: no axe fault, no sideways scroll, no Chinese in English", async () => {
    const { page, context, faults } = await visitor(browser, { ...visit, fonts: true });
    await page.goto(`${site.url}/check`);
    await page.locator('input[name="role"]').first().waitFor();
    await isWhole(page, visit);
    await begin(page, site);
    await isWhole(page, visit);
    await page
      .locator("details", { has: page.locator("summary") })
      .first()
      .locator("summary")
      .click();
    await page.locator(".ck-bar summary").click();
    await isWhole(page, visit);
    await page.locator(".ck-bar summary").click();
    await answerKnown(page, homecomer);
    await isWhole(page, visit);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  it("has a whole list screen", async () => {
    const { page, context } = await visitor(browser, { ...visit, fonts: true });
    await begin(page, site, { role: "employer", on: "2025-06-01" });
    for (let id = await question(page); id !== "trips"; id = await question(page)) {
      await answer(page, id === "employer.company" ? "true" : undefined);
      await next(page, id!);
    }
    await page.locator('input[value="some"]').check();
    await isWhole(page, visit);
    await context.close();
  }, 120_000);
});

it("stays within 130 KB of script and rules, gzipped", async () => {
  const { page, context } = await visitor(browser, { width: 390 });
  const scripts = new Set<string>();
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.add(request.url());
  });
  await begin(page, site, { role: "person" });
  const sizes = await Promise.all(
    [...scripts].map(async (url) => gzipSync(await (await fetch(url)).bytes(), { level: 9 }).length),
  );
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(130_000);
  await context.close();
});

async function isWhole(page: Page, visit: Visit): Promise<void> {
  const heading = await page.locator("h1").innerText();
  expect(await page.locator("h1").count(), heading).toBe(1);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(Math.max(0, sideways), heading).toBe(0);
  if (visit.language === "en") expect(await strayChinese(page), heading).toEqual([]);
  expect(await axeFaults(page), heading).toEqual([]);
}

/** Chinese on an English page that is not marked as such. */
function strayChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const hidden = parent?.closest("script, noscript, style");
      if (
        /\p{Script=Han}/u.test(node.textContent ?? "") &&
        !hidden &&
        parent?.closest("[lang]")?.getAttribute("lang") === "en"
      )
        found.push(node.textContent ?? "");
    }
    return found;
  });
}
