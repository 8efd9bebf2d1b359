import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { chooseTyped, focused, inDialog, type Opened, settled, startBrowser } from "./browser.ts";
import { type ClaimsDesk, set, startClaimsDesk } from "./claims-site.ts";
import { openDesk, wholeness } from "./desk-site.ts";

let desk: ClaimsDesk;
let browser: Browser;
let opened: Opened;
let page: Page;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startClaimsDesk(12), startBrowser()]);
  opened = await openDesk(browser, desk, desk.clerks.officer, "/desk/claims");
  ({ page } = opened);
  opened.context.setDefaultTimeout(30_000);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const heading = () => page.getByRole("heading", { level: 1 }).innerText();
/** The next case stands there: another heading than the one that was left. */
const another = (left: string) =>
  page.waitForFunction((was) => document.querySelector("h1")?.textContent !== was, left);
const dialog = () => inDialog(page);
const closed = () => page.getByRole("dialog").waitFor({ state: "detached" });

/** Decides the case on the screen by a letter and Ctrl+Enter. */
async function sign(letter: string): Promise<void> {
  const left = await heading();
  await press(letter);
  await dialog();
  await press("Control+Enter");
  await closed();
  await another(left);
}

describe("an officer without a mouse", () => {
  it("opens the first case of the queue, and sees what a condition looks at", async () => {
    await expect.poll(() => page.locator("main").innerText()).toContain("全部合计");
    await page.locator("main").focus();
    await press("j", "Enter");
    await page.getByText("已锁定给我").waitFor();
    await press("2");
    await expect.poll(() => page.locator(".dk-said__looked").count()).toBe(3);
    expect(await wholeness(page)).toMatchObject({ headings: 1, sideways: 0, main: 1, titled: true });
    expect(await axeFaults(page)).toEqual([]);
  });

  it("finds the keys of the page behind ?, and none of them while he writes", async () => {
    await press("?");
    await dialog();
    await expect.poll(() => page.getByRole("dialog").innerText()).toMatch(/本页：通过[^]*本页|本页[^]*本页：通过/);
    await press("Escape");
    await closed();
    const opinion = page.getByRole("textbox", { name: "意见" });
    await opinion.focus();
    await page.keyboard.type("arnju");
    await expect.poll(() => opinion.inputValue()).toBe("arnju");
    await opinion.fill("材料看过，先放一放");
  });

  it("keeps what he began on a case while he looks at the next", async () => {
    const left = await heading();
    await page.locator("main").focus();
    await press("j");
    await another(left);
    await press("k");
    await page.waitForFunction((was) => document.querySelector("h1")?.textContent === was, left);
    await expect.poll(() => page.getByRole("textbox", { name: "意见" }).inputValue()).toBe("材料看过，先放一放");
    await page.locator("main").focus();
  });

  it("passes ten cases, two keys each, and takes the last one back in time", async () => {
    const seen: string[] = [];
    for (let n = 0; n < 10; n++) {
      seen.push(await page.locator(".dk-review__head").innerText());
      await sign("a");
    }
    expect(new Set(seen).size).toBe(10);
    const left = await heading();
    await press("u");
    await another(left);
    await page.getByText("已锁定给我").waitFor();
    expect((await page.locator(".dk-review__head").innerText()).slice(0, 17)).toBe(seen.at(-1)?.slice(0, 17));
    const { items } = await (await desk.as("officer")).call("GET /api/v1/claims/queues");
    expect(items.find(({ key }) => key === "to_review")?.count).toBe(3);
  });

  it("returns a case with everything at once, in the words of the notice", async () => {
    await set(await desk.as("talent_office"), "place#correction_days", 5);
    await press("r");
    await dialog();
    await focused(page.getByRole("combobox", { name: "添加要改的内容" }));
    await chooseTyped(page, "毕业证书");
    await page.getByRole("textbox", { name: "哪里不对" }).fill("没有交毕业证书。");
    await page.getByRole("textbox", { name: "怎么改" }).fill("请补交毕业证书和认证报告。");
    await page.getByRole("button", { name: "预览告知书" }).click();
    await expect.poll(() => page.getByRole("region", { name: "补正告知书" }).innerText()).toContain("没有交毕业证书。");
    expect(await axeFaults(page)).toEqual([]);
    await press("Control+Enter");
    await closed();
    await page.getByText("已发出补正告知").waitFor();
  });

  it("finds nothing wrong in the console", () => {
    expect(opened.faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
  });
});

/** Follows a link of the desk without loading it anew. */
async function go(where: Page, path: string): Promise<void> {
  await where.evaluate((to) => {
    document.querySelector("h1")?.setAttribute("data-left", "");
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await where.locator("h1:not([data-left])").waitFor();
  await settled(where);
}

describe.each([
  [390, "en", ["/claims?queue=all", "/claims/{claim}?queue=all", "/meetings", "/notices", "/objections", "/settings"]],
  [1440, "zh", ["/settings", "/appeals", "/leave", "/ratings"]],
] as const)("the pages around a decision at %i px in %s", (width, language, paths) => {
  it("are whole and without a fault of access", async () => {
    const visit = { width, language };
    const { page: other, context, faults } = await openDesk(browser, desk, desk.clerks.approver, "/desk", visit);
    // Two servers and two browsers may share two cores with this one.
    context.setDefaultTimeout(30_000);
    for (const path of paths) {
      await go(other, `/desk${path.replace("{claim}", desk.claims[0] ?? "")}`);
      expect(await wholeness(other), path).toMatchObject({ headings: 1, sideways: 0, main: 1, titled: true });
      expect(await axeFaults(other), path).toEqual([]);
    }
    expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
    await context.close();
  });
});
