import type { Role } from "@jucai/contract";
import { type Decision, namesOf, type Text } from "@jucai/engine";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { settingOf } from "#modules/library/index.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { claimantKey } from "../applications/answers.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import { speaksFor } from "../corrections/claimant.ts";
import { claimOf } from "../decisions/consider.ts";
import { lastDay } from "../decisions/decision-view.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { noDecision } from "../decisions/replay.ts";
import { openKept } from "../decisions/record.ts";
import { evidenceOf } from "../evidence/index.ts";
import { judgedOf, reasonsIn } from "../review/conditions-view.ts";
import { shownHas } from "../review/shown.ts";
import { unitNames } from "../review/steps-view.ts";
import { stepsOf } from "../standing/steps.ts";
import { correctionSheet } from "./correction-letter.ts";
import { decisionSheet } from "./decision-letter.ts";
import { verifyCode } from "./letter-numbers.ts";
import { receiptSheet } from "./receipt-letter.ts";
import type { Language, Sheet } from "./sheet.ts";

/** Where whoever holds a letter finds out whether it is genuine; `origin` such as https://rc.example.gov.cn. */
const verifyAt = (origin: string, code: string): Sheet["verify"] => ({ code, url: `${origin}/verify/${code}` });

/** English readers get the number as it is: it names the Chinese letter. */
const plain = (text: string): Text => ({ zh: text, en: text });

type Asked = {
  readonly sealing: Sealing;
  readonly origin: string;
  readonly language: Language;
  readonly on: string;
  readonly actor: Actor;
};

/** Sensitive values stand in clear only for the claimant's side and the offices that send the letter to him. */
const sending: ReadonlySet<Role> = new Set(["officer", "reviewer", "approver", "talent_office", "window_clerk"]);

function readsClear(actor: Actor, claim: Parameters<typeof speaksFor>[1]): boolean {
  return (
    speaksFor(actor, claim) ||
    actor.grants.some(({ role, places }) => sending.has(role) && places.includes(claim.place))
  );
}

/** The letter of a decision. The claimant's values stand in it as long as his key does. */
export async function decisionLetterOf(
  tx: ScopedTransaction,
  { sealing, origin, language, actor }: Asked,
  id: string,
): Promise<Sheet> {
  const row = await decisionTables(tx).selectFrom("decision").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw noDecision();
  const claim = await claimOf(tx, row.claim);
  const rules = await rulesAt(tx, row.place, { versions: [row.rule_version], vocabulary: row.vocabulary_version });
  const found = rules.find(row.benefit);
  if (found === undefined) throw new Error(`version ${row.rule_version} has no measure ${row.benefit}`);
  const names = namesOf(rules.vocabulary, found.benefit?.settings ?? []);
  const key = await unlimited(tx, "the values in a letter", () => claimantKey(tx, claimantOf(claim)));
  const result: Decision = key === null ? row.result : openKept(sealing, key, row).result;
  const clear = readsClear(actor, claim);
  const cited = new Set(row.grounds.map(({ condition, line }) => `${line ?? ""} ${condition}`));
  const shown = reasonsIn(result).filter(({ line, reason }) =>
    row.outcome === "rejected"
      ? cited.has(`${line ?? ""} ${reason.id}`)
      : line === null && (reason.kind === "condition" || reason.kind === "exclusion"),
  );
  const grounds = shown.map(({ line, reason }) => ({
    clause: reason.clause,
    says: reason.says,
    needs: reason.needs,
    has: shownHas(reason, names, clear),
    basis: judgedOf(row.judgements, reason.id, line)?.basis ?? null,
  }));
  return decisionSheet(
    {
      issuer: await issuerOf(tx, row.unit, found.policy.issuer),
      number: plain(row.letter_number),
      claimant: claim.claimant_name,
      claim: {
        number: claim.number ?? "",
        submittedOn: claim.submitted_on ?? row.on_day,
        title: row.title,
        clause: row.clause,
      },
      document: { title: found.policy.title, number: found.policy.number },
      outcome: row.outcome,
      amountFen: row.amount_fen === null ? null : Number(row.amount_fen),
      instalments: row.result.instalments.length,
      lines: row.outcome === "approved" ? row.result.lines.map(({ subject, totalFen: fen }) => ({ subject, fen })) : [],
      grounds,
      why: row.why,
      meeting: await meetingOf(tx, row.minutes),
      on: row.on_day,
      ruleVersion: row.rule_version,
      judgedOn: row.judged_on,
      appealBy: await lastDay(tx, row.place, row.on_day, row.outcome),
      verify: verifyAt(origin, row.verify_code),
    },
    language,
  );
}

