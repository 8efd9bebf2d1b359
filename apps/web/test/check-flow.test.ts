import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { focused, startBrowser, visitor } from "./browser.ts";
import {
  answer,
  answerAll,
  answerKnown,
  begin,
  card,
  homecomer,
  next,
  question,
  reach,
  watchRequests,
} from "./check-steps.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe("the check", () => {
  it("asks nothing of the network after the first question, and goes on when the network is cut", async () => {
    const { page, context, faults } = await visitor(browser, { width: 390 });
    await begin(page, site);
    const requests = watchRequests(page);
    await context.setOffline(true);
    await answerKnown(page, homecomer);
    await expect.poll(() => page.locator("h1").innerText()).toBe("测算结果");
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(["person", "employer", "referrer"] as const)(
    "reaches a result when a %s knows nothing, and asks each thing once more at the end",
    async (role) => {
      const { page, context, faults } = await visitor(browser, { width: 390 });
      await begin(page, site, { role, on: "2025-06-01" });
      const asked = await answerAll(page);
      const half = asked.length / 2;
      expect(asked.slice(half).sort()).toEqual(asked.slice(0, half).sort());
      expect(new Set(asked).size).toBe(half);
      await expect.poll(() => page.locator(".ck-summary").innerText()).toContain("还没有确定可以申领的项目");
      expect(faults).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it("asks no question twice once it is answered, and the number of questions left never rises", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await begin(page, site);
    const left: number[] = [];
    const answered: string[] = [];
    for (let id = await question(page); id !== undefined; id = await question(page)) {
      left.push(Number(/还剩 (\d+) 题/.exec(await page.locator(".ck-progress").innerText())?.[1]));
      await answer(page, homecomer[id]);
      await next(page, id);
      if (id in homecomer) answered.push(id);
    }
    expect(new Set(answered).size).toBe(answered.length);
    expect(left).toEqual([...left].sort((a, b) => b - a));
    await context.close();
  });

  it("keeps answers when the reader goes back, with its own link and with the browser's button", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await begin(page, site);
    await reach(page, "person.degree");
    await answer(page, "master");
    await next(page, "person.degree");
    const second = (await question(page))!;
    await page.getByRole("button", { name: "上一题" }).click();
    await expect.poll(() => page.locator('input[value="master"]').isChecked()).toBe(true);
    await page.reload();
    await expect.poll(() => page.locator('input[value="master"]').isChecked()).toBe(true);
    await next(page, "person.degree");
    await expect.poll(() => question(page)).toBe(second);
    await page.goBack();
    await expect.poll(() => page.locator('input[value="master"]').isChecked()).toBe(true);
    await context.close();
  });

  it("preselects nothing and says in words what is wrong, beside the box that takes focus", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await begin(page, site);
    await expect.poll(() => page.locator("main input:checked").count()).toBe(0);
    await page.getByRole("button", { name: "继续" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toBe("请选一项；不清楚也可以选最后一项。");
    await expect.poll(() => page.title()).toMatch(/^有误：/);
    for (let id = await question(page); id !== "person.graduated_on"; id = await question(page)) {
      await answer(page, homecomer[id!]);
      await next(page, id!);
    }
    await answer(page, "2023-02-30");
    await page.getByRole("button", { name: "继续" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toBe("这个月没有这一天，请核对。");
    await focused(page.locator("[data-box=day]"));
    await answer(page, "1900-01-01");
    await page.getByRole("button", { name: "继续" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("日期应在");
    await context.close();
  });

  it("says why it asks: which benefits and how much money hang on the answer", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await begin(page, site);
    await reach(page, "person.degree");
    await page.getByText("为什么问这个？").click();
    const panel = page.locator("details", { hasText: "为什么问这个？" });
    await panel.getByText("“清人回归”生活补助").waitFor();
    await expect.poll(() => panel.innerText()).toContain("0至72,000元");
    await expect.poll(() => panel.innerText()).toContain("四(一)5");
    await expect.poll(() => panel.innerText()).toMatch(/这个回答会影响 \d+ 项，最多关系到 [\d,]+元：/);
    await context.close();
  });

  it("keeps answers in this tab only, unless asked to remember, and clears them on request", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await begin(page, site);
    await reach(page, "person.degree");
    await answer(page, "master");
    await next(page, "person.degree");
    const stored = () =>
      page.evaluate(() => [sessionStorage.getItem("jucai.check"), localStorage.getItem("jucai.check.kept")]);
    await expect.poll(async () => (await stored())[0]).toContain("master");
    expect((await stored())[1]).toBeNull();
    await page.getByRole("button", { name: "清空答案" }).click();
    await page.getByRole("button", { name: "确定清空" }).click();
    await page.getByRole("heading", { name: "我能领什么？" }).waitFor();
    await expect.poll(stored).toEqual([null, null]);
    // The browser's history still knows the question; what it asked about is gone.
    await page.goBack();
    await page.getByRole("heading", { name: "我能领什么？" }).waitFor();
    await context.close();
  });

  it("can be used by keyboard alone", async () => {
    const { page, context } = await visitor(browser, { width: 1440 });
    await begin(page, site);
    for (const steps of [0, 1]) {
      const before = (await question(page))!;
      // The heading has the focus; the next stop is the control of the question.
      await focused(page.locator("h1"));
      await page.keyboard.press("Tab");
      while ((await page.evaluate(() => document.activeElement?.getAttribute("name"))) !== before) {
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Space");
      for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForFunction((id) => document.querySelector("main input")?.getAttribute("name") !== id, before);
    }
    await focused(page.locator("h1"));
    await context.close();
  });

  it("explains when the rules do not arrive, and leads to the policies", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await page.route("**/rules/**", (route) => route.abort());
    await page.goto(`${site.url}/check`);
    await page.getByRole("heading", { name: "政策规则没有载入" }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: "看政策说明" }).getAttribute("href")).toBe("/policies");
    await page.unroute("**/rules/**");
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByRole("heading", { name: "我能领什么？" }).waitFor();
    await page.getByText("您替谁测算？").waitFor();
    await context.close();
  });

  it("says on the first screen that a trial has ended, and offers its last day", async () => {
    const { page, context } = await visitor(browser, { width: 390 });
    await page.clock.setFixedTime(new Date("2026-11-20T08:00:00+08:00"));
    await page.goto(`${site.url}/check?place=350423`);
    await page.getByText("执行到2026年1月8日").waitFor();
    await page.getByRole("button", { name: "我是以前来的：按2026年1月8日计算" }).click();
    await page.locator('input[name="role"][value="person"]').check();
    await page.getByRole("button", { name: "开始" }).click();
    await page.locator(".ck-progress").waitFor();
    await page.getByRole("button", { name: "先看结果" }).click();
    await expect.poll(() => page.locator(".ck-day").innerText()).toContain("2026年1月8日");
    await expect.poll(() => card(page, "“清人回归”生活补助").innerText()).toContain("还不能确定");
    await context.close();
  });
});
