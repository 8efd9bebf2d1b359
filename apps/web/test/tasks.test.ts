import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { axeFaults } from "./axe.ts";
import { inDialog, settled, startBrowser } from "./browser.ts";
import { openAs, type Staff, startStaff, type Visitor } from "./county.ts";
import { wholeness } from "./desk-site.ts";

/** Five days before the third quarter's progress is due. */
const now = "2024-09-20T01:00:00Z";
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
/** Milliseconds: axe takes its time on the bars of a year while another file of tests runs. */
vi.setConfig({ testTimeout: 150_000 });

let staff: Staff;
let browser: Browser;
let officer: Visitor;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(now), startBrowser()]);
  officer = await staff.hire("officer", "jingban", "人社局");
  await staff.hire("officer", "jiaoyu", "教育局");
  await staff.hire("talent_office", "rencai", "人才办");
  // What is owed is written when the server starts, beside its answers.
  await vi.waitFor(
    async () => expect((await officer.call("GET /api/v1/assignments", { query: {} })).total).toBeGreaterThan(0),
    { timeout: 60_000 },
  );
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

async function idOf(q: string, period: string): Promise<string> {
  const { items } = await officer.call("GET /api/v1/assignments", { query: { q, period, mine: "true" } });
  return items[0]?.id ?? "";
}

