import type { Page } from "playwright-core";
import type { Site } from "./the-site.ts";

/** What a person says: fact or list id → the id of a choice, a date `YYYY-MM-DD`, or typed text. All else is not known. */
export type Said = Readonly<Record<string, string>>;
export type Beginning = {
  readonly role?: "person" | "employer" | "referrer";
  readonly on?: string;
  readonly place?: string;
};

/** The person: a master of Qingliu origin who starts her own business on 2023-03-01. */
export const homecomer: Said = {
  "person.native_place": "350423",
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.graduated_on": "2021-06-30",
  "employment.kind": "own-business",
  "employment.place": "350423",
  "employment.started_on": "2023-03-01",
  "person.newly_returned": "true",
  "person.diploma_certified": "true",
  "person.college_kind": "regular",
  "person.student_scheme": "none",
};

/** Opens the check and answers the first screen. */
export async function begin(
  page: Page,
  site: Site,
  { role = "person", on = "2023-03-01", place = "350423" }: Beginning = {},
) {
  await page.goto(`${site.url}/check?place=${place}`);
  await page.locator(`input[name="role"][value="${role}"]`).check();
  await page.locator('input[name="day"][value="other"]').check();
  await fillDate(page, on);
  await page.locator('button[type="submit"]').click();
  await page.locator(".ck-progress").waitFor();
}

/** Answers question after question until the result; tells which were asked, in order. */
export async function answerAll(page: Page, said: Said = {}): Promise<string[]> {
  const asked: string[] = [];
  for (let id = await question(page); id !== undefined; id = await question(page)) {
    asked.push(id);
    await answer(page, said[id]);
    await next(page, id);
    if (asked.length > 200) throw new Error(`The questions do not end: ${asked.slice(-5).join(", ")}`);
  }
  return asked;
}

/** Answers nothing until a question comes up: which comes first is for the rules to choose. */
export async function reach(page: Page, wanted: string): Promise<void> {
  for (let id = await question(page); id !== wanted; id = await question(page)) {
    if (id === undefined) throw new Error(`${wanted} is never asked`);
    await answer(page, undefined);
    await next(page, id);
  }
}

/** Answers until everything that the person has to say is said, then looks at the result. */
export async function answerKnown(page: Page, said: Said): Promise<void> {
  const left = new Set(Object.keys(said));
  for (let id = await question(page); id !== undefined && left.size > 0; id = await question(page)) {
    await answer(page, said[id]);
    await next(page, id);
    left.delete(id);
  }
  const result = page.locator(".ck-bar > button");
  if (await result.count()) await result.click();
  await page.locator(".ck-summary").waitFor();
}

/** The fact or list that the screen asks for; undefined once it is the result. */
export async function question(page: Page): Promise<string | undefined> {
  const radio = page.locator('main form:has(.ck-progress) input[type="radio"]').first();
  return (await radio.count()) === 0 ? undefined : ((await radio.getAttribute("name")) ?? undefined);
}

/** Fills in one answer; without one, "I do not know". */
export async function answer(page: Page, said: string | undefined): Promise<void> {
  if (said === undefined) return page.locator('input[value="@unknown"], input[value="skip"]').check();
  if (await page.locator('[data-box="year"]').count()) return fillDate(page, said);
  const text = page.locator('[data-box="text"]');
  if (await text.count()) return text.fill(said);
  return page.locator(`input[type="radio"][value="${said}"]`).check();
}

/** Goes on, and waits until another screen stands there. */
export async function next(page: Page, from: string): Promise<void> {
  await page.locator('button[type="submit"]').click();
  await page.waitForFunction(
    (id) => document.querySelector("main form input[type=radio]")?.getAttribute("name") !== id,
    from,
  );
}

async function fillDate(page: Page, iso: string): Promise<void> {
  const boxes = page.locator('main form input[inputmode="numeric"]');
  for (const [index, part] of iso.split("-").entries()) await boxes.nth(index).fill(String(Number(part)));
}

/** The card of a benefit on the result page. */
export function card(page: Page, title: string) {
  return page.locator("article", { has: page.getByRole("heading", { name: title }) });
}

/** All requests from now on, those answered by the page's own data included. */
export function watchRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  return requests;
}
