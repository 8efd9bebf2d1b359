import { AlignmentType, Document, Packer, Paragraph } from "docx";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { inDialog, settled, startBrowser, visitor } from "./browser.ts";
import { openAs, type Staff, startStaff } from "./county.ts";
import { wholeness } from "./desk-site.ts";
import { theSite } from "./the-site.ts";

/** Five days before what the document below asks for is due. */
const now = "2026-11-20T01:00:00Z";
/** The office that the document names by another name than the directory. */
const printed = "县工业服务办";
const lines = [
  "云岭县引才安居办法（试行）",
  "云人才〔2026〕7号",
  "各乡镇人民政府，县直各单位：",
  "为吸引人才来县工作，现制定本办法。",
  "一、生活补助",
  "（一）新引进的全日制硕士，每人每月补助1000元，最长36个月。",
  "牵头单位：县人社局；责任单位：县财政局",
  "二、企业需求",
  "（二）每年11月25日前收集企业用才需求，汇总成册。",
  `牵头单位：${printed}；责任单位：县人社局`,
  "三、附则",
  "本办法自2026年11月15日起施行，有效期三年。",
  "云岭县委人才工作领导小组",
  "2026年11月10日",
];
let staff: Staff;
let browser: Browser;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(now), startBrowser()]);
  await staff.hire("policy_author", "nigao", "人才办");
  await staff.hire("policy_publisher", "fabu", "人才办");
  await staff.hire("officer", "gongxin", "工信局");
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

const word = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: lines.map(
            (text, at) => new Paragraph({ text, ...(at < 2 && { alignment: AlignmentType.CENTER }) }),
          ),
        },
      ],
    }),
  );

async function isSound(page: Page, where: string): Promise<void> {
  await settled(page);
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

describe("a document on its way into the library", () => {
  it("is imported, one unit corrected, published by somebody else, and its task is reported by the unit", async () => {
    const { page, context, faults } = await openAs(browser, staff, "nigao", "/desk");
    await page.getByRole("navigation", { name: "菜单" }).getByRole("link", { name: "政策文件" }).click();
    await page.getByText("还没有草稿").waitFor();
    await isSound(page, "documents");
    await page.getByRole("button", { name: "导入文件" }).click();
    await page.getByRole("button", { name: "开始识读" }).click();
    await page.getByText("请选择文件，或者粘贴全文。").waitFor();
    await isSound(page, "import");
    await page.locator("input[type=file]").setInputFiles({
      name: "云岭县引才安居办法.docx",
      mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      buffer: Buffer.from(await word()),
    });
    await page.getByRole("button", { name: "开始识读" }).click();

    await page.getByRole("heading", { level: 1, name: lines[0]! }).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: /每年11月25日前收集企业用才需求/ }).click();
    // Marked by label and colour, and said in words.
    await page.locator("mark[data-kind=deadline]", { hasText: "11月25日前" }).waitFor();
    await page.locator("mark[data-kind=unit]", { hasText: printed }).waitFor();
    await page.getByText(`每年11月25日前（每年 11-25）`).waitFor();
    await page.getByRole("button", { name: "是工作任务" }).click();
    await page.getByRole("button", { name: "是工作任务" }).waitFor({ state: "detached" });
    await isSound(page, "reading");

    await page.getByRole("link", { name: "下一步：单位" }).click();
    await page.getByRole("combobox", { name: `${printed}对应` }).click();
    await page.locator(".ant-select-item-option", { hasText: "找目录里的其他单位" }).click();
    await inDialog(page);
    await page.keyboard.type("工信局");
    await page.locator(".ant-select-item-option", { hasText: "工信局" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page
      .getByRole("row", { name: new RegExp(printed) })
      .getByText("人工指定")
      .waitFor();
    await isSound(page, "units");
    await page.getByRole("link", { name: "下一步：任务和目标" }).click();
    await page
      .getByRole("row", { name: new RegExp(printed) })
      .getByText("每年 11-25")
      .waitFor();

    const draft = page.url().split("?")[0]!;
    await page.goto(`${draft}?step=publish`);
    await page.getByText("规则文件没有错误").waitFor({ timeout: 30_000 });
    await isSound(page, "before handing in");
    await page.getByLabel("发布依据").fill("云人才〔2026〕7号");
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await page.getByText("这是您提交的，要由另一个人发布。").waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const second = await openAs(browser, staff, "fabu", "/desk/documents", { width: 390 });
    await second.page.getByRole("link", { name: lines[0]! }).click();
    await second.page.getByText("自2026年11月15日起施行", { exact: true }).waitFor();
    await isSound(second.page, "the second person, on a phone");
    await second.page.getByRole("button", { name: "发布", exact: true }).click();
    await second.page.getByText(/fabu于.*发布/).waitFor({ timeout: 30_000 });
    await second.page.getByRole("link", { name: "看这个文件" }).click();
    await second.page.getByRole("heading", { name: "历次版本" }).waitFor();
    await isSound(second.page, "versions");
    expect(second.faults).toEqual([]);
    await second.context.close();

    const unit = await openAs(browser, staff, "gongxin", "/desk/tasks/mine");
    await expect
      .poll(
        async () => {
          await unit.page.reload();
          await settled(unit.page);
          return unit.page.getByRole("link", { name: /每年11月25日前收集企业用才需求/ }).count();
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    await unit.page
      .getByRole("link", { name: /每年11月25日前收集企业用才需求/ })
      .first()
      .click();
    const light = unit.page.locator(".dk-title .dk-light");
    await light.filter({ hasText: "蓝灯" }).waitFor();
    await unit.page.getByLabel("进展").fill("走访企业36家，需求汇总成册。");
    await unit.page.getByRole("button", { name: "提交填报" }).click();
    await light.filter({ hasText: "蓝灯" }).waitFor({ state: "detached" });
    expect(unit.faults).toEqual([]);
    await unit.context.close();
  }, 180_000);

  it("keeps a file that cannot be read, and reads its text instead", async () => {
    const { page, context } = await openAs(browser, staff, "nigao", "/desk/documents/import");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "扫描件.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 nothing") });
    await page.getByRole("button", { name: "开始识读" }).click();
    await page.getByText("这个文件没读出来").waitFor({ timeout: 30_000 });
    await page.getByRole("link", { name: "下载原件" }).waitFor();
    await isSound(page, "not read");
    await page.getByLabel("粘贴全文").fill(lines.join("\n"));
    await page.getByRole("button", { name: "识读粘贴的文字" }).click();
    await page.getByRole("button", { name: /每年11月25日前收集企业用才需求/ }).waitFor({ timeout: 30_000 });
    await context.close();
  }, 60_000);
});

