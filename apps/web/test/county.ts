import type { Role } from "@jucai/contract";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { firstAdministrator, makeAccount, place } from "../../../tools/county/fill.ts";
import { type Visitor, visitor as client } from "../../../tools/county/visitor.ts";
import { settled, type Visit, visitor } from "./browser.ts";
import { startDesk } from "./desk-site.ts";

export type { Visitor };
export type Staff = {
  readonly url: string;
  readonly admin: Visitor;
  readonly unit: (name: string) => Promise<string>;
  /** Makes an account with one role at a unit and signs it in over HTTP. */
  readonly hire: (role: Role, username: string, unit: string) => Promise<Visitor>;
  /** Signs such an account in for a browser. */
  readonly enter: (context: BrowserContext, username: string) => Promise<void>;
  readonly keepPassword: (username: string, password: string) => void;
  readonly close: () => Promise<void>;
};

/** The real server with its first administrator, who hires whom a test needs; `now` as in `startDesk`. */
export async function startStaff(now?: string): Promise<Staff> {
  const desk = await startDesk(now);
  const { url } = desk;
  const [admin] = await firstAdministrator(url, desk.welcome.split("#")[1] ?? "");
  const passwords = new Map<string, string>();
  const unit = async (name: string) => {
    const { items } = await admin.call("GET /api/v1/units", { query: { q: name, place } });
    const found = items.find((one) => one.name === name);
    if (found === undefined) throw new Error(`No unit is called ${name}`);
    return found.id;
  };
  return {
    url,
    admin,
    unit,
    hire: async (role, username, name) => {
      const { password } = await makeAccount(admin, role, username, username, await unit(name));
      passwords.set(username, password);
      const hired = client(url);
      await hired.signIn(username, password);
      return hired;
    },
    enter: async (context, name) => {
      const data = { name, password: passwords.get(name) };
      const answer = await context.request.post(`${url}/api/v1/sign-in`, { data });
      if (!answer.ok()) throw new Error(await answer.text());
    },
    keepPassword: (username, password) => void passwords.set(username, password),
    close: desk.close,
  };
}

/** Opens a page as somebody who is signed in already. */
export async function openAs(browser: Browser, staff: Staff, username: string, path: string, visit: Visit = {}) {
  const opened = await visitor(browser, { fonts: true, ...visit });
  await staff.enter(opened.context, username);
  await opened.page.goto(staff.url + path);
  await settled(opened.page);
  return opened;
}

/** Presses Tab until `what` has the keyboard: as somebody does who has no mouse. */
export async function tabTo(page: Page, what: ReturnType<Page["locator"]>): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    if (await what.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${String(what)}`);
}
