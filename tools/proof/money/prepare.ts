import type { County } from "../../county/fill.ts";
import { cardOf } from "../../county/claims.ts";
import { place, somePeople } from "../../county/fill.ts";
import type { Answer, Hand, HandRole } from "./hands.ts";

/** A monthly allowance of three years, and a person to whom it is due. */
const allowance = "qingliu-2023-1/05";
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
  "employment.kind": "own-business",
  "employment.place": place,
  "employment.started_on": "2023-03-01",
};
/** The instant at which the drill begins: the document is in force and some months are due. */
export const begins = "2023-07-03T01:00:00Z";

export const handOf = (hands: readonly Hand[], role: HandRole): Hand => {
  const found = hands.find((each) => each.role === role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
};

const ok = (answer: Answer): Record<string, unknown> => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** What the place has to say before anything can be paid, and two funds of which the first is soon dry. */
export async function prepareMoney(hands: readonly Hand[]): Promise<{ funds: string[]; fen: number }> {
  const office = handOf(hands, "talent_office").send;
  const basis = { basis: "演练", validFrom: "2023-01-01", place };
  for (const [key, value] of [
    [`${allowance}#start_delay`, 0],
    [`${allowance}#interval`, "month"],
    ["place#accept_incomplete", true],
  ] as const) {
    ok(await office("POST", "/api/v1/settings", { ...basis, key, value }));
  }
  const [preparer, checker] = [handOf(hands, "finance_preparer").send, handOf(hands, "finance_checker").send];
  const funds = [];
  let all = 0;
  for (const [key, fen] of [
    ["superior", 700_000],
    ["county-talent", 30_000_000],
  ] as const) {
    const fund = ok(await preparer("POST", "/api/v1/funds", { place, key, name: { zh: key, en: key } }));
    funds.push(String(fund["id"]));
    for (const year of [2023, 2024]) {
      ok(await checker("POST", `/api/v1/funds/${String(fund["id"])}/budget`, { year, fen, basis: "演练" }));
      all += fen;
    }
  }
  return { funds, fen: all };
}

/** People at the window, each with a claim handed in; returns the claims' ids. */
export async function prepareClaims(
  county: County,
  hands: readonly Hand[],
  count: number,
  from = 0,
): Promise<string[]> {
  const window = handOf(hands, "window_clerk").send;
  const unit = county.units.get("人社局");
  const claims: string[] = [];
  for (const [at, { name, identity }] of somePeople(count, 50_000 + from).entries()) {
    const person = ok(
      await window("POST", "/api/v1/people", { name, idKind: "resident_id", idNumber: identity, unit }),
    );
    const form = ok(
      await window("POST", "/api/v1/applications", { place, chosen: [allowance], answers, person: person["id"] }),
    );
    const account = { holder: name, bank: "演练银行", number: cardOf(from + at) };
    const saved = ok(
      await window("PATCH", `/api/v1/applications/${String(form["id"])}`, { version: form["version"], account }),
    );
    const { version, consent } = saved["application"] as { version: number; consent: { version: number } };
    const sent = ok(
      await window("POST", `/api/v1/applications/${String(form["id"])}/submit`, {
        version,
        declared: true,
        consent: consent.version,
        accountConsent: true,
      }),
    );
    for (const { id } of sent["claims"] as { id: string }[]) claims.push(id);
  }
  return claims;
}