describe("the editor of rules", () => {
  it("completes by keyboard, shows a fault in its place, tries the boundaries, and Tab leaves it", async () => {
    const path = "/desk/documents/qingliu-2023-1/files?file=benefits/05.yaml";
    const { page, context, faults } = await openAs(browser, staff, "nigao", path);
    await page.getByText(/53个用例全部通过/).waitFor({ timeout: 60_000 });
    await page.getByRole("region", { name: "边界表" }).waitFor();
    await isSound(page, "editor");
    const editor = page.locator(".cm-content");
    await editor.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nrepea", { delay: 30 });
    await page.locator(".cm-tooltip-autocomplete", { hasText: "repeats" }).waitFor();
    // Half a key is a fault: the server has answered, and the list takes keys by then.
    await page.locator(".cm-lint-marker-error").waitFor({ timeout: 60_000 });
    await page.keyboard.press("Enter");
    expect(await editor.innerText()).toContain("repeats: ");
    await page.keyboard.type("maybe");
    await page.locator(".cm-lint-marker-error").waitFor({ timeout: 60_000 });
    await page
      .getByRole("button", { name: /^到第\d+行$/ })
      .first()
      .waitFor();
    await isSound(page, "a fault");
    await editor.focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await editor.evaluate((element) => element.contains(document.activeElement))).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);
});

describe("what everybody may look up", () => {
  const { url } = theSite();

  it("is found by two characters and by pinyin, in groups that say what has ended", async () => {
    const { page, context, faults } = await visitor(browser, { width: 390 });
    await page.goto(`${url}/search`);
    await page.getByRole("searchbox").fill("租房");
    await page.keyboard.press("Enter");
    await page.locator("mark", { hasText: "租房" }).first().waitFor();
    await page.getByRole("heading", { name: /^待遇/ }).waitFor();
    await page.locator(".jc-tag", { hasText: "已到期" }).first().waitFor();
    await isSound(page, "search");
    await page.getByRole("searchbox").fill("qingrenhuigui");
    await page.keyboard.press("Enter");
    await page
      .getByRole("link", { name: /清人回归/ })
      .first()
      .waitFor();
    await page.getByRole("searchbox").fill("鲸落鲸起");
    await page.keyboard.press("Enter");
    await page.getByText("没有找到“鲸落鲸起”。").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);

  it("stands on one page in Chinese and English, and in the digest of a place", async () => {
    const { page, context, faults } = await visitor(browser);
    await page.goto(`${url}/guide/qingliu-2023-1/05`);
    await page.getByRole("heading", { level: 1, name: /清人回归/ }).waitFor();
    await page.getByText("已到期，不再受理新的申请").waitFor();
    await page.getByRole("img", { name: /扫一扫/ }).waitFor();
    await isSound(page, "guide");
    await page.goto(`${url}/guide/qingliu-2023-1/05?lang=en`);
    await page.getByRole("heading", { level: 1, name: "Homecoming living allowance" }).waitFor();
    const taken = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as Word" }).click();
    expect((await taken).suggestedFilename()).toMatch(/\.docx$/);
    await isSound(page, "guide in English");
    await page.goto(`${url}/digest?place=350423&lang=zh`);
    await page.getByRole("heading", { level: 1, name: "清流县人才政策汇编" }).waitFor();
    await page.getByRole("heading", { name: "已经结束的文件" }).waitFor();
    await isSound(page, "digest");
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);
});
