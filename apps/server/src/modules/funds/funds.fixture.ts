/** What tests of money share: finance people, a fund with a budget, and decisions that stand without their long way. */
import type { AwardDetail, BatchDetail, Role } from "@jucai/contract";
import { sql } from "kysely";
import type { Who } from "#kernel/audit/index.ts";
import { messenger } from "#kernel/events.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { moveClaim } from "#modules/claims/standing/move-claim.ts";
import { sealAnswers } from "#modules/claims/applications/answers.ts";
import { aClaims, allowance, allowanceAnswers, type ClaimsApp, place } from "#modules/claims/claims.fixture.ts";
import { awardChecks } from "../../admin/books/awards.ts";
import { ledgerChecks } from "../../admin/books/ledger.ts";
import { paymentChecks } from "../../admin/books/payments.ts";
import { verifyBooks } from "../../admin/books/verify.ts";
import { type AppTestOptions, inForce } from "../../../test/app.ts";
import { asOwner } from "../../../test/database.ts";
import { grant } from "./awards/grant.ts";
import type { Doing } from "./ground/doing.ts";
import { ledgerFaults } from "./ledger/ledger.ts";

/** Passes Luhn's check and is nobody's. */
export const card = "6222020000000000000";
export const otherCard = "6222020000000000018";

export type FundsApp = ClaimsApp & {
  readonly preparer: Actor;
  readonly checker: Actor;
  readonly releaser: Actor;
  readonly doing: (who?: Who) => Doing;
  /** A fund with a budget of a year, in fen. Returns its id. */
  readonly aFund: (key: string, budgets?: Readonly<Record<number, number>>) => Promise<string>;
  readonly budget: (fund: string, year: number, fen: number) => Promise<Answered>;
  /** A claim whose decision stands, with these instalments. */
  readonly aDecision: (given?: Partial<Given>) => Promise<Decided>;
  /** The same granted: its award. */
  readonly anAward: (given?: Partial<Given>) => Promise<Decided & { award: AwardDetail }>;
  readonly award: (id: string) => Promise<AwardDetail>;
  /** Verifies the account that a party has entered. */
  readonly verified: (party: string) => Promise<void>;
  /** Prepared, checked and released by three people. */
  readonly released: (body?: object) => Promise<BatchDetail>;
  /** The bank's answer as it comes: CSV text or a workbook. */
  readonly bankSays: (batch: string, file: string | Buffer, key?: string) => Promise<Answered>;
  readonly upload: (path: string, who: Actor, file: string | Buffer, key?: string) => Promise<Answered>;
  readonly faults: () => Promise<readonly object[]>;
};
export type Answered = { readonly status: number; readonly body: any };
export type Due = { readonly due: string | null; readonly fen: number; readonly payee: string };
type Given = {
  readonly person: string;
  readonly benefit: string;
  readonly instalments: readonly Due[];
  readonly amountFen: number;
  readonly decidedBy: string;
  readonly lines: readonly object[];
  readonly account: string | null;
};
export type Decided = { readonly claim: string; readonly decision: string; readonly person: string };

/** Of the books' own program those about money: claims of these tests have no trail behind them. */
const moneyChecks: ReadonlySet<string> = new Set(
  [...ledgerChecks, ...awardChecks, ...paymentChecks].map(({ id }) => id),
);

/** So many months of a sum from a month on, each due on its last day. */
export function months(first: string, count: number, fen: number, payee = "person"): Due[] {
  const [year, month] = first.split("-").map(Number) as [number, number];
  return Array.from({ length: count }, (_, at) => ({
    due: new Date(Date.UTC(year, month + at, 0)).toISOString().slice(0, 10),
    fen,
    payee,
  }));
}

export const returnOf = (rows: readonly (readonly [string, string, string, string?])[]): string =>
  ["支付编号,金额(元),结果,原因", ...rows.map((row) => row.join(","))].join("\r\n");

