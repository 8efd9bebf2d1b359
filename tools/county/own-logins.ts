import { type County, makeAccount, newPassword, place } from "./fill.ts";
import { madeUp } from "./people.ts";
import { random } from "./random.ts";
import { visitor } from "./visitor.ts";

/**
 * The logins that no office holds: a person who takes up his own entry, an employer's clerk, and a machine
 * of the social insurance. Each comes about as in life: registration by mobile, a link, a token shown once.
 */
export async function fillOwnLogins(county: County, employers: readonly string[], tell: (line: string) => void) {
  const [employer] = employers;
  if (employer !== undefined) {
    const { password } = await makeAccount(county.admin, "employer_clerk", "renshi", "单位人事", employer);
    county.logins.push({ role: "employer_clerk", unit: "第一家企业", username: "renshi", password });
  }
  county.logins.push(await personLogin(county));
  const unit = county.units.get("人社局") ?? "";
  const machine = await county.admin.call("POST /api/v1/machines", { body: { name: "社保数据接口", unit, days: 90 } });
  await county.admin.call("POST /api/v1/grants", { body: { account: machine.account.id, role: "data_source", unit } });
  county.logins.push({ role: "data_source", unit: "人社局", username: "(Bearer)", password: machine.token });
  tell("a person, an employer's clerk, a machine");
}

/** Registers by mobile with the code from the outbox, then takes up his entry by invitation and identity number. */
async function personLogin(county: County) {
  const self = madeUp(random(7), 70_000_001);
  const officer = await county.as("officer");
  const { identity, name, phone } = self;
  const facts = [{ fact: "person.degree", value: "master", since: "2021-06-30" }];
  const body = { name, idKind: "resident_id" as const, idNumber: identity, phone, facts };
  const person = await officer.call("POST /api/v1/people", {
    body: { ...body, unit: county.units.get("人社局") ?? "" },
  });
  const invitation = await officer.call("POST /api/v1/invitations", { body: { person: person.id } });
  const visit = visitor(county.admin.url);
  await visit.call("POST /api/v1/sign-in/codes", { body: { mobile: phone } });
  const { items } = await county.admin.call("GET /api/v1/messages", { query: { pageSize: 5 } });
  const sms = /\d{6}/.exec(items[0]?.text ?? "")?.[0] ?? "";
  const password = newPassword();
  const session = await visit.call("POST /api/v1/registration", { body: { mobile: phone, sms, name, password } });
  visit.keep(session.csrf);
  const token = invitation.address.split("#")[1] ?? "";
  await visit.call("POST /api/v1/session/person", { body: { token, identity } });
  return { role: "person" as const, unit: place, username: phone, password };
}