async function isSound(page: Page, where: string): Promise<void> {
  await settled(page);
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

const light = (page: Page, name: string) => page.locator(".dk-title .dk-light").filter({ hasText: name });

describe("tasks of a unit", () => {
  it("are reported with evidence, sent back, reported again and accepted; another unit sees nothing of them", async () => {
    const unit = await openAs(browser, staff, "jingban", "/desk");
    await unit.page.getByRole("navigation", { name: "菜单" }).getByRole("link", { name: "本单位任务" }).click();
    await unit.page.getByRole("heading", { name: "接下来要办" }).waitFor();
    await isSound(unit.page, "my unit's tasks");
    const path = `/desk/tasks/${await idOf("报季度进展", "2024Q3")}`;
    await unit.page.goto(staff.url + path);
    await light(unit.page, "蓝灯 还有5天").waitFor();
    await unit.page.getByRole("button", { name: "提交填报" }).click();
    await unit.page.getByText("请写明进展。").waitFor();
    await unit.page.getByLabel("进展").fill("三季度办招聘会1场，走访企业12家。");
    await unit.page
      .locator("input[type=file]")
      .setInputFiles({ name: "现场照片.png", mimeType: "image/png", buffer: dot });
    await unit.page.getByRole("button", { name: "移除现场照片.png" }).waitFor();
    await isSound(unit.page, "report");
    await unit.page.getByRole("button", { name: "提交填报" }).click();
    await light(unit.page, "进行中").waitFor();

    const office = await openAs(browser, staff, "rencai", path);
    await office.page.getByRole("link", { name: "现场照片.png" }).waitFor();
    await office.page.getByRole("button", { name: "退回" }).click();
    await inDialog(office.page);
    await office.page.getByLabel("退回原因").fill("请写明走访了哪些企业");
    await office.page.getByRole("dialog").getByRole("button", { name: "退回" }).click();
    await light(office.page, "黄灯").waitFor();

    await unit.page.reload();
    await unit.page.getByText("请写明走访了哪些企业").waitFor();
    expect(await unit.page.getByLabel("进展").inputValue()).toContain("走访企业12家");
    await unit.page.getByLabel("进展").fill("三季度办招聘会1场，走访闽山化工等企业12家。");
    await unit.page.getByRole("button", { name: "提交填报" }).click();
    await light(unit.page, "进行中").waitFor();
    await office.page.reload();
    await office.page.getByRole("button", { name: "接收" }).click();
    await light(office.page, "已办结").waitFor();
    await isSound(office.page, "accepted");
    expect([...unit.faults, ...office.faults]).toEqual([]);
    await Promise.all([unit.context.close(), office.context.close()]);

    const other = await openAs(browser, staff, "jiaoyu", path);
    await other.page.getByText("没有找到这项应办事项").waitFor();
    await other.page.goto(`${staff.url}/desk/tasks/list?q=${encodeURIComponent("举办招聘会")}`);
    await other.page.getByText("没有符合条件的任务").waitFor();
    await other.context.close();
  });

  it("turn by what is recorded, and a slip that urges them is answered and closed", async () => {
    const path = `/desk/tasks/${await idOf("举办招聘会", "2024")}`;
    const unit = await openAs(browser, staff, "jingban", path);
    await unit.page.getByText("0场，目标不少于20场").first().waitFor();
    await unit.page.getByRole("link", { name: "登记活动" }).click();
    await inDialog(unit.page);
    const dialog = unit.page.getByRole("dialog");
    await dialog.getByLabel("活动名称").fill("返乡人员专场招聘会");
    await dialog.getByLabel("日期", { exact: true }).fill("2024-09-19");
    await dialog.getByLabel(/人数|到场/).fill("320");
    await isSound(unit.page, "recording");
    await dialog.getByRole("button", { name: "登记活动" }).click();
    await unit.page.getByRole("link", { name: "返乡人员专场招聘会" }).waitFor();
    await unit.page.goto(staff.url + path);
    await unit.page.getByText("1场，目标不少于20场").first().waitFor();
    await unit.page
      .getByRole("row", { name: /返乡人员专场招聘会/ })
      .getByText("已计入")
      .waitFor();

    const office = await openAs(browser, staff, "rencai", path);
    await office.page.getByRole("button", { name: "发督办单" }).click();
    await inDialog(office.page);
    await office.page.getByLabel("督办要求").fill("请排出四季度场次，每场办完当天登记。");
    await office.page.getByLabel("答复期限").fill("2024-09-30");
    await office.page.getByRole("dialog").getByRole("button", { name: "发督办单" }).click();
    await office.page.getByRole("link", { name: "督2024-001" }).click();
    await isSound(office.page, "slip");
    await unit.page.goto(`${staff.url}/desk/slips`);
    await unit.page.getByRole("link", { name: "督2024-001" }).click();
    await unit.page.getByRole("button", { name: "答复" }).click();
    await inDialog(unit.page);
    await unit.page.getByLabel("办到哪一步，何时办完").fill("十月起每周一场，年底前办满20场。");
    await unit.page.getByRole("dialog").getByRole("button", { name: "答复" }).click();
    await unit.page.getByText("已答复", { exact: true }).first().waitFor();
    await office.page.reload();
    await office.page.getByRole("button", { name: "办结" }).click();
    await inDialog(office.page);
    await office.page.getByLabel("办结意见").fill("按计划推进，同意办结。");
    await office.page.getByRole("dialog").getByRole("button", { name: "办结" }).click();
    await office.page.getByText(/rencai于2024-09-20办结/).waitFor();
    expect([...unit.faults, ...office.faults]).toEqual([]);
    await Promise.all([unit.context.close(), office.context.close()]);
  });
});

/** The pictures of supervision, each with a heading that shows it is filled. */
const pages = [
  ["/desk/tasks", "各单位", "By unit"],
  ["/desk/tasks/calendar", "2024年9月", "2024-09"],
  ["/desk/tasks/year?document=qingliu-huigui-2023", "2024年各任务的周期", "Periods of the tasks of 2024"],
] as const;

describe("the pages of supervision", () => {
  it("are whole and readable at the desk and on a phone, in both languages", async () => {
    for (const [width, language] of [
      [1440, "zh"],
      [390, "en"],
    ] as const) {
      const { page, context, faults } = await openAs(browser, staff, "rencai", "/desk/tasks", { width, language });
      for (const [path, ...names] of pages) {
        await page.goto(staff.url + path);
        await page.getByRole("heading", { name: names[language === "zh" ? 0 : 1], exact: true }).waitFor();
        await isSound(page, `${path} ${language}`);
      }
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  it("lead from a red count to its list, turn the month by key, and show rules before they are saved", async () => {
    const { page, context } = await openAs(browser, staff, "rencai", "/desk/tasks");
    await page
      .getByRole("region", { name: "各单位" })
      .getByRole("link", { name: /人社局，红灯，/ })
      .click();
    await page.waitForURL(/light=red/);
    await page
      .getByRole("row", { name: /红灯 逾期/ })
      .first()
      .waitFor();
    await page.goto(`${staff.url}/desk/tasks/calendar`);
    await page.getByRole("link", { name: /报季度进展/ }).waitFor();
    await page.keyboard.press("]");
    await page.getByRole("heading", { name: "2024年10月" }).waitFor();
    const taken = page.waitForEvent("download");
    await page.keyboard.press("x");
    expect((await taken).suggestedFilename()).toMatch(/\.ics$/);

    await page.goto(`${staff.url}/desk/lights`);
    await page.getByRole("button", { name: "修改规则" }).click();
    await page.getByLabel("名称（中文）").first().fill("逾期灯");
    await page
      .getByRole("row", { name: /过了截止日5天/ })
      .getByText("逾期灯")
      .waitFor();
    await page.getByLabel("依据").fill("县人才办会议纪要");
    await page.getByRole("button", { name: "保存规则" }).click();
    await page.getByText(/依据：县人才办会议纪要/).waitFor();
    await isSound(page, "rules set");
    await context.close();
  });

  it("draft a meeting's agenda, keep its minutes and sign them, which does its task", async () => {
    const office = await openAs(browser, staff, "rencai", "/desk/tasks/list?period=2024-08&kind=meeting");
    const { page, context, faults } = office;
    await page.getByRole("link", { name: "领导小组每月例会" }).click();
    await page.getByRole("button", { name: "记录会议" }).click();
    await inDialog(page);
    await page.getByRole("dialog").getByLabel("日期").fill("2024-09-20");
    await page.getByRole("dialog").getByRole("button", { name: "记录会议" }).click();
    await page.waitForURL(/\/sittings\//);
    await page.getByLabel("参加人").fill("林一\n陈二");
    await page.getByLabel("纪要").first().fill("上月议定三项，办结两项。");
    await isSound(page, "sitting");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByRole("button", { name: "签署纪要" }).and(page.locator(":enabled")).click();
    await page.getByRole("dialog").getByRole("button", { name: "签署纪要" }).click();
    await page.locator(".dk-title").getByText("已签署").waitFor();
    await page.getByRole("link", { name: "看任务" }).click();
    await light(page, "已办结").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
