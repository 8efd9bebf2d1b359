/** Claims in a given state, written past every lock: how they come there is tested elsewhere. */
import { randomUUID } from "node:crypto";
import type { ClaimStatus } from "@jucai/contract";
import type { TestApp } from "../../../../../test/app.ts";
import { asOwner } from "../../../../../test/database.ts";

export type ClaimGiven = {
  readonly person?: string;
  readonly employer?: string;
  readonly name?: string;
  readonly status?: ClaimStatus;
  readonly units?: readonly string[];
  readonly fen?: number;
  readonly process?: string;
  readonly account?: string;
  readonly workplace?: string;
  /** Working days of the step of public notice; null: the process leaves them open. */
  readonly noticeDays?: number | null;
};

let numbers = 0;

/** Inserts a claim with a decision behind it and a step of public notice that is open. */
export async function aClaim(
  app: TestApp,
  given: ClaimGiven,
): Promise<{ readonly id: string; readonly number: string }> {
  const { person = null, employer = null, name = "林小夏", status = "approved", units = [], fen = 100_000 } = given;
  const { process = "standard/benefit", account = randomUUID(), workplace = null, noticeDays = null } = given;
  const [application, id, step] = [randomUUID(), randomUUID(), randomUUID()];
  numbers += 1;
  const number = `350423-2023-${String(numbers).padStart(5, "0")}`;
  const title = JSON.stringify({ zh: "企业招才引智生活补助", en: "Living allowance" });
  await asOwner(app.connection, async (owner) => {
    const run = (text: string, values: readonly unknown[]) => owner.query(text, [...values]);
    await run(
      `insert into application (id, number, place, person_id, employer_id, account, account_name, way, state, sealed,
         chosen, created_at, updated_at, expires_on)
       values ($1, $2, '350423', $3, $4, $5, 'test', 'self', $6, '', '{}', now(), now(), '2030-01-01')`,
      [application, `A${number}`, person, employer, account, status === "draft" ? "draft" : "submitted"],
    );
    await run(
      `insert into claim (id, number, application, place, benefit, kind, pack, rule_version, process, person_id,
         employer_id, confirming_employer, units, made_by, status, step, submitted_on, title, clause, claimant_name,
         asked_fen, settled, created_at, updated_at)
       values ($1, $2, $3, '350423', 'qingliu-2023-1/05', 'benefit', 'qingliu-2023-1', 1, $4, $5, $6, $7, $8, $9, $10,
         'notice', $11, $12, '五(一)', $13, $14, true, now(), now())`,
      [
        id,
        status === "draft" ? null : number,
        application,
        process,
        person,
        employer,
        workplace,
        units,
        account,
        status,
        status === "draft" ? null : "2023-02-01",
        title,
        name,
        fen,
      ],
    );
    if (status === "draft") return;
    await run(
      `insert into claim_step (id, claim, key, ordinal, kind, unit, role, name, state, opened_on, done_at, done_name)
       values ($1, $2, 'decide', 1, 'decide', null, 'approver', '{"zh": "决定", "en": "Decide"}', 'done', '2023-02-10', now(), 'test'),
         ($3, $2, 'notice', 2, 'notice', null, 'officer', '{"zh": "公示", "en": "Notice"}', 'open', '2023-02-20', null, null)`,
      [step, id, randomUUID()],
    );
    await run("update claim_step set days = $2 where claim = $1 and kind = 'notice'", [id, noticeDays]);
    await run(
      `insert into decision (claim, step, place, benefit, title, outcome, decided_by, decided_name, decided_at, on_day,
         judged_on, rule_version, vocabulary_version, settings, sealed, result, judgements, amount_fen, similar_key, why,
         clause, grounds, letter_number, verify_code)
       values ($1, $2, '350423', 'qingliu-2023-1/05', $3, 'approved', $4, 'test', now(), '2023-02-10', '2023-02-01',
         (select min(id) from document_version), (select min(id) from vocabulary_version), '{}', '', '{}', '[]', $5, 'x',
         '符合', '五(一)', '[]', $6, $6)`,
      [id, step, title, randomUUID(), fen, `${number}-${id}`],
    );
  });
  return { id, number };
}
