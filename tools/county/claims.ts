import { type County, place } from "./fill.ts";
import { madeUp } from "./people.ts";
import { random } from "./random.ts";
import type { Visitor } from "./visitor.ts";

type Tell = (line: string) => void;
/** A prize of a county contest: money and a title, by a document that is in force. */
const prize = "qingliu-huigui-2023/13g" as const;
const allowance = "qingliu-2023-1/05";
const ground = "演示数据";

/**
 * What the place has said, money, claims on every step of their way, and allowances that ran before: enough to see
 * each desk of claims and funds at work.
 */
export async function fillClaims(county: County, today: string, tell: Tell): Promise<void> {
  const office = await county.as("talent_office");
  await setOpenPoints(office, today);
  await fillFunds(county, Number(today.slice(0, 4)));
  const claims = await handIn(county, today, 9);
  const decided = await workThrough(county, claims);
  await giveNotice(county, office, today, decided);
  tell(`${claims.length} claims, ${decided.length} of them decided and in public notice`);
  await takeOver(county, today, tell);
}

/** Everything that payments and notices wait for, set to its reading or to five days. */
async function setOpenPoints(office: Visitor, today: string): Promise<void> {
  const { items } = await office.call("GET /api/v1/settings", { query: { place } });
  const set = (key: string, value: string | number | boolean) =>
    office.call("POST /api/v1/settings", { body: { place, key, value, basis: ground, validFrom: today } });
  for (const { key, neededFor, reading } of items) {
    if (neededFor === "payment" && reading !== null) await set(key, reading);
    if (neededFor === "step") await set(key, 5);
  }
  await set("place#accept_incomplete", true);
  await set("place#correction_days", 10);
}

async function fillFunds(county: County, year: number): Promise<void> {
  const [preparer, checker] = [await county.as("finance_preparer"), await county.as("finance_checker")];
  const funds = [
    ["employment", "就业补助资金", "Employment subsidy fund", 30_000_000],
    ["superior", "上级补助资金", "Subsidies from higher levels", 8_000_000],
    ["county-talent", "县人才专项资金", "County special fund for talent", 120_000_000],
  ] as const;
  for (const [key, zh, en, fen] of funds) {
    const { id } = await preparer.call("POST /api/v1/funds", { body: { place, key, name: { zh, en } } });
    for (const each of [year, year + 1]) {
      await checker.call("POST /api/v1/funds/:id/budget", { params: { id }, body: { year: each, fen, basis: ground } });
    }
  }
}

/** People at the window who won prizes; each with an account. */
async function handIn(county: County, today: string, count: number): Promise<string[]> {
  const window = await county.as("window_clerk");
  const unit = county.units.get("人社局") ?? "";
  const claims: string[] = [];
  for (let at = 0; at < count; at++) {
    const { name, identity, phone } = madeUp(random(at + 11), 71_000_000 + at);
    const person = await window.call("POST /api/v1/people", {
      body: { name, idKind: "resident_id", idNumber: identity, phone, unit },
    });
    const rank = (["first", "second", "third"] as const)[at % 3] ?? "first";
    const won = {
      contest: `职业技能竞赛第${at + 1}场`,
      county_contest: true,
      rank,
      won_on: `${today.slice(0, 4)}-03-10`,
    };
    const form = await window.call("POST /api/v1/applications", {
      body: { place, chosen: [prize], answers: { prizes: [won] }, person: person.id },
    });
    const account = { holder: name, bank: "演示银行", number: cardOf(at) };
    const saved = await window.call("PATCH /api/v1/applications/:id", {
      params: { id: form.id },
      body: { version: form.version, account },
    });
    const sent = await window.call("POST /api/v1/applications/:id/submit", {
      params: { id: form.id },
      body: {
        version: saved.application.version,
        declared: true,
        consent: saved.application.consent.version,
        accountConsent: true,
      },
    });
    claims.push(...sent.claims.map(({ id }) => id ?? ""));
  }
  return claims;
}

/** The first three are decided, the next two half-way, the rest wait. Returns those decided. */
async function workThrough(county: County, claims: readonly string[]): Promise<string[]> {
  const officers = [await county.as("officer"), await county.as("reviewer"), await county.as("approver")];
  for (const [at, id] of claims.entries()) {
    for (const officer of officers.slice(0, at < 3 ? 3 : at < 5 ? 1 : 0)) {
      const { version } = await officer.call("GET /api/v1/claims/:id", { params: { id } });
      await officer.call("POST /api/v1/claims/:id/review/pass", {
        params: { id },
        body: { version, opinion: "材料齐全，符合条件" },
      });
    }
  }
  return claims.slice(0, 3);
}

async function giveNotice(county: County, office: Visitor, today: string, claims: readonly string[]): Promise<void> {
  const officer = await county.as("officer");
  const { id } = await officer.call("POST /api/v1/notices", {
    body: {
      kind: "decision",
      unit: county.units.get("人社局") ?? "",
      claims: [...claims],
      title: "“技能能手”奖励公示",
      startsOn: today,
      contact: { office: "清流县人社局", phone: "0598-5312345" },
    },
  });
  await office.call("POST /api/v1/notices/:id/publish", { params: { id } });
}

/** Allowances that began before this software, with what they have had. */
async function takeOver(county: County, today: string, tell: Tell): Promise<void> {
  const officer = await county.as("officer");
  const unit = county.units.get("人社局") ?? "";
  const start = `${Number(today.slice(0, 4)) - 1}-07`;
  const rows = ["证件号码,姓名,待遇,起始月份,总期数,已付期数,每期金额(元),资金来源,银行账号,开户行"];
  for (let at = 0; at < 6; at++) {
    const { name, identity, phone } = madeUp(random(at + 51), 72_000_000 + at);
    await officer.call("POST /api/v1/people", {
      body: { name, idKind: "resident_id", idNumber: identity, phone, unit },
    });
    rows.push(
      [identity, name, allowance, start, 36, 13, "1000.00", "county-talent", cardOf(100 + at), "演示银行"].join(","),
    );
  }
  const form = new FormData();
  form.append("file", new Blob([rows.join("\r\n")]), "存量.csv");
  const preparer = await county.as("finance_preparer");
  const checked = await preparer.upload("POST /api/v1/takeovers", { query: { place, kind: "awards" } }, form);
  if (checked.problems > 0) throw new Error(`the take-over has problems: ${JSON.stringify(checked.rows)}`);
  const checker = await county.as("finance_checker");
  const done = await checker.call("POST /api/v1/takeovers/:id/confirm", { params: { id: checked.id } });
  tell(`${done.good} running allowances taken over`);
}

/** A card number that passes Luhn's check and is nobody's. */
export function cardOf(number: number): string {
  const digits = `622202${String(number).padStart(12, "0")}`;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
