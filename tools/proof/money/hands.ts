import { newKey } from "@jucai/contract/client";
import { type County, makeAccount } from "../../county/fill.ts";
import { type Visitor, visitor } from "../../county/visitor.ts";

/** What a request came to: its status and its JSON; 0 when the connection was cut. */
export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
export type Send = (
  method: "GET" | "POST" | "PATCH" | "PUT",
  path: string,
  body?: object,
  key?: string,
) => Promise<Answer>;

/** Who has a hand in it: several accounts for each role, so that the wrong one is often asked. */
export const roles = [
  "window_clerk",
  "officer",
  "reviewer",
  "approver",
  "talent_office",
  "finance_preparer",
  "finance_checker",
  "finance_releaser",
] as const;
export type HandRole = (typeof roles)[number];
export type Hand = { readonly role: HandRole; readonly send: Send; readonly upload: Upload };
export type Upload = (path: string, file: string, key: string) => Promise<Answer>;
export type Logins = readonly { readonly role: HandRole; readonly name: string; readonly password: string }[];

const unitOf: Readonly<Record<HandRole, string>> = {
  window_clerk: "人社局",
  officer: "人社局",
  reviewer: "人社局",
  approver: "人社局",
  talent_office: "人才办",
  finance_preparer: "财政局",
  finance_checker: "财政局",
  finance_releaser: "财政局",
};

/** A second account beside that of the county for each role. */
export async function makeLogins(county: County): Promise<Logins> {
  const first = roles.map((role) => {
    const login = county.logins.find((each) => each.role === role)!;
    return { role, name: login.username, password: login.password };
  });
  const second = [];
  for (const role of roles) {
    const name = `er-${role.replaceAll("_", "-")}`;
    const unit = county.units.get(unitOf[role]) ?? "";
    const { password } = await makeAccount(county.admin, role, name, name, unit);
    second.push({ role, name, password });
  }
  return [...first, ...second];
}

/** Signs everybody in; after a crash sessions go on, but a moved clock may have ended them. */
export async function signInAll(url: string, logins: Logins): Promise<Hand[]> {
  const hands: Hand[] = [];
  for (const { role, name, password } of logins) {
    const visit = visitor(url);
    await visit.signIn(name, password);
    hands.push({ role, send: sender(visit), upload: uploader(visit) });
  }
  return hands;
}

function sender(visit: Visitor): Send {
  return async (method, path, body, key = newKey()) => {
    const headers = {
      accept: "application/json",
      "idempotency-key": key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return answerOf(visit.send(`${visit.url}${path}`, { method, headers, ...sent }));
  };
}

function uploader(visit: Visitor): Upload {
  return async (path, file, key) => {
    const form = new FormData();
    form.append("file", new Blob([file]), "return.csv");
    const headers = { accept: "application/json", "idempotency-key": key };
    return answerOf(visit.send(`${visit.url}${path}`, { method: "POST", headers, body: form }));
  };
}

/** A connection that a kill cuts is an answer too: nobody knows what came of it. */
async function answerOf(sent: Promise<Response>): Promise<Answer> {
  try {
    const response = await sent;
    return { status: response.status, body: (await response.json()) as Answer["body"] };
  } catch {
    return { status: 0, body: {} };
  }
}