/** 补正告知书. A notice that was never sent is nobody's letter. */
export async function correctionLetterOf(
  tx: ScopedTransaction,
  { origin, language }: Asked,
  id: string,
): Promise<Sheet> {
  const db = decisionTables(tx);
  const row = await db.selectFrom("correction").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined || row.sent_at === null) throw noNotice();
  const claim = await claimOf(tx, row.claim);
  const items = await db
    .selectFrom("correction_item")
    .select(["label", "wrong", "how"])
    .where("correction", "=", id)
    .orderBy("no")
    .execute();
  const step = (await stepsOf(tx, claim.id)).find((each) => each.id === row.step);
  const on = shanghai(row.sent_at);
  const overdue = await settingOf(tx, claim.place, "place#correction_overdue", on);
  return correctionSheet(
    {
      issuer: await issuerOf(tx, step?.unit ?? null, await issuerInRules(tx, claim)),
      number: plain(row.letter_number),
      claimant: claim.claimant_name,
      claim: { number: claim.number ?? "", submittedOn: claim.submitted_on ?? on, title: claim.title },
      items,
      on,
      dueOn: row.due_on,
      dueKnown: row.due_known,
      withdraws: overdue === "withdraw",
      verify: verifyAt(origin, row.verify_code),
    },
    language,
  );
}

/** 申请回执. */
export async function receiptLetterOf(
  tx: ScopedTransaction,
  { origin, language, on }: Asked,
  id: string,
): Promise<Sheet> {
  const claim = await claimOf(tx, id);
  const steps = await stepsOf(tx, id);
  const first = steps.find(({ unit, kind }) => unit !== null && kind !== "confirm");
  const given = await evidenceOf(tx, id, on);
  return receiptSheet(
    {
      issuer: await issuerOf(tx, first?.unit ?? null, await issuerInRules(tx, claim)),
      claimant: claim.claimant_name,
      claim: {
        number: claim.number ?? "",
        submittedOn: claim.submitted_on ?? on,
        title: claim.title,
        clause: claim.clause,
      },
      files: given.map(({ item, file }) => ({ label: item, name: file.name })),
      steps: steps.filter(({ kind }) => kind !== "fill").map(({ name, days }) => ({ name, days })),
      verify: verifyAt(origin, await receiptCode(tx, id)),
    },
    language,
  );
}

async function receiptCode(tx: ScopedTransaction, claim: string): Promise<string> {
  return unlimited(tx, "the code of a receipt", async () => {
    const db = decisionTables(tx);
    await db
      .insertInto("receipt_code")
      .values({ claim, code: verifyCode() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await db.selectFrom("receipt_code").select("code").where("claim", "=", claim).executeTakeFirstOrThrow();
    return row.code;
  });
}

async function issuerOf(tx: ScopedTransaction, unit: string | null, otherwise: Text): Promise<Text> {
  return unit === null ? otherwise : ((await unitNames(tx, [unit])).get(unit) ?? otherwise);
}

async function issuerInRules(
  tx: ScopedTransaction,
  { place, rule_version, benefit }: { readonly place: string; readonly rule_version: string; readonly benefit: string },
): Promise<Text> {
  const rules = await rulesAt(tx, place, { versions: [rule_version] });
  return rules.find(benefit)?.policy.issuer ?? { zh: place, en: place };
}

async function meetingOf(tx: ScopedTransaction, id: string | null) {
  if (id === null) return null;
  const row = await unlimited(tx, "the meeting that a letter names", () =>
    decisionTables(tx).selectFrom("meeting").select(["number", "held_on"]).where("id", "=", id).executeTakeFirst(),
  );
  return row === undefined ? null : { number: row.number, heldOn: row.held_on };
}

/** The calendar date in China of a moment. */
function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

const noNotice = () =>
  new Refusal("not_found", { zh: "没有找到这份补正告知书。", en: "There is no such notice within your reach." });
