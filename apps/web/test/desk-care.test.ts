import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { focused, inDialog, settled, startBrowser } from "./browser.ts";
import { openAs, type Staff, startStaff, type Visitor } from "./county.ts";
import { wholeness } from "./desk-site.ts";

let staff: Staff;
let browser: Browser;
let office: Visitor;
let people: readonly string[];
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(), startBrowser()]);
  office = await staff.hire("talent_office", "rencai", "人才办");
  await staff.hire("window_clerk", "chuangkou", "人社局");
  const clerk = await staff.hire("township_clerk", "changxiao", "长校镇");
  const made = [];
  for (const body of alike) made.push((await clerk.call("POST /api/v1/people", { body })).id);
  people = made;
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

/** Nobody: two who are one, and two of the same name and month. */
const alike = [
  { name: "邱小敏", birthMonth: "1990-05", phone: "13800138000" },
  { name: "邱晓敏", birthMonth: "1990-05", phone: "13800138000" },
  { name: "童远", birthMonth: "1988-03" },
  { name: "童远", birthMonth: "1988-03" },
] as const;

async function isSound(page: Page, where: string): Promise<void> {
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

describe("duplicates", () => {
  it("are walked through and decided by keys, and a merge is undone", async () => {
    const { job } = await office.call("POST /api/v1/duplicates/check");
    await expect
      .poll(async () => (await office.call("GET /api/v1/jobs/:id", { params: { id: job } })).state)
      .toBe("done");
    const { page, context, faults } = await openAs(browser, staff, "rencai", "/desk/duplicates");
    const compared = page.getByRole("region", { name: "并排比较" }).getByRole("heading", { level: 2 });
    await isSound(page, "duplicates");
    await page.keyboard.press("j");
    await compared.filter({ hasText: /邱/ }).waitFor();
    await page.keyboard.press("j");
    await compared.filter({ hasText: /童/ }).waitFor();
    await page.keyboard.press("2");
    await focused(page.getByRole("dialog").getByLabel("理由"));
    await page.keyboard.press("Enter");
    await page.getByText("已记为不是同一人。").waitFor();
    await page.getByText("待判断 1").waitFor();

    await compared.filter({ hasText: /邱/ }).waitFor();
    await page.locator("h1").click();
    await page.keyboard.press("1");
    await page
      .getByRole("dialog")
      .getByRole("radio", { name: /为主：邱小敏/ })
      .check();
    await page.getByRole("dialog").getByRole("button", { name: "合并为一人" }).click();
    await page.getByText("待判断 0").waitFor();
    await page.getByText("已合并 1").click();
    await page.getByRole("button", { name: "撤回合并" }).click();
    await page.getByRole("dialog").getByLabel("理由").fill("证件不同，是两个人");
    await page.getByRole("dialog").getByRole("button", { name: "撤回合并" }).click();
    await page.getByText("待判断 1").click();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: /邱晓敏/ }).click();
    await page.getByRole("button", { name: "返回列表" }).waitFor();
    await isSound(page, "one pair on a phone");
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("contradictions between sources", () => {
  it("stand side by side and are settled by keys; the person's page shows rosters and who looked", async () => {
    const officer = await staff.hire("officer", "jingban", "人社局");
    const facts = [{ fact: "person.degree", value: "master" }];
    await officer.call("POST /api/v1/people", { body: { name: "巫小远", idNumber: "11010519491231002X", facts } });
    const file = new FormData();
    file.set("file", new Blob(["记录号,证件号码,事项,值\nx-1,11010519491231002X,person.degree,bachelor\n"]), "a.csv");
    const sent = await officer.send(`${staff.url}/api/v1/exchange/files?source=education&asOf=2023-02-27`, {
      method: "POST",
      body: file,
    });
    expect(await sent.json()).toMatchObject({ counts: { conflicting: 1 } });

    const { page, context, faults } = await openAs(browser, staff, "rencai", "/desk/contradictions", { width: 390 });
    await page.getByText("硕士").waitFor();
    await expect.poll(() => page.locator("main").innerText()).toMatch(/教育部门[^]*库里原有的[^]*硕士/);
    await isSound(page, "contradictions");
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await page.getByRole("dialog").getByLabel("事由").fill("查了学信网，以硕士为准");
    await isSound(page, "settle");
    await page.getByRole("dialog").getByRole("button", { name: "处理完毕" }).click();
    await page.getByText("没有待处理的").waitFor();
    await page.getByText("已处理", { exact: true }).click();
    await page.getByText("查了学信网，以硕士为准").waitFor();
    await page.getByRole("link", { name: "巫小远" }).click();
    await page.getByText("此人没有列入名册").waitFor();
    await page
      .getByRole("list", { name: /查看记录/ })
      .getByText("查看", { exact: true })
      .first()
      .waitFor();
    await page.getByText("教育部门 2023-02-27").waitFor();
    await isSound(page, "person with rosters and looks");
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("keeping in touch", () => {
  it("is assigned at the desk; on the phone one tap calls and one screen records the visit", async () => {
    const desk = await openAs(browser, staff, "rencai", "/desk/liaison/all");
    await desk.page.getByRole("button", { name: "安排联系人" }).click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "联系对象" }).fill("qxm");
    await desk.page.getByText("邱小敏 1990-05").first().click();
    await dialog.getByLabel("由我联系").check();
    await isSound(desk.page, "assign");
    await dialog.getByRole("button", { name: "安排联系人" }).click();
    await desk.page.getByRole("link", { name: "邱小敏" }).first().waitFor();
    await desk.context.close();

    const { page, context, faults } = await openAs(browser, staff, "rencai", "/desk/liaison", { width: 390 });
    await isSound(page, "mine");
    await page.getByRole("button", { name: /^打电话 .* 邱小敏/ }).click();
    await page.getByRole("link", { name: /^打电话 13800138000/ }).waitFor();
    await page.getByRole("link", { name: "记一次联系：邱小敏" }).click();
    await settled(page);
    await page.getByLabel("说了什么、有什么要办").fill("在福州工作顺利，想了解人才公寓");
    await isSound(page, "contact");
    await page.getByRole("button", { name: "记下" }).click();
    await page.getByText("已记下。").waitFor();
    await page.getByRole("link", { name: "邱小敏", exact: true }).click();
    await page.getByText("在福州工作顺利").waitFor();
    await page.goto(`${staff.url}/desk/liaison/units`);
    await page.getByRole("heading", { name: "按文件要求" }).waitFor();
    await isSound(page, "units");
    // The call itself leaves the browser for the telephone, which a desk has not.
    expect(faults.filter((fault) => !fault.includes("tel:"))).toEqual([]);
    await context.close();
  });

  it("collects opinions, assigns them, answers them, and says which unit has nothing to report", async () => {
    const { page, context } = await openAs(browser, staff, "rencai", "/desk/liaison/opinions");
    const begin = page.getByRole("button", { name: "记一条意见" });
    const dialog = page.getByRole("dialog");
    await begin.click();
    await inDialog(page);
    await page.keyboard.press("Escape");
    await focused(begin);
    await begin.click();
    await dialog.getByLabel("内容").fill("希望周末也能办理住房补助");
    await dialog.getByRole("button", { name: "记一条意见" }).click();
    await page.getByText("希望周末也能办理住房补助").waitFor();
    await page.getByRole("button", { name: "分派" }).click();
    await dialog.getByRole("combobox", { name: "办理单位" }).fill("住建局");
    await page
      .getByTitle("住建局")
      .or(page.locator(".ant-select-item-option").filter({ hasText: "住建局" }))
      .first()
      .click();
    await dialog.getByRole("button", { name: "分派" }).click();
    await page.getByText("办理中", { exact: true }).waitFor();
    await isSound(page, "opinions");
    await page.getByRole("button", { name: "报送本单位的" }).click();
    await page.getByText(/个单位中已报1个/).waitFor();
    await context.close();
  });
});

describe("what companies need", () => {
  it("is written down in one dialog, changed and closed where it stands", async () => {
    await office.call("POST /api/v1/employers", { body: { name: "清流测试食品公司" } });
    const { page, context, faults } = await openAs(browser, staff, "rencai", "/desk/needs", { width: 390 });
    await page.getByText("没有符合条件的需求。").waitFor();
    await page.keyboard.press("n");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "企业" }).fill("测试食品");
    await page.getByTitle("清流测试食品公司").click();
    await dialog.getByLabel("岗位").fill("检验员");
    await dialog.getByLabel("岗位").press("Enter");
    await page.getByText("本季度已确认").waitFor();
    await isSound(page, "needs");
    await page.getByRole("button", { name: "结束：检验员" }).click();
    await dialog.getByLabel("为什么结束").fill("已经招到人");
    await dialog.getByLabel("为什么结束").press("Enter");
    await page.getByText("已结束", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "结束：检验员" }).waitFor({ state: "detached" });
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("a consent on paper", () => {
  it("gives a link and its QR code to hand over, and is taken back", async () => {
    const { page, context, faults } = await openAs(browser, staff, "chuangkou", `/desk/people/${people[2] ?? ""}`);
    await page.getByRole("button", { name: "登记书面委托" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("委托书编号").fill("WT-2026-001");
    await dialog.getByLabel("到哪一天为止").fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByRole("button", { name: "登记书面委托" }).click();
    await page.getByText("请先核对证件和签字。").waitFor();
    await dialog.getByLabel(/委托书是本人签的字/).check();
    await dialog.getByRole("button", { name: "登记书面委托" }).click();
    await page.getByRole("img", { name: "代办链接的二维码" }).waitFor();
    await isSound(page, "link");
    await expect
      .poll(() => page.getByRole("textbox", { name: "交给代办人的链接" }).inputValue())
      .toContain("/delegation#");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^收回代办/ }).click();
    await dialog.getByRole("button", { name: "收回" }).click();
    await page.getByText("已收回", { exact: true }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("the window", () => {
  it("registers somebody without a phone on a signed paper and prints the receipt on A4", async () => {
    const { page, context, faults } = await openAs(browser, staff, "chuangkou", "/desk/window");
    await isSound(page, "find");
    const whom = page.getByRole("searchbox", { name: "证件号或姓名" }).or(page.getByLabel("证件号或姓名")).first();
    await whom.fill("350423199005151236");
    await whom.press("Enter");
    await page.getByText("库里没有这个人，可以新登记。").waitFor();
    await page.getByRole("button", { name: "新登记" }).click();
    await page.getByText("号码通过校验").waitFor();
    await page.getByRole("button", { name: "办理并出回执" }).click();
    await page.getByText("请先核对证件原件。").waitFor();
    await page.getByLabel("姓名").fill("赖阿公");
    await page.getByRole("combobox", { name: "用途" }).click();
    await page.getByTitle("建立人才库").click();
    await page.getByLabel("同意书编号").fill("TY-2026-001");
    await page.getByLabel("我已核对身份证件原件，就是本人").check();
    await page.getByLabel(/签了字/).check();
    await isSound(page, "form");
    await page.getByRole("button", { name: "办理并出回执" }).click();
    await page.getByText(/回执编号/).waitFor();
    await isSound(page, "receipt");
    await expect.poll(() => page.getByRole("row", { name: /^证件号码/ }).innerText()).not.toContain("19900515");
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.getByRole("navigation", { name: "菜单" }).isVisible()).toBe(false);
    await expect.poll(() => page.getByText("本人签字").isVisible()).toBe(true);
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(1000);
    expect(faults).toEqual([]);
    expect(people).toHaveLength(alike.length);
    await context.close();
  });
});
