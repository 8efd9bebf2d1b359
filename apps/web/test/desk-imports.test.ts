import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { settled, startBrowser } from "./browser.ts";
import { openAs, type Staff, startStaff, tabTo } from "./county.ts";
import { wholeness } from "./desk-site.ts";

let staff: Staff;
let browser: Browser;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(), startBrowser()]);
  await staff.hire("township_clerk", "changxiao", "长校镇");
  await staff.hire("talent_office", "rencai", "人才办");
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

const survey = "qingliu-huigui-2023/survey";
const header =
  "序号 类别 姓名 性别 出生日期 学历 工作/读书地点 工作单位/学校 职务 职称 获得哪些荣誉、人才项目 何时认定为哪类人才 是否愿意回清流就业创业 愿意为清流做哪些贡献 对清流发展意见、建议 联系电话 在清亲属名字 在清亲属联系电话";
const line = (category: string, name: string, born: string, phone: string) =>
  `1 ${category} ${name} 男 ${born} 本科 福州市 城东建筑队 技工 - - - 是 - - ${phone} - -`;
/** As it lies in the clipboard when the sheet is copied: title, header, rows, header again, sum. */
const pasted = [
  "“清人回归”摸底表",
  header,
  line("务工人员", "赖甲生", "1990.5", "13800138001"),
  line("企业主", "邱乙", "198103", "13900139002"),
  header,
  line("教师", "邓丁", "197611", "1370137000"),
  "合计 3",
]
  .map((row) =>
    row
      .split(" ")
      .map((cell) => (cell === "-" ? "" : cell))
      .join("\t"),
  )
  .join("\n");

async function isSound(page: Page, where: string): Promise<void> {
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

describe("a roster from a spreadsheet", () => {
  it("is read, corrected, written and undone without a mouse, and without waiting on the page", async () => {
    const { page, context, faults } = await openAs(browser, staff, "changxiao", `/desk/imports/new?roster=${survey}`);
    await isSound(page, "file");
    await tabTo(page, page.getByRole("textbox", { name: "或者把表格粘贴进来" }));
    await page.keyboard.insertText(pasted);
    await page.getByText("粘贴了 7 行、18 列").waitFor();
    await tabTo(page, page.getByRole("button", { name: "上传并检查" }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}/);

    // Whoever leaves finds it in the list.
    await page.goto(`${staff.url}/desk/imports`);
    await settled(page);
    await tabTo(page, page.getByRole("link", { name: "粘贴的表格.csv" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "检查", exact: true }).waitFor();
    await page.getByText("读到 3 行").waitFor();
    await expect.poll(() => page.getByText("自动跳过").innerText()).toContain("重复的表头 1 行、合计 1 行");
    await page.getByText("已读作1990年5月").waitFor();
    await isSound(page, "check");

    await tabTo(page, page.getByLabel("改第 4 行的类别"));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("私企");
    await page.keyboard.press("Enter");
    await page.getByText("有错误 1", { exact: true }).waitFor();
    // The keyboard goes on where the next cell waits, not back to the top of the page.
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "改第 6 行的联系电话");
    await tabTo(
      page,
      page
        .getByRole("radio", { name: "全部改好再一起写入" })
        .or(page.getByRole("radio", { name: /只写入/ }))
        .first(),
    );
    await page.keyboard.press("ArrowRight");
    await page.getByText("还有 1 行有错误").waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^写入 / }).isDisabled()).toBe(true);
    await page.keyboard.press("ArrowLeft");
    await tabTo(page, page.getByRole("button", { name: "写入 2 行" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "导入回执" }).waitFor();
    expect(await figures(page)).toMatchObject({ "新登记的人（单位）": "2", 名册里的行: "2", 没有写入的行: "1" });
    await isSound(page, "receipt");

    await tabTo(page, page.getByRole("button", { name: "整批撤销" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("dialog").getByLabel("事由"));
    await page.keyboard.insertText("交来的表拿错了");
    await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "整批撤销" }));
    await page.keyboard.press("Enter");
    await page.getByText("整批撤销：交来的表拿错了").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("has its columns named by hand, on a phone too; what is no table is refused in the server's words", async () => {
    const { page, context } = await openAs(browser, staff, "changxiao", `/desk/imports/new?roster=${survey}`, {
      width: 390,
    });
    const file = page.locator("input[type=file]");
    await page.getByRole("button", { name: "上传并检查" }).click();
    await page.getByText("请选文件，或把表格粘贴进来。").waitFor();
    await file.setInputFiles({
      name: "表.xlsx",
      mimeType: "image/png",
      buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    });
    await page.getByRole("button", { name: "上传并检查" }).click();
    await page
      .getByRole("alert")
      .filter({ hasText: /xlsx|Excel|CSV|表/ })
      .first()
      .waitFor();
    expect(page.url()).toContain("/imports/new");

    const csv = "类别,哪一位,出生日期\n教师,邓丁,1976-11\n";
    await file.setInputFiles({ name: "名单.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${csv}`) });
    await page.getByRole("button", { name: "上传并检查" }).click();
    // Without a name nothing can be written: the columns come first and say what is missing.
    await page.getByText(/缺少必填的列：姓名/).waitFor();
    await isSound(page, "columns");
    await page.getByLabel(/当作：B 哪一位/).selectOption({ label: "姓名 *" });
    await page.getByRole("button", { name: "按这样再检查" }).click();
    await page.getByText("没有问题，可以写入。").waitFor();
    await page.getByRole("button", { name: "写入 1 行" }).click();
    await page.getByRole("heading", { name: "导入回执" }).waitFor();
    await page.getByRole("button", { name: "看名册" }).click();
    await page.getByText("邓丁").first().waitFor();
    await context.close();
  });
});

describe("handing a roster in", () => {
  it("goes from the township to the talent office, which counts, accepts and prints the summary", async () => {
    const clerk = await openAs(browser, staff, "changxiao", `/desk/rosters/${survey}`);
    await isSound(clerk.page, "roster");
    await clerk.page.getByRole("button", { name: "报送" }).click();
    await clerk.page.getByRole("dialog").getByText("共登记 1 行").waitFor();
    await clerk.page.getByRole("dialog").getByRole("button", { name: "报送" }).click();
    await clerk.page.getByText("已报送。").waitFor();
    await clerk.context.close();

    const office = await openAs(browser, staff, "rencai", `/desk/rosters/${survey}?view=progress`);
    await office.page.getByRole("heading", { name: /个单位中已报1个/ }).waitFor();
    await isSound(office.page, "progress");
    await office.page.getByRole("button", { name: "接收长校镇的名册" }).click();
    await office.page.getByText("已接收", { exact: true }).waitFor();
    await office.page.getByText("汇总表", { exact: true }).click();
    const sums = office.page.getByRole("table").filter({ hasText: "合计" });
    await sums.waitFor();
    await expect.poll(() => sums.getByRole("row", { name: /^长校镇/ }).innerText()).toMatch(/1\s*$/);
    await isSound(office.page, "summary");
    expect(office.faults).toEqual([]);
    await office.context.close();
  });
});

/** The receipt's figures by their names. */
function figures(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll(".dk-figures > div")].map((each) => [
        each.querySelector("dt")?.textContent ?? "",
        each.querySelector("dd")?.textContent ?? "",
      ]),
    ),
  );
}
