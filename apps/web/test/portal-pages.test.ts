import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { settled, startBrowser, visitor, type Visit } from "./browser.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const pages = [
  "/",
  "/policies",
  "/policies?q=1000",
  "/policies?q=nothingatall",
  "/policies/qingliu-2023-1",
  "/measures/qingliu-2023-1/05",
  "/measures/qingliu-2023-1/08b",
  "/measures/qingliu-huigui-2023/10b",
  "/measures/qingliu-2023-1/03a",
  "/help",
  "/accessibility",
  "/privacy",
  "/no-such-page",
];
const visits: readonly Visit[] = [
  { width: 390, language: "zh" },
  { width: 1440, language: "zh" },
  { width: 390, language: "en" },
  { width: 1440, language: "en" },
  { width: 390, language: "zh", elder: "large" },
  { width: 1440, language: "en", elder: "largest" },
  // 200 % zoom of a small window, and the largest letters on a small phone.
  { width: 320, language: "zh" },
  { width: 320, language: "en", elder: "largest" },
];

const named = ({ width, language, elder }: Visit) => `${width}px ${language} ${elder ?? "standard"}`;
// The same page in another width or language has the same structure, so axe looks at three of the eight.
const looksWithAxe = ({ width, language, elder }: Visit) =>
  (width === 390 && language === "zh") || (width === 1440 && language === "en" && !elder);

describe.each(visits.map((visit) => [named(visit), visit] as const))("the portal at %s", (_name, visit) => {
  it("has every page whole: one heading, its language, its width, no fault of any kind", async () => {
    const { page, context, faults } = await visitor(browser, { ...visit, fonts: true });
    for (const path of pages) {
      await page.goto(site.url + path);
      await settled(page);
      expect(await wholeness(page), path).toEqual({
        headings: 1,
        language: visit.language === "zh" ? "zh-CN" : "en",
        sideways: 0,
        main: 1,
        titled: true,
      });
      if (visit.language === "en") expect(await strayChinese(page), path).toEqual([]);
      if (looksWithAxe(visit)) expect(await axeFaults(page), path).toEqual([]);
    }
    expect(faults).toEqual([]);
    await context.close();
  }, 180_000);
});

function wholeness(page: Page) {
  return page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    language: document.documentElement.lang,
    sideways: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    main: document.querySelectorAll("main").length,
    titled: document.title.length > 3,
  }));
}

/** Chinese on an English page that is not marked as such: titles and clauses are. */
function strayChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const stray: string[] = [];
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      const marked = parentElement?.closest("[lang]")?.getAttribute("lang")?.startsWith("zh");
      if (/\p{Script=Han}/u.test(textContent ?? "") && !marked && parentElement?.closest("noscript") === null)
        stray.push(textContent ?? "");
    }
    return stray;
  });
}

it("gives every page its own title", async () => {
  const { page, context } = await visitor(browser);
  const titles = new Set<string>();
  const own = pages.filter((path) => path !== "/policies?q=nothingatall");
  for (const path of own) {
    await page.goto(site.url + path);
    await settled(page);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(own.length);
  await context.close();
});