export async function aFunds(options: AppTestOptions = {}): Promise<FundsApp> {
  const app = await aClaims(options);
  const clock = options.clock ?? inForce;
  const { as, system, units } = app;
  const finance = (role: Role) =>
    app.actor(role, { grant: { unit: units.qingliu, units: [units.qingliu], places: [place] } });
  const [preparer, checker, releaser] = [
    finance("finance_preparer"),
    finance("finance_checker"),
    finance("finance_releaser"),
  ];
  const events = messenger();
  events.on("money.moved", async (tx, { claim, status }, actor) => {
    await moveClaim(tx, { actor: actor as Actor | "system", clock, events }, claim, { do: "money", to: status });
  });
  const doing = (who: Who = "system"): Doing => ({ who, clock, events, sealing: app.sealing });
  const ok = (answer: Answered) => {
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };

  const budget: FundsApp["budget"] = (fund, year, fen) =>
    as(checker)("POST", `/api/v1/funds/${fund}/budget`, { year, fen, basis: "清财预〔2023〕1号" });
  const aFund: FundsApp["aFund"] = async (key, budgets = {}) => {
    const made = ok(await as(preparer)("POST", "/api/v1/funds", { place, key, name: { zh: key, en: key } }));
    for (const [year, fen] of Object.entries(budgets)) ok(await budget(made.id, Number(year), fen));
    return made.id;
  };
  let number = 0;
  const aDecision: FundsApp["aDecision"] = async (given = {}) => {
    const benefit = given.benefit ?? allowance;
    const person = given.person ?? (await app.aPerson());
    const instalments = given.instalments ?? months("2023-03", 36, 100_000);
    const fen = given.amountFen ?? instalments.reduce((sum, each) => sum + each.fen, 0);
    const [claim, decision, application] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    number += 1;
    const result = {
      benefit,
      amount: { kind: "fixed", form: "grant", totalFen: fen },
      instalments,
      lines: given.lines ?? [],
    };
    await system(async (tx) => {
      const { rows } = await sql<{ key: Buffer; employer: boolean }>`
        select sealed_key as key, false as employer from person where id = ${person}::uuid
        union all select sealed_key, true from employer where id = ${person}::uuid`.execute(tx);
      const party = rows[0]!;
      const of = party.employer ? "employer_id" : "person_id";
      const account = given.account === undefined ? card : given.account;
      const sealed = sealAnswers(app.sealing, party.key, application, {
        fields: Object.fromEntries(
          Object.entries(allowanceAnswers).map(([fact, value]) => [
            fact,
            { value, version: 1, by: "test", at: clock.now().toISOString() },
          ]),
        ),
        account: account === null ? null : { holder: "林测", bank: "测试银行", number: account },
      });
      const at = clock.now();
      await sql`insert into application (id, number, place, ${sql.ref(of)}, account, account_name, way, state, sealed, chosen,
          created_at, updated_at, expires_on)
        values (${application}, ${`S-${number}-${claim}`}, ${place}, ${person}, ${crypto.randomUUID()}, '林测', 'self', 'submitted',
          ${sealed}, ${[benefit]}::text[], ${at}, ${at}, '2099-01-01')`.execute(tx);
      await sql`insert into claim (id, number, application, place, benefit, kind, pack, rule_version, process, ${sql.ref(of)}, made_by,
          status, submitted_on, title, clause, claimant_name, created_at, updated_at)
        select ${claim}, ${`B-${number}-${claim}`}, ${application}, ${place}, ${benefit}, 'benefit', split_part(${benefit}, '/', 1),
          (select max(id) from document_version where document = split_part(${benefit}, '/', 1)), 'test', ${person},
          ${crypto.randomUUID()}, 'awaiting_funds', '2023-03-01', '{"zh": "生活补助", "en": "Allowance"}', '四(一)5', '林测', ${at}, ${at}`.execute(
        tx,
      );
      await sql`insert into decision (id, claim, step, place, benefit, title, outcome, decided_by, decided_name, decided_at, on_day,
          judged_on, rule_version, vocabulary_version, settings, sealed, result, judgements, amount_fen, rule_fen, similar_key, why,
          clause, grounds, letter_number, verify_code)
        select ${decision}, ${claim}, ${crypto.randomUUID()}, ${place}, ${benefit}, '{"zh": "生活补助", "en": "Allowance"}', 'approved',
          ${given.decidedBy ?? crypto.randomUUID()}, '批准人', ${at}, '2023-03-01', '2023-03-01', c.rule_version,
          (select max(id) from vocabulary_version), '{}', ${Buffer.from("x")}, ${JSON.stringify(result)}, '[]', ${fen}, ${fen}, 'x',
          '符合', '四(一)5', '[]', ${`字${number}`}, ${claim}
        from claim c where c.id = ${claim}`.execute(tx);
    });
    return { claim, decision, person };
  };
  const award: FundsApp["award"] = async (id) => ok(await as(preparer)("GET", `/api/v1/awards/${id}`));
  const anAward: FundsApp["anAward"] = async (given) => {
    const decided = await aDecision(given);
    await system((tx) => grant(tx, doing(), decided));
    const { items } = ok(await as(preparer)("GET", `/api/v1/awards?claim=${decided.claim}`));
    return { ...decided, award: await award(items[0].id) };
  };
  const verified: FundsApp["verified"] = async (party) => {
    const { rows } = await system((tx) =>
      sql<{ id: string }>`select id from payee_account where coalesce(person_id, employer_id) = ${party}::uuid
        and state = 'entered'`.execute(tx),
    );
    for (const { id } of rows) {
      ok(await as(checker)("POST", `/api/v1/payee-accounts/${id}/verify`, { verified: true, why: "与银行卡核对一致" }));
    }
  };
  const released: FundsApp["released"] = async (body = {}) => {
    const batch = ok(await as(preparer)("POST", "/api/v1/batches", { place, ...body }));
    ok(await as(checker)("POST", `/api/v1/batches/${batch.id}/check`));
    return ok(await as(releaser)("POST", `/api/v1/batches/${batch.id}/release`));
  };
  const upload: FundsApp["upload"] = async (path, who, file, key = crypto.randomUUID()) => {
    // Registers the actor's token.
    await as(who)("GET", "/api/v1/funds");
    const border = "----border";
    const head = `--${border}\r\ncontent-disposition: form-data; name="file"; filename="return.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    const answer = await app.http.inject({
      method: "POST",
      url: path,
      headers: {
        authorization: `Bearer token-of-${who.account}`,
        "accept-language": "zh",
        "idempotency-key": key,
        "content-type": `multipart/form-data; boundary=${border}`,
      },
      payload: Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from(`\r\n--${border}--\r\n`)]),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const bankSays: FundsApp["bankSays"] = (batch, file, key) =>
    upload(`/api/v1/batches/${batch}/returns`, preparer, file, key);
  const faults: FundsApp["faults"] = async () => [
    ...(await system((tx) => ledgerFaults(tx))),
    ...(await asOwner(app.connection, verifyBooks)).faults.filter(({ check }) => moneyChecks.has(check)),
  ];
  return {
    ...app,
    preparer,
    checker,
    releaser,
    doing,
    aFund,
    budget,
    aDecision,
    anAward,
    award,
    verified,
    released,
    bankSays,
    upload,
    faults,
  };
}
