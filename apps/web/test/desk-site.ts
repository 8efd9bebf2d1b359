import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { inject } from "vitest";
import { fillEmployers, firstAdministrator, makeAccount, place } from "../../../tools/county/fill.ts";
import { startServer } from "../../../tools/county/server.ts";
import { type Visitor, visitor as client } from "../../../tools/county/visitor.ts";
import { type Opened, settled, type Visit, visitor } from "./browser.ts";

export type Clerk = { readonly name: string; readonly password: string };
export type Desk = {
  readonly url: string;
  /** Path of the one-time link that makes the first administrator; still unused. */
  readonly welcome: string;
  readonly close: () => Promise<void>;
};
/** Whoever works in the county that the tests use. */
export type County = {
  readonly admin: Clerk;
  /** A township clerk of 长校镇. */
  readonly township: Clerk;
  /** An officer of the county's 人社局. */
  readonly officer: Clerk;
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** The real server with nobody in it. `now` is when its clock begins; left out, it is the machine's. */
export async function startDesk(now?: string): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "jucai-desk-"));
  const data = join(folder, "data");
  // With owners and modes: PostgreSQL's part belongs to somebody else when the tests run as root.
  execFileSync("cp", ["-a", inject("startedOnce"), data]);
  await chmod(folder, 0o711);
  const clock = pathToFileURL(join(import.meta.dirname, "clock.mjs")).href;
  const then = now === undefined ? {} : { NODE_OPTIONS: `--import=${clock}`, JUCAI_TEST_NOW: now };
  const server = await startServer({ JUCAI_DATA: data, JUCAI_SMS: "outbox", ...then });
  return {
    url: server.url,
    welcome: `/welcome#${server.welcome}`,
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the administrator by the one-time link, two clerks, people and two employers. */
export async function fillDesk(desk: Desk): Promise<County> {
  const [admin, login] = await firstAdministrator(desk.url, desk.welcome.split("#")[1] ?? "");
  const account = async (role: "township_clerk" | "officer", username: string, unit: string) => {
    const { password } = await makeAccount(admin, role, username, `${unit}经办`, await unitId(admin, unit));
    return { name: username, password };
  };
  const township = await account("township_clerk", "changxiao", "长校镇");
  const officer = await account("officer", "jingban", "人社局");
  const [clerk, office] = await Promise.all([township, officer].map((each) => signedIn(desk, each)));
  const people = [];
  for (const each of somebody) {
    const { id, name } = await clerk!.call("POST /api/v1/people", { body: each });
    people.push({ id, name });
  }
  await fillEmployers(office!, 2, () => {});
  return { admin: { name: login.username, password: login.password }, township, officer, people };
}

/** Nobody: names with well-formed numbers, enough for two pages of a list. */
const surnames = [..."赖邱罗林陈张王李黄吴"];
const somebody = surnames.flatMap((surname, at) =>
  [..."小明芳"].map((given, also) => ({
    name: surname + given,
    gender: also === 1 ? ("male" as const) : ("female" as const),
    birthMonth: `19${70 + at}-0${also + 1}`,
    phone: `139000${String(at * 10 + also).padStart(5, "0")}`,
  })),
);

async function unitId(admin: Visitor, name: string): Promise<string> {
  const { items } = await admin.call("GET /api/v1/units", { query: { q: name, place } });
  const id = items.find((unit) => unit.name.includes(name))?.id;
  if (id === undefined) throw new Error(`There is no unit ${name}`);
  return id;
}

export async function signedIn(desk: Pick<Desk, "url">, { name, password }: Clerk): Promise<Visitor> {
  const visit = client(desk.url);
  await visit.signIn(name, password);
  return visit;
}

/** Opens a page of the desk as somebody: the sign-in page asks, and comes back to it. */
export async function openDesk(browser: Browser, desk: Desk, clerk: Clerk, path: string, visit: Visit = {}) {
  const opened: Opened = await visitor(browser, visit);
  await opened.page.goto(desk.url + path);
  await opened.page.waitForURL(/\/sign-in\?to=/);
  await typeSignIn(opened.page, clerk);
  await opened.page.waitForURL((url) => url.pathname.startsWith("/desk"));
  await settled(opened.page);
  return opened;
}

/** Fills in the sign-in form and sends it. */
export async function typeSignIn(page: Page, { name, password }: Clerk): Promise<void> {
  await page.locator('input[name="name"]').fill(name);
  const secret = page.locator('input[name="password"]');
  await secret.fill(password);
  // To the field itself: what was wrong the last time may just now be taking the keyboard.
  await secret.press("Enter");
}

/** What must be true of every page: one heading, its language, no sideways scroll, one <main>, a title. */
export function wholeness(page: Page) {
  return page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    language: document.documentElement.lang,
    sideways: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    main: document.querySelectorAll("main").length,
    titled: document.title.length > 3,
  }));
}
