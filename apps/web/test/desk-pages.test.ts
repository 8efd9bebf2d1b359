import { type TOTP, URI } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { focused, settled, startBrowser, visitor } from "./browser.ts";
import { type County, type Desk, fillDesk, openDesk, signedIn, startDesk, typeSignIn, wholeness } from "./desk-site.ts";

let desk: Desk;
let county: County;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), startBrowser()]);
  county = await fillDesk(desk);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

describe("signing in", () => {
  it("says what is missing or wrong, takes the keyboard there, and comes back to the page that was asked for", async () => {
    const { page, context, faults } = await visitor(browser, { width: 390, fonts: true });
    await page.goto(`${desk.url}/desk/people?q=lin`);
    await page.waitForURL(/\/sign-in\?to=/);
    await settled(page);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "登录" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("请填写密码");
    await page.locator(":focus:has(> [role=alert])").getByText("有2处需要改").waitFor();
    await expect.poll(() => page.title()).toMatch(/^有误：/);
    await typeSignIn(page, { ...county.township, password: "Wrong-horse-1" });
    await page.getByRole("alert").getByText("不对").waitFor();
    await typeSignIn(page, county.township);
    await page.waitForURL(`${desk.url}/desk/people?q=lin`);
    await settled(page);
    await expect
      .poll(() => page.getByRole("heading", { level: 3 }).allInnerTexts())
      .toEqual(expect.arrayContaining(["林小", "林明", "林芳"]));
    // Asked before anybody is signed in, and with the wrong password: answers that the page expects.
    expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
    await context.close();
  });

  it("offers a one-time link that is used up no form, in both languages and in large letters", async () => {
    const { page, context } = await visitor(browser, { width: 390, language: "en", elder: "large", fonts: true });
    for (const path of [desk.welcome, "/set-password#nothing-that-anybody-was-given", "/register"]) {
      await page.goto(desk.url + path);
      await settled(page);
      expect(await wholeness(page), path).toMatchObject({ headings: 1, language: "en", sideways: 0 });
      if (path !== "/register") await page.getByText("This link was used").waitFor();
      expect(await axeFaults(page), path).toEqual([]);
    }
    await context.close();
  });
});

it("opens an account for a mobile number that has none, with the code that was sent", async () => {
  const { page, context } = await visitor(browser, { width: 390 });
  await page.goto(`${desk.url}/sign-in`);
  await page.getByRole("tab", { name: "短信验证码" }).click();
  await page.getByLabel("手机号").fill("139 0000 6666");
  await page.getByRole("button", { name: "发送验证码" }).click();
  await page.getByText("验证码已发出").waitFor();
  await page.locator('input[name="sms"]').fill("000000");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("alert").waitFor();
  const admin = await signedIn(desk, county.admin);
  const { items } = await admin.call("GET /api/v1/messages");
  await page.locator('input[name="sms"]').fill(/\d{6}/.exec(items[0]?.text ?? "")?.[0] ?? "");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("button", { name: "用手机号开通" }).click();
  await page.getByLabel("姓名").fill("温清流");
  await page.getByRole("button", { name: "开通并登录" }).click();
  await page.waitForURL(/\/my$/);
  await context.close();
});

/** Pages of the desk by who opens them; `{person}` and the like stand for the first of the list. */
const pages = (): readonly (readonly [keyof County & ("admin" | "township" | "officer"), readonly string[]])[] => {
  const person = county.people[0]?.id ?? "";
  return [
    [
      "township",
      ["/desk", "/desk/people", `/desk/people/${person}`, `/desk/people/${person}/edit`, "/desk/people/new"],
    ],
    ["officer", ["/desk/employers", "/desk/employers/new", "/desk/units", "/desk/nowhere", "/desk/audit"]],
    [
      "admin",
      ["/desk/accounts", "/desk/accounts?part=grants", "/desk/accounts?part=settings", "/desk/audit", "/desk/outbox"],
    ],
  ];
};

