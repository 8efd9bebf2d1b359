import { readFile } from "node:fs/promises";
import { parseDay } from "@jucai/engine/model";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { startBrowser, visitor, type Visit } from "./browser.ts";
import { card } from "./check-steps.ts";
import { theSite } from "./the-site.ts";

const site = theSite();
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** A doctor from Qingliu whom a leading firm of the county hired, insured for five months so far. */
const doctor: Readonly<Record<string, unknown>> = {
  "person.native_place": "350423",
  "person.newly_returned": true,
  "person.degree": "doctor",
  "person.study_mode": "full-time",
  "person.graduated_on": parseDay("2021-06-30"),
  "person.diploma_certified": true,
  "person.college_kind": "regular",
  "person.student_scheme": "none",
  "employer.leading_firm": true,
  "employer.tax_last_year": 200_000_000,
  "employment.kind": "company",
  "employment.place": "350423",
  "employment.started_on": parseDay("2023-03-20"),
  "employment.newly_hired": true,
  "contract.months": 36,
  "insurance.started_on": parseDay("2023-04-01"),
  "insurance.months": 6,
};
const fromElsewhere = { ...doctor, "person.college_kind": "independent" };

/** A doctor born on 15 March 1990, never insured before, who may sign with an enterprise in Nanping. */
const beforeSigning: Readonly<Record<string, unknown>> = {
  "person.born_on": parseDay("1990-03-15"),
  "person.degree": "doctor",
  "person.study_mode": "full-time",
  "person.graduated_on": parseDay("2020-06-30"),
  "person.fresh_graduate": false,
  "person.college_place": "310100",
  "person.student_origin": "350100",
  "person.plan_2020_1": false,
  "employment.kind": "company",
  "employment.place": "350702",
  "employment.arrived_on": parseDay("2026-03-01"),
  "contract.months": 36,
  "insurance.pension_paid": true,
  "insurance.paid_by_rule": true,
};

/** Opens the result of answers that are kept in the tab. */
async function resultOf(
  said: Readonly<Record<string, unknown>>,
  visit: Visit = { width: 390 },
  { place, on } = { place: "350423", on: "2023-10-10" },
) {
  const opened = await visitor(browser, { ...visit, fonts: true });
  const answers = Object.fromEntries(
    Object.entries(said).map(([id, value]) =>
      Array.isArray(value) ? [id, { kind: "rows", rows: value }] : [id, { kind: "value", value }],
    ),
  );
  const kept = JSON.stringify({ role: "person", places: [place], on, answers, prefer: [] });
  await opened.page.addInitScript((check) => {
    sessionStorage.setItem("jucai.check", check);
    history.replaceState({ place: { screen: "result" } }, "");
  }, kept);
  await opened.page.goto(`${site.url}/check?place=${place}`);
  await opened.page.locator("#almost").waitFor();
  return opened;
}

const near = (page: Page, kind: string) => page.locator(`.ck-near--${kind}`);

describe("what is nearly yours", () => {
  it("names the day on which it comes by itself, the last day, and the money", async () => {
    const { page, context, faults } = await resultOf({ ...fromElsewhere, "insurance.months": 5 });
    const text = await near(page, "by_itself").innerText();
    expect(text).toContain("龙头企业新招高校毕业生生活补助");
    expect(text).toContain("到2023年11月10日满足，最迟2026年1月8日提出。");
    expect(text).toContain("72,000元");
    await expect.poll(() => near(page, "act").count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says what to do: a contract of 35 months lacks one", async () => {
    const { page, context } = await resultOf({ ...fromElsewhere, "contract.months": 35 });
    await expect.poll(() => near(page, "act").innerText()).toMatch(/合同期限：36个月及以上[\s\S]*最迟2026年1月8日/);
    await context.close();
  });

  it("names the eve of the 36th birthday as the last day to sign in Nanping, and nothing from the birthday on", async () => {
    const said = { ...beforeSigning, pensions: [], stays: [] };
    const eve = await resultOf(said, { width: 390 }, { place: "350700", on: "2026-03-10" });
    const act = await near(eve.page, "act").innerText();
    expect(act).toMatch(/大学毕业生安家补助[\s\S]*2026年3月14日[\s\S]*100,000元/);
    await eve.context.close();
    const day = await resultOf(said, { width: 390 }, { place: "350700", on: "2026-03-15" });
    await expect.poll(() => near(day.page, "act").count()).toBe(0);
    await day.context.close();
  });

  it("gives no advice on what nobody can change, and says what is to be found out first", async () => {
    const { page, context } = await resultOf({ ...fromElsewhere, "insurance.months": 5 });
    await expect.poll(() => page.locator("#almost").innerText()).not.toContain("独立学院");
    await near(page, "answer").locator("summary").first().click();
    await expect.poll(() => near(page, "answer").innerText()).toContain("是的话，");
    await context.close();
  });
});

describe("the other bundle", () => {
  it("is explained with its clause and its total, and may be taken", async () => {
    const { page, context } = await resultOf(doctor);
    const other = card(page, "龙头企业新招高校毕业生生活补助");
    await expect.poll(() => other.innerText()).toContain("附则(六)");
    await expect.poll(() => other.innerText()).toContain("换成这项，合计仍是 72,000元。");
    await other.getByRole("button", { name: "换成这项" }).click();
    await expect.poll(() => card(page, "“清人回归”生活补助").innerText()).toContain("按您的选择没有算这一项。");
    await context.close();
  });
});

describe("the personal timeline", () => {
  it("sums the instalments of each year, names last days, and is saved as a calendar file without the network", async () => {
    const { page, context } = await resultOf(doctor);
    await context.setOffline(true);
    const text = await page.locator("#timeline").innerText();
    expect(text).toMatch(/2024[\s\S]*当年 12 期，24,000元/);
    expect(text).toContain("有效期最后一天");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /\.ics/ }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("人才政策时间表.ics");
    const ics = await readFile((await file.path()) ?? "", "utf8");
    expect(ics.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
    expect(ics.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(36);
    expect(ics).toContain("DTSTART;VALUE=DATE:20260108");
    await context.close();
  });

  it.each<Visit>([
    { width: 390 },
    { width: 390, elder: "large" },
    { width: 320, language: "en", elder: "largest" },
    { width: 1440, language: "en" },
  ])("is whole at %o", async (visit) => {
    const { page, context, faults } = await resultOf(doctor, visit);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
