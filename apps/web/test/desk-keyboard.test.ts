import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseTyped, inDialog, settled, startBrowser } from "./browser.ts";
import { type County, type Desk, fillDesk, openDesk, signedIn, startDesk } from "./desk-site.ts";

let desk: Desk;
let county: County;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), startBrowser()]);
  county = await fillDesk(desk);
  // Somebody who is written down twice.
  const clerk = await signedIn(desk, county.township);
  const again = { name: "赖小", birthMonth: "1970-01", phone: "13900000000" };
  await clerk.call("POST /api/v1/people", { body: { ...again, gender: "female" } });
  await (await signedIn(desk, county.officer)).call("POST /api/v1/duplicates/check");
  ({ page } = await openDesk(browser, desk, county.township, "/desk"));
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.insertText(text);

/** What a screen reader would call the element that has the keyboard. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element.matches("body, main, [role=dialog]")) return "";
    const labelled = element.getAttribute("aria-labelledby");
    return [
      element.getAttribute("aria-label"),
      labelled && document.getElementById(labelled)?.textContent,
      element.labels?.[0]?.textContent,
      element.textContent,
    ]
      .filter(Boolean)
      .join(" ");
  });

/** Goes on with Tab until the keyboard is at something of that name. */
async function tabTo(name: string | RegExp): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < 90; step++) {
    const here = await focused();
    if (typeof name === "string" ? here.trim() === name || here.trim().endsWith(name) : name.test(here)) return;
    met.push(here.slice(0, 20));
    await press("Tab");
  }
  throw new Error(`Tab does not reach ${String(name)}: ${met.join(" | ")}`);
}

const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

// The list of docs/keyboard.md, in its order. Nothing here touches a mouse.
describe("without a mouse a clerk", () => {
  it("1 finds a person from anywhere and opens him", async () => {
    await press("/");
    await type("qx");
    await press("Enter");
    await page.getByText("合计 1 条").waitFor();
    await page.locator("main").focus();
    await press("j", "Enter");
    await heading("邱小");
  });

  it("2 looks at a number for a reason", async () => {
    await press("v");
    await inDialog(page);
    await tabTo("事由");
    await type("核对联系电话");
    await tabTo("查看明文");
    await press("Enter");
    await page.getByText("13900000010").waitFor();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  });

  it("3 records a fact", async () => {
    await press("n");
    await inDialog(page);
    await tabTo("事实");
    await chooseTyped(page, "职称");
    await tabTo("内容");
    await type("工程师");
    await tabTo("登记");
    await press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("工程师").first().waitFor();
  });

  it("4 corrects a person's own fields", async () => {
    await press("e");
    await heading(/修改/);
    await tabTo("手机号");
    await type("13900008888");
    await press("Enter");
    // The form itself shows the new number for a moment before it goes.
    await heading(/^邱小$/);
    await page.getByText("139****8888").waitFor();
  });

  it("5 registers somebody", async () => {
    await press("g", "p");
    await heading("人员");
    await settled(page);
    await press("n");
    await heading("登记人员");
    await tabTo("姓名");
    await type("伍清流");
    await tabTo("证件号码");
    await type("350423199005151236");
    await page.getByText("由号码得出").waitFor();
    await press("Enter");
    await heading("伍清流");
  });

  it("6 filters, turns the page and takes the list out", async () => {
    await press("g", "p");
    await heading("人员");
    await settled(page);
    await press("]");
    await page.waitForURL(/page=2/);
    // The address changes before the list does, and on its first page there is nothing before it.
    await page.getByText("本页第 21 至").waitFor();
    await press("[");
    await page.waitForURL((url) => !url.search.includes("page=2"));
    await press("f");
    await type("lin");
    await press("Enter");
    await page.getByText("合计 3 条").waitFor();
    await page.locator("main").focus();
    await press("x");
    await inDialog(page);
    await tabTo("导出");
    const file = page.waitForEvent("download");
    await press("Enter");
    expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("7 imports a pasted table into a roster", async () => {
    await press("g", "r");
    await heading("名册");
    await settled(page);
    for (let row = 0; row < 30 && !(await focused()).includes("摸底表"); row++) await press("j");
    await press("Enter");
    await heading(/摸底表/);
    await settled(page);
    await press("n");
    await heading(/导入/);
    await settled(page);
    await tabTo(/粘贴/);
    await type("序号\t类别\t姓名\t性别\t出生日期\t联系电话\n1\t教师\t江新人\t女\t199203\t13900007777\n");
    await tabTo("上传并检查");
    await press("Enter");
    await page.getByRole("button", { name: /写入/ }).waitFor({ timeout: 20_000 });
    await tabTo(/写入 ?1/);
    await press("Enter");
    await page.getByText(/回执/).first().waitFor({ timeout: 20_000 });
  });

  it("8 hands a roster in", async () => {
    await press("g", "r");
    await heading("名册");
    await settled(page);
    for (let row = 0; row < 30 && !(await focused()).includes("摸底表"); row++) await press("j");
    await press("Enter");
    await heading(/摸底表/);
    await settled(page);
    await tabTo("报送");
    await press("Enter");
    await inDialog(page);
    await tabTo("报送");
    await press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("9 decides a likely duplicate", async () => {
    await press("g", "d");
    await heading(/查重/);
    await page.getByRole("button", { name: "不是同一人" }).or(page.locator("[data-key='2']")).first().waitFor();
    await press("2");
    await inDialog(page);
    await tabTo(/不是同一人/);
    await press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await settled(page);
  });

  it("10 records a contact", async () => {
    await press("g", "h");
    await heading("工作台");
    await settled(page);
    await tabTo("记一次联系");
    await press("Enter");
    await heading("记一次联系");
    await tabTo("联系对象");
    await page.keyboard.type("邱小");
    await page.getByRole("option").first().waitFor({ state: "attached" });
    await press("Enter");
    await tabTo("说了什么、有什么要办");
    await type("问了近况。");
    await tabTo("记下");
    await press("Enter");
    await heading("工作台");
  });
});
