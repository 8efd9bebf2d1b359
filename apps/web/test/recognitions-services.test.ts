import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeAccount } from "../../../tools/county/fill.ts";
import { visitor as client } from "../../../tools/county/visitor.ts";
import { axeFaults } from "./axe.ts";
import { settled, startBrowser, visitor } from "./browser.ts";
import { openAs, type Staff, startStaff } from "./county.ts";
import { wholeness } from "./desk-site.ts";

/** A specimen of a number that passes its check; it is nobody's. */
const identity = "350423199005151236";
let staff: Staff;
let browser: Browser;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaff(), startBrowser()]);
  await staff.hire("talent_office", "rencai", "人才办");
  await staff.hire("officer", "jiaoyu", "教育局");
  const officer = await staff.hire("officer", "jingban", "人社局");
  const { id } = await officer.call("POST /api/v1/people", {
    body: { name: "邱小敏", idKind: "resident_id", idNumber: identity },
  });
  const { password } = await makeAccount(staff.admin, "person", "qiu", "邱小敏", await staff.unit("长校镇"));
  staff.keepPassword("qiu", password);
  const me = client(staff.url);
  await me.signIn("qiu", password);
  const { address } = await officer.call("POST /api/v1/invitations", { body: { person: id } });
  await me.call("POST /api/v1/session/person", { body: { token: address.split("#")[1] ?? "", identity } });
});
afterAll(async () => {
  await browser?.close();
  await staff?.close();
});

async function isSound(page: Page, where: string): Promise<void> {
  await settled(page);
  expect(await axeFaults(page), where).toEqual([]);
  expect(await wholeness(page), where).toMatchObject({ headings: 1, sideways: 0, main: 1 });
}

describe("recognitions and services", () => {
  it("are taken over at the desk, shown to their holder, asked for, answered, and verified by anybody", async () => {
    const office = await openAs(browser, staff, "rencai", "/desk/recognitions");
    await isSound(office.page, "no recognitions");
    await office.page.getByRole("button", { name: "登记上级认定" }).first().click();
    const dialog = office.page.getByRole("dialog");
    await dialog.getByLabel("对象").fill("邱小敏");
    await office.page.getByTitle(/邱小敏/).click();
    await dialog.getByLabel("层次").click();
    await office.page.getByTitle("D类高层次人才").click();
    await dialog.getByLabel("认定机关").fill("三明市委人才办");
    await dialog.getByLabel("文号或证书号").fill("明委人才办〔2023〕3号");
    await dialog.getByLabel("起始日期").fill("2023-01-10");
    await isSound(office.page, "taking over");
    await dialog.getByRole("button", { name: "登记上级认定" }).click();
    await office.page
      .getByRole("row", { name: /邱小敏/ })
      .getByText("有效", { exact: true })
      .waitFor();
    await isSound(office.page, "recognitions");
    expect(office.faults).toEqual([]);
    await office.context.close();

    const mine = await openAs(browser, staff, "qiu", "/my/services", { width: 390 });
    await mine.page.getByText("清流人才卡").first().waitFor();
    const code = (await mine.page.locator("dd", { hasText: /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/ }).innerText()).trim();
    const card = mine.page.getByRole("listitem").filter({ hasText: "子女入学安排" }).last();
    await card.getByText("申请", { exact: true }).click();
    await card.getByLabel("孩子的年级").fill("小学一年级");
    await isSound(mine.page, "my services");
    await card.getByRole("button", { name: "提交申请" }).click();
    await card.getByText(/已提交，编号F350423/).waitFor();
    await mine.page.getByText("等待受理").waitFor();

    const school = await openAs(browser, staff, "jiaoyu", "/desk/services");
    await school.page.getByText("孩子的年级：小学一年级").waitFor();
    await isSound(school.page, "requests");
    await school.page.getByRole("button", { name: "我来办" }).click();
    await school.page.getByText("办理中", { exact: true }).first().waitFor();
    await school.page.getByRole("button", { name: "答复", exact: true }).click();
    await school.page.getByRole("dialog").getByLabel("答复内容").fill("安排在城关小学");
    await isSound(school.page, "answer");
    await school.page.getByRole("dialog").getByRole("button", { name: "答复", exact: true }).click();
    await school.page.getByText(/安排在城关小学/).waitFor();
    expect(school.faults).toEqual([]);
    await school.context.close();
    await mine.page.reload();
    await mine.page.getByText("安排在城关小学").waitFor();
    expect(mine.faults).toEqual([]);
    await mine.context.close();

    const anybody = await visitor(browser, { width: 390 });
    await anybody.page.goto(`${staff.url}/verify/${code}`);
    await anybody.page.getByText("是本系统出具的，现在有效").waitFor();
    await anybody.page.getByText("邱*敏").waitFor();
    await isSound(anybody.page, "verified");
    await anybody.page.getByLabel("验证码").fill("AAAA-BBBB-CCCC-DDDD");
    await anybody.page.getByRole("button", { name: "核验" }).click();
    await anybody.page.getByText("没有查到这个验证码").waitFor();
    await anybody.context.close();
  });

  it("come beside the steps of a claim, drawn on the page of its measure, printed or the place's default", async () => {
    const { page, context, faults } = await visitor(browser, { width: 390 });
    await page.goto(`${staff.url}/measures/qingliu-huigui-2023/12b`);
    const steps = page.locator(".jc-process__stage");
    await steps.first().waitFor();
    await expect.poll(() => steps.count()).toBe(7);
    await expect
      .poll(() => steps.nth(3).innerText())
      .toMatch(/审核确认[^]*县委人才工作领导小组[^]*时限：文件未写明[^]*会议研究/);
    await isSound(page, "printed steps");
    await page.goto(`${staff.url}/measures/qingliu-2023-1/05`);
    await page.getByText("这是本地的默认流程").waitFor();
    await page.goto(`${staff.url}/measures/linxia-2021-48/m15a`);
    await page.getByText("同时进行").waitFor();
    await isSound(page, "parallel steps");
    await page.goto(`${staff.url}/measures/qingliu-2023-1/10b`);
    await page.getByText("E类高层次人才、D类高层次人才", { exact: false }).waitFor();
    await page.getByText("默认认定流程").or(page.getByText("这是本地的默认流程")).first().waitFor();
    await isSound(page, "a recognition");
    expect(faults).toEqual([]);
    await context.close();
  });
});
