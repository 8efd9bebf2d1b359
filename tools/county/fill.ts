import { randomBytes } from "node:crypto";
import type { Role } from "@jucai/contract";
import { creditCode, type MadeUp, madeUp } from "./people.ts";
import { random } from "./random.ts";
import { type Visitor, visitor } from "./visitor.ts";
import { surveyWorkbook } from "./workbook.ts";

/** The demonstration takes place in Qingliu; the units come from its documents. */
export const place = "350423";
export const survey = "qingliu-huigui-2023/survey";

/** One account of the demonstration, as it is printed. */
export type Login = {
  readonly role: Role;
  readonly unit: string;
  readonly username: string;
  readonly password: string;
};
export type County = {
  readonly admin: Visitor;
  readonly logins: Login[];
  readonly units: ReadonlyMap<string, string>;
  /** Signs in as the account of a role. */
  readonly as: (role: Role) => Promise<Visitor>;
  readonly signIn: (username: string) => Promise<Visitor>;
};
type Tell = (line: string) => void;

/** Role, the username that is printed, and the unit by a name that the documents use. */
const staff: readonly (readonly [Role, string, string])[] = [
  ["talent_office", "rencai", "人才办"],
  ["officer", "jingban", "人社局"],
  ["window_clerk", "chuangkou", "人社局"],
  ["reviewer", "fuhe", "人社局"],
  ["approver", "shenpi", "人社局"],
  ["township_clerk", "changxiao", "长校镇"],
  ["township_clerk", "songxi", "嵩溪镇"],
  ["service_specialist", "zhuanyuan", "人社局"],
  ["policy_author", "nicao", "人才办"],
  ["policy_publisher", "fabu", "人才办"],
  ["finance_preparer", "bianzhi", "财政局"],
  ["finance_checker", "caifuhe", "财政局"],
  ["finance_releaser", "zhifu", "财政局"],
  ["supervisor", "ducha", "县委、县政府督查室"],
  ["system_admin", "xitong", "清流县"],
  ["security_admin", "anquan", "清流县"],
  ["audit_admin", "shenji", "清流县"],
];

/** A password that meets the rules and stands nowhere but on the console. */
export const newPassword = () => `Jc-${randomBytes(9).toString("base64url")}1`;

/** Makes the first administrator by the one-time link. */
export async function firstAdministrator(url: string, token: string, username = "guanli"): Promise<[Visitor, Login]> {
  const admin = visitor(url);
  const password = newPassword();
  const session = await admin.call("POST /api/v1/welcome", { body: { token, username, name: "管理员", password } });
  admin.keep(session.csrf);
  return [admin, { role: "system_admin", unit: "全部", username, password }];
}

/** Makes an account with one role at a unit, through the link that its holder would get. */
export async function makeAccount(admin: Visitor, role: Role, username: string, name: string, unit: string) {
  const made = await admin.call("POST /api/v1/accounts", { body: { name, username, unit } });
  await admin.call("POST /api/v1/grants", { body: { account: made.account.id, role, unit } });
  const password = newPassword();
  const token = made.link.address.split("#")[1] ?? "";
  await visitor(admin.url).call("POST /api/v1/links/password", { body: { token, password } });
  return { account: made.account.id, password };
}

/** A unit of the place by name; makes a township when the documents do not name it. */
async function unitNamed(admin: Visitor, name: string): Promise<string> {
  const found = await admin.call("GET /api/v1/units", { query: { q: name, place } });
  const same = found.items.find((each) => each.name === name) ?? found.items.find((each) => each.name.includes(name));
  if (same !== undefined) return same.id;
  const top = await admin.call("GET /api/v1/units", { query: { q: "清流县", kind: "jurisdiction", place } });
  const parent = top.items[0]?.id;
  if (parent === undefined) throw new Error("the county itself is not among the units");
  const body = { parent, kind: name.endsWith("镇") ? ("township" as const) : ("office" as const), name };
  return (await admin.call("POST /api/v1/units", { body })).id;
}

/** Offices and one account per role. */
export async function fillOffices(url: string, token: string, tell: Tell): Promise<County> {
  const [admin, first] = await firstAdministrator(url, token);
  const units = new Map<string, string>();
  const logins: Login[] = [first];
  for (const [role, username, unit] of staff) {
    const id = units.get(unit) ?? (await unitNamed(admin, unit));
    units.set(unit, id);
    const { password } = await makeAccount(admin, role, username, `${unit}${username}`, id);
    logins.push({ role, unit, username, password });
  }
  tell(`${units.size} units, ${logins.length} accounts`);
  const enter = async (login: Login | undefined) => {
    if (login === undefined) throw new Error("there is no such account");
    const visit = visitor(url);
    await visit.signIn(login.username, login.password);
    return visit;
  };
  return {
    admin,
    logins,
    units,
    as: (role) => enter(logins.find((each, at) => at > 0 && each.role === role)),
    signIn: (username) => enter(logins.find((each) => each.username === username)),
  };
}

/** People by the survey form, imported as a township does it: upload, look, confirm. */
export async function importPeople(clerk: Visitor, unit: string, people: readonly MadeUp[], tell: Tell) {
  const form = new FormData();
  form.append("file", new Blob([await surveyWorkbook(people)]), "survey.xlsx");
  const query = { roster: survey, year: 2026, unit };
  const { id } = await clerk.upload("POST /api/v1/imports", { query }, form);
  const checked = await until(clerk, id, (status) => status !== "checking");
  if (checked.status !== "checked") throw new Error(`the import stopped: ${JSON.stringify(checked.problems)}`);
  await clerk.call("POST /api/v1/imports/:id/confirm", { params: { id }, body: { mode: "good_rows" } });
  const done = await until(clerk, id, (status) => status !== "writing" && status !== "checked");
  tell(`${done.receipt?.newOnes ?? 0} people imported (${done.receipt?.number ?? done.status})`);
  return done;
}

async function until(clerk: Visitor, id: string, over: (status: string) => boolean) {
  for (;;) {
    const it = await clerk.call("GET /api/v1/imports/:id", { params: { id } });
    if (over(it.status)) return it;
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** Companies of the county. */
export async function fillEmployers(officer: Visitor, count: number, tell: Tell): Promise<string[]> {
  const chance = random(423);
  const kinds = ["新材料", "食品", "化工", "林业", "机械", "文旅", "电子"];
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const name = `清流县${chance.pick([..."盛恒源兴达瑞嘉"])}${chance.pick([..."丰泰和裕宏"])}${chance.pick(kinds)}有限公司${at + 1}号`;
    const body = { name, uscc: creditCode(place, at + 1), phone: `0598-53${String(10_000 + at).slice(1)}` };
    ids.push((await officer.call("POST /api/v1/employers", { body })).id);
  }
  tell(`${ids.length} employers`);
  return ids;
}

/** Made-up people, `from` on: two calls with different ranges share nobody. */
export function somePeople(count: number, from = 0): MadeUp[] {
  const chance = random(2026 + from);
  return Array.from({ length: count }, (_each, at) => madeUp(chance, from + at));
}