describe.each([
  [390, "zh"],
  [1440, "en"],
] as const)("the desk at %i px in %s", (width, language) => {
  it("has every page whole, without sideways scroll and without a fault of access", async () => {
    for (const [who, paths] of pages()) {
      const { page, context, faults } = await openDesk(browser, desk, county[who], paths[0]!, { width, language });
      for (const path of paths) {
        await go(page, path);
        expect(await wholeness(page), path).toEqual({
          headings: 1,
          language: language === "zh" ? "zh-CN" : "en",
          sideways: 0,
          main: 1,
          titled: true,
        });
        expect(await axeFaults(page), path).toEqual([]);
      }
      expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
      await context.close();
    }
  }, 120_000);
});

/** Follows a link of the desk without loading it anew, which would cost most of the time here. */
async function go(page: Page, path: string): Promise<void> {
  const here = new URL(page.url());
  if (here.pathname === path.split("?")[0]) {
    if (here.pathname + here.search !== path) await page.goto(here.origin + path);
  } else {
    await page.evaluate((to) => {
      document.querySelector("h1")?.setAttribute("data-left", "");
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, path);
    await page.locator("h1:not([data-left])").waitFor();
  }
  await settled(page);
}

describe("people", () => {
  it("are found by pinyin, kept in the address, shown masked, and revealed for a reason only", async () => {
    const { page, context, faults } = await openDesk(browser, desk, county.township, "/desk/people");
    await expect.poll(() => page.getByText("合计 30 条").isVisible()).toBe(true);
    const field = page
      .getByRole("textbox", { name: "姓名、拼音" })
      .or(page.getByRole("searchbox", { name: "姓名、拼音" }));
    await field.fill("qx");
    await field.press("Enter");
    await page.waitForURL(/q=qx/);
    await page.getByText("合计 1 条").waitFor();
    await page.getByRole("link", { name: "邱小" }).click();
    await page.getByRole("heading", { name: "邱小", level: 1 }).waitFor();
    await settled(page);
    await expect.poll(() => page.locator("main").innerText()).toContain("139****0010");
    await page.getByRole("button", { name: "查看明文" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "查看明文" }).click();
    await dialog.getByText("事由至少写5个字").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByLabel("事由").fill("核对联系电话是否正确");
    await dialog.getByRole("button", { name: "查看明文" }).click();
    await page.getByText("13900000010").waitFor();
    await page.goBack();
    await page.waitForURL(/q=qx/);
    expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
    await context.close();
  });

  it("are found by a number that stands in no address, from the list and from the head of every page", async () => {
    const { page, context, faults } = await openDesk(browser, desk, county.township, "/desk/people");
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    const field = page
      .getByRole("searchbox", { name: "姓名、拼音" })
      .or(page.getByRole("textbox", { name: "姓名、拼音" }));
    await field.fill("13900000010");
    await field.press("Enter");
    await page.getByText("合计 1 条").waitFor();
    await page.getByRole("link", { name: "邱小" }).click();
    await page.getByRole("heading", { name: "邱小", level: 1 }).waitFor();
    await page.locator("#find").fill("13900000010");
    await page.locator("#find").press("Enter");
    await page.waitForURL(`${desk.url}/desk/people`);
    await page.getByText("合计 1 条").waitFor();
    await expect.poll(() => page.getByRole("button", { name: "保存当前筛选" }).count()).toBe(0);
    expect([...addresses, page.url()].filter((url) => url.includes("139000"))).toEqual([]);
    expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
    await context.close();
  });

  it("keep filters and columns with the account", async () => {
    const { page, context } = await openDesk(browser, desk, county.township, "/desk/people?q=lin");
    await page.getByRole("button", { name: "保存当前筛选" }).click();
    await page.getByRole("dialog").getByLabel("名称").fill("姓林的");
    const saved = page.waitForResponse(/preferences\/people\.views/);
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await saved;
    await page.goto(`${desk.url}/desk/people`);
    await page.getByRole("link", { name: "姓林的" }).click();
    await page.waitForURL(/q=lin/);
    await page.getByRole("button", { name: "列设置" }).click();
    await page.getByRole("checkbox", { name: "性别" }).uncheck();
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page.getByRole("columnheader", { name: "性别" }).waitFor({ state: "detached" });
    await context.close();
  });

  it("are registered with the identity number checked while it is typed; what the server refuses stands at its field", async () => {
    const { page, context } = await openDesk(browser, desk, county.township, "/desk/people/new");
    await page.getByLabel("姓名").fill("林小");
    await page.getByText("请先看看是不是同一人").waitFor();
    await page.getByLabel("证件号码").fill("350423199005151234");
    await page.getByText("最后一位对不上").waitFor();
    await page.getByLabel("证件号码").fill("350423199005151236");
    await page.getByText("由号码得出：男，1990-05").waitFor();
    await page.getByLabel("手机号").fill("1390000");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByText("手机号应为11位，现在是7位。").waitFor();
    await page.getByLabel("手机号").fill("13900000999");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.waitForURL(/\/desk\/people\/[0-9a-f-]{36}$/);
    await page.goto(`${desk.url}/desk/people/new`);
    await page.getByLabel("姓名").fill("林二");
    await page.getByLabel("证件号码").fill("350423199005151236");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page
      .getByRole("alert")
      .filter({ hasText: "林小" })
      .or(page.locator(".dk-faults [role=alert]"))
      .first()
      .waitFor();
    await context.close();
  });

  it("say that they could not be read, with the number to quote, and come back by the button", async () => {
    const { page, context } = await openDesk(browser, desk, county.township, "/desk");
    await context.route("**/api/v1/people?*", failing);
    await page.getByRole("link", { name: "人员", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.getByText("E-7F21").waitFor();
    await context.unroute("**/api/v1/people?*");
    await alert.getByRole("button", { name: "再试一次" }).click();
    await alert.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "陈小" }).waitFor();
    await context.close();
  });
});

const failing: Parameters<Page["route"]>[1] = (route) =>
  route.fulfill({
    status: 500,
    json: { code: "bug", says: "没读到内容。", message: { zh: "", en: "" }, requestId: "E-7F21" },
  });

it("shows each role its own menu only, and warns before an idle session ends", async () => {
  const { page, context } = await openDesk(browser, desk, county.admin, "/desk");
  const menu = page.getByRole("navigation", { name: "菜单" }).getByRole("link");
  await expect.poll(() => menu.allInnerTexts()).toEqual(["工作台", "单位", "账号与权限", "审计记录", "发件箱"]);
  await context.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...((await answer.json()) as object), secondsLeft: 60 } });
  });
  await page.reload();
  const warning = page.getByRole("dialog", { name: "登录即将到期" });
  await warning.waitFor();
  await context.unroute("**/api/v1/session");
  await warning.getByRole("button", { name: "继续使用" }).click();
  await warning.waitFor({ state: "hidden" });
  await context.close();
});

// The last: from here on the administrator needs his codes.
it("asks for the second step where an account has one, and says when its code is wrong", async () => {
  const admin = await signedIn(desk, county.admin);
  const { uri } = await admin.call("POST /api/v1/session/second-step");
  const codes = URI.parse(uri) as TOTP;
  await admin.call("POST /api/v1/session/second-step/confirm", { body: { code: codes.generate() } });
  const { page, context } = await visitor(browser, { width: 390 });
  await page.goto(`${desk.url}/sign-in?to=/desk/accounts`);
  await typeSignIn(page, county.admin);
  const code = page.getByLabel("动态验证码");
  await focused(code);
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  // The code of the confirmation counts once only; the next half minute has another one, and is taken early.
  await code.fill(codes.generate({ timestamp: Date.now() + 30_000 }));
  await code.press("Enter");
  await page.waitForURL(`${desk.url}/desk/accounts`);
  await context.close();
});
