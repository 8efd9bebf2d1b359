import type { Browser } from "playwright-core";
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

const failing = [
  ["/policies", "**/api/v1/search*"],
  ["/policies/qingliu-2023-1", "**/api/v1/policies/qingliu-2023-1*"],
  ["/measures/qingliu-2023-1/05", "**/api/v1/measures/**"],
  ["/", "**/api/v1/policies?*"],
] as const;

describe("when the server fails", () => {
  it.each(failing)("%s says so, quotes the number, and recovers by its button", async (path, api) => {
    const { page, context } = await visitor(browser);
    await context.route(api, (route) =>
      route.fulfill({
        status: 500,
        json: { code: "bug", says: "", message: { zh: "", en: "" }, requestId: "E-7F21" },
      }),
    );
    await page.goto(site.url + path);
    const alert = page.getByRole("alert");
    await alert.getByText("没读到内容").waitFor();
    await context.unroute(api);
    await alert.getByRole("button", { name: "再试一次" }).click();
    await alert.waitFor({ state: "detached" });
    await settled(page);
    await context.close();
  });

  it("shows the shape of what comes while it is slow", async () => {
    const { page, context } = await visitor(browser);
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    await context.route("**/api/v1/policies/qingliu-2023-1*", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${site.url}/policies/qingliu-2023-1`);
    await page.locator(".jc-skeleton").waitFor();
    await expect.poll(() => page.getByRole("status").first().innerText()).toContain("正在读取");
    release();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await context.close();
  });
});

describe("what is not there", () => {
  it.each(["/policies/no-such-document", "/measures/qingliu-2023-1/99x", "/measures/a/%3Cb%3E", "/no/such/page"])(
    "%s says so and offers the ways on",
    async (path) => {
      const { page, context } = await visitor(browser);
      await page.goto(site.url + path);
      await page.getByRole("heading", { level: 1, name: "没有这一页" }).waitFor();
      await expect.poll(() => page.title()).toContain("没有这一页");
      await page.getByRole("main").getByRole("link", { name: "到政策库查找" }).click();
      await page.getByRole("heading", { level: 1, name: "政策库" }).waitFor();
      await context.close();
    },
  );
});
