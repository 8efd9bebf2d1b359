/**
 * One claim from the form to the money: the person applies, the employer confirms, the bureau returns once, the
 * person corrects, it is decided, the notice runs its days, finance pays the first batch and the bank answers; the
 * person and the supervisor see the same fen. The real server, on a clock that the test moves.
 */
import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@jucai/contract";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { firstAdministrator, makeAccount, place } from "../../../tools/county/fill.ts";
import { clocked, type Running, startServer } from "../../../tools/county/server.ts";
import { type Visitor, visitor as client } from "../../../tools/county/visitor.ts";
import { chooseTyped, focused, inDialog, type Opened, settled, startBrowser, visitor } from "./browser.ts";

const allowance = "qingliu-2023-1/05";
const identity = "350423199005151236";
const answers = {
  "person.native_place": place,
  "person.household": "350424",
  "person.student_origin": "350424",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.graduated_on": "2021-06-30",
  "person.diploma_certified": true,
  "person.college_kind": "regular",
  "person.student_scheme": "none",
  "employment.kind": "company",
  "employment.place": place,
  "employment.started_on": "2023-03-01",
};

let folder: string;
let env: Record<string, string>;
let server: Running;
let browser: Browser;
const passwords = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jucai-paid-"));
  await chmod(folder, 0o711);
  execFileSync("cp", ["-a", inject("startedOnce"), join(folder, "data")]);
  env = { JUCAI_DATA: join(folder, "data"), JUCAI_CLOCK_FILE: join(folder, "clock"), JUCAI_SMS: "outbox" };
  await setClock("2023-03-01T01:00:00Z");
  [server, browser] = await Promise.all([startServer(env, clocked), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function setClock(at: string): Promise<void> {
  await writeFile(join(folder, "clock.new"), at);
  await rename(join(folder, "clock.new"), join(folder, "clock"));
}

/** Time passes while the server is down; at its next start it does what was due. */
async function later(at: string): Promise<void> {
  await server.stop();
  await setClock(at);
  server = await startServer(env, clocked);
}

const over = async (username: string): Promise<Visitor> => {
  const visit = client(server.url);
  await visit.signIn(username, passwords.get(username) ?? "");
  return visit;
};

async function page(username: string, path: string, width: 390 | 1440 = 1440): Promise<Opened> {
  const opened = await visitor(browser, { fonts: true, width });
  const data = { name: username, password: passwords.get(username) };
  expect((await opened.context.request.post(`${server.url}/api/v1/sign-in`, { data })).ok()).toBe(true);
  opened.context.setDefaultTimeout(30_000);
  await opened.page.goto(server.url + path);
  await settled(opened.page);
  return opened;
}

/** Offices, a person who is in the registry, her employer, settings and money. */
async function county(): Promise<void> {
  const [admin] = await firstAdministrator(server.url, server.welcome ?? "");
  const unit = async (name: string) => {
    const { items } = await admin.call("GET /api/v1/units", { query: { q: name, place } });
    return items.find((one) => one.name === name)?.id ?? "";
  };
  const hire = async (role: Role, username: string, at: string) => {
    const { password } = await makeAccount(admin, role, username, username, at);
    passwords.set(username, password);
  };
  const [bureau, finance, office, township] = [
    await unit("人社局"),
    await unit("财政局"),
    await unit("人才办"),
    await unit("长校镇"),
  ];
  for (const role of ["officer", "reviewer", "approver"] as const) await hire(role, role, bureau);
  for (const role of ["finance_preparer", "finance_checker", "finance_releaser"] as const) {
    await hire(role, role, finance);
  }
  await hire("talent_office", "rencai", office);
  await hire("supervisor", "ducha", office);
  await hire("person", "qiu", township);
  const officer = await over("officer");
  const person = await officer.call("POST /api/v1/people", {
    body: { name: "邱小敏", idKind: "resident_id", idNumber: identity },
  });
  const { address } = await officer.call("POST /api/v1/invitations", { body: { person: person.id } });
  const me = await over("qiu");
  await me.call("POST /api/v1/session/person", { body: { token: address.split("#")[1] ?? "", identity } });
  await me.signIn("qiu", passwords.get("qiu") ?? "");
  const employer = await officer.call("POST /api/v1/employers", { body: { name: "清流甲新材料有限公司" } });
  await hire("employer_clerk", "renshi", employer.id);
  const rencai = await over("rencai");
  const { items } = await rencai.call("GET /api/v1/settings", { query: { place } });
  const notice = items.filter(({ key }) => key.startsWith("process:qingliu-2023-1/") && key.endsWith("#notice_days"));
  for (const [key, value] of [
    [`${allowance}#start_delay`, 0],
    [`${allowance}#interval`, "month"],
    ["place#accept_incomplete", true],
    ...notice.map(({ key }) => [key, 5] as const),
  ] as const) {
    const body = { place, key, value, basis: "县人才办会议纪要", validFrom: "2023-01-01" };
    await rencai.call("POST /api/v1/settings", { body });
  }
  const fund = await (
    await over("finance_preparer")
  ).call("POST /api/v1/funds", {
    body: { place, key: "county-talent", name: { zh: "县人才专项资金", en: "County talent fund" } },
  });
  const body = { year: 2023, fen: 10_000_000, basis: "清财预〔2023〕3号" };
  await (await over("finance_checker")).call("POST /api/v1/funds/:id/budget", { params: { id: fund.id }, body });
  const form = await me.call("POST /api/v1/applications", { body: { place, chosen: [allowance], answers } });
  const account = { holder: "邱小敏", bank: "测试银行", number: "6222020000000000000" };
  await me.call("PATCH /api/v1/applications/:id", {
    params: { id: form.id },
    body: { version: form.version, employer: employer.id, account },
  });
  application = form.id;
}
let application = "";

/** An officer opens the claim at the desk and passes it by the keyboard. */
async function passes(username: string, claim: string): Promise<void> {
  const desk = await page(username, `/desk/claims/${claim}`);
  await desk.page.getByText("已锁定给我").waitFor();
  await desk.page.locator("main").focus();
  await desk.page.keyboard.press("a");
  await inDialog(desk.page);
  await desk.page.keyboard.press("Control+Enter");
  await desk.page.getByRole("dialog").waitFor({ state: "detached" });
  await desk.context.close();
}

it("goes from the form to the money, and everybody sees the same fen", async () => {
  await county();

  // The person hands the form in.
  const mine = await page("qiu", `/my/apply/${application}`, 390);
  await mine.page.getByRole("link", { name: "检查答案并提交" }).first().click();
  await mine.page.getByRole("button", { name: "提交申请" }).waitFor();
  for (const box of await mine.page.locator("form input[type=checkbox]").all()) await box.check();
  await mine.page.getByRole("button", { name: "提交申请" }).click();
  await mine.page.getByText(/受理编号 S350423-2023-\d{5}/).waitFor();
  const { items } = await (await over("qiu")).call("GET /api/v1/my/claims");
  const claim = items[0]?.id ?? "";

  // The employer confirms.
  const clerk = await page("renshi", "/desk/confirmations");
  await clerk.page.getByRole("checkbox", { name: "邱小敏" }).check();
  await clerk.page.getByRole("button", { name: "所选都属实" }).click();
  await clerk.page
    .getByRole("dialog")
    .getByRole("button", { name: /^属\s?实$/ })
    .click();
  await clerk.page.getByText("已答复1人。").waitFor();
  await clerk.context.close();

  // The bureau returns it once; the person puts it right.
  const officer = await page("officer", `/desk/claims/${claim}`);
  await officer.page.getByText("已锁定给我").waitFor();
  await officer.page.locator("main").focus();
  await officer.page.keyboard.press("r");
  await focused(officer.page.getByRole("combobox", { name: "添加要改的内容" }));
  await chooseTyped(officer.page, "毕业证书");
  await officer.page.getByRole("textbox", { name: "哪里不对" }).fill("没有交毕业证书。");
  await officer.page.getByRole("textbox", { name: "怎么改" }).fill("请补交毕业证书和认证报告。");
  await officer.page.keyboard.press("Control+Enter");
  await officer.page.getByText("已发出补正告知").waitFor();
  await officer.context.close();
  await mine.page.goto(`${server.url}/my/claims/${claim}`);
  await mine.page
    .getByRole("link", { name: /补正/ })
    .first()
    .click()
    .catch(() => undefined);
  const buffer = await mine.page.screenshot();
  await mine.page
    .locator("input[type=file][multiple]")
    .setInputFiles({ name: "证书.png", mimeType: "image/png", buffer });
  await mine.page.getByRole("button", { name: "提交补正", exact: true }).click();
  await mine.page.getByText("审核中", { exact: true }).first().waitFor();
  await mine.context.close();

  // Three people decide; the notice runs its five working days.
  for (const username of ["officer", "reviewer", "approver"]) await passes(username, claim);
  const prepared = await (
    await over("officer")
  ).call("POST /api/v1/notices", {
    body: {
      kind: "decision",
      unit:
        (await (await over("officer")).call("GET /api/v1/units", { query: { q: "人社局", place } })).items[0]?.id ?? "",
      claims: [claim],
      title: "关于“清人回归”生活补助拟兑现对象的公示",
      startsOn: "2023-03-01",
      contact: { office: "清流县人社局", phone: "0598-5312345" },
    },
  });
  const approver = await page("approver", `/desk/notices/${prepared.id}`);
  await approver.page.getByRole("button", { name: "发布公示" }).click();
  await approver.page.getByRole("dialog").getByRole("button").last().click();
  await approver.page.getByText("公示中", { exact: true }).first().waitFor();
  await approver.context.close();
  const anybody = await visitor(browser, { fonts: true, width: 390 });
  await anybody.page.goto(`${server.url}/notices/${prepared.id}`);
  await anybody.page.getByText("邱*敏").first().waitFor();
  await anybody.context.close();

  await later("2023-04-03T01:00:00Z");
  await expect
    .poll(
      async () => (await (await over("officer")).call("GET /api/v1/claims/:id", { params: { id: claim } })).status,
      {
        timeout: 30_000,
      },
    )
    .toBe("awaiting_funds");

  // Finance verifies the account and pays the first month through three hands.
  const checker = await page("finance_checker", "/desk/awards/accounts");
  await checker.page.getByRole("button", { name: "核对无误：邱小敏" }).click();
  await checker.page.getByRole("dialog").getByLabel("事由").fill("与银行卡核对一致");
  await checker.page.getByRole("dialog").getByRole("button", { name: "核对无误" }).click();
  await checker.page.getByText("没有待核对的账户。").waitFor();
  const preparer = await page("finance_preparer", "/desk/batches/new");
  await preparer.page.getByRole("button", { name: /^编制批次：.*1,000\.00元/ }).click();
  await preparer.page.getByText("下一步：复核通过").waitFor();
  const batch = new URL(preparer.page.url()).pathname;
  await checker.page.goto(server.url + batch);
  await checker.page.getByRole("button", { name: "复核通过" }).click();
  await checker.page.getByText("下一步：确认支付").waitFor();
  await checker.context.close();
  const releaser = await page("finance_releaser", batch);
  await releaser.page.getByRole("button", { name: "确认支付" }).click();
  await releaser.page.getByRole("dialog").getByRole("button", { name: "确认支付" }).click();
  await releaser.page.getByText("导出支付文件 CSV").waitFor();
  await releaser.context.close();
  const { payments } = await (
    await over("finance_preparer")
  ).call("GET /api/v1/batches/:id", {
    params: { id: batch.split("/").at(-1) ?? "" },
  });
  const rows = ["支付编号,金额(元),结果,原因", `${payments[0]?.number},1000.00,成功,`];
  await preparer.page.reload();
  await preparer.page.getByRole("button", { name: "导入银行回单" }).click();
  await preparer.page
    .locator("input[type=file]")
    .setInputFiles({ name: "回单.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) });
  await preparer.page.getByRole("dialog").getByRole("button", { name: "导入银行回单" }).click();
  await preparer.page.getByText("差额 0.00 账平").waitFor();
  await preparer.context.close();

  // The person and the supervisor see the same money.
  const paid = await page("qiu", "/my/money", 390);
  await paid.page.getByText("1,000元").first().waitFor();
  await paid.page.goto(`${server.url}/my/claims/${claim}`);
  await paid.page.getByText("发放中", { exact: true }).first().waitFor();
  await paid.context.close();
  const looking = await page("ducha", "/desk/supervision/lines?year=2023&kind=paid");
  await looking.page.getByRole("link", { name: "邱小敏" }).first().waitFor();
  await expect.poll(() => looking.page.locator("main").innerText()).toContain("1,000.00");
  expect(looking.faults).toEqual([]);
  await looking.context.close();
}, 240_000);
