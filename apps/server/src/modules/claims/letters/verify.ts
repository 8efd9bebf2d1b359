import type { VerifiedDocument } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { maskName } from "#modules/registry/numbers/index.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { unitNames } from "../review/steps-view.ts";

/** Looks for a document by its code; undefined when it is none of its kind. */
export type Verifier = (tx: ScopedTransaction, code: string) => Promise<VerifiedDocument | undefined>;

/** Whether a document is genuine: the first that knows the code answers. */
export async function verifyDocument(
  tx: ScopedTransaction,
  code: string,
  verifiers: readonly Verifier[],
): Promise<VerifiedDocument> {
  const typed = code.toUpperCase();
  for (const verifier of verifiers) {
    const found = await verifier(tx, typed);
    if (found !== undefined) return found;
  }
  throw new Refusal("not_found", {
    zh: "没有这个验证码的文书。请核对后再试；确认无误的，文书可能不是本系统出具的。",
    en: "No document has this code. Check it once more; if it is right, the document may not be ours.",
  });
}

/** Codes are shown in groups of four and may be typed without. */
function grouped(code: string): string {
  return (
    code
      .replaceAll("-", "")
      .match(/.{1,4}/g)
      ?.join("-") ?? code
  );
}

export const verifyDecision: Verifier = async (tx, code) => {
  const row = await decisionTables(tx)
    .selectFrom("decision as d")
    .innerJoin("claim as c", "c.id", "d.claim")
    .select(["d.letter_number", "d.title", "d.unit", "d.outcome", "d.amount_fen", "d.on_day", "d.id", "d.claim"])
    .select(["c.claimant_name", "c.person_id"])
    .where("d.verify_code", "=", grouped(code))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const newer = await decisionTables(tx)
    .selectFrom("decision")
    .select("letter_number")
    .where("claim", "=", row.claim)
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const replaced = newer !== undefined && newer.letter_number !== row.letter_number;
  return {
    kind: "decision",
    number: row.letter_number,
    title: row.title,
    name: nameOf(row),
    unit: await unitOf(tx, row.unit),
    outcome: row.outcome === "approved" ? { zh: "核准", en: "approved" } : { zh: "不予通过", en: "not approved" },
    amountFen: row.amount_fen === null ? null : Number(row.amount_fen),
    on: row.on_day,
    until: null,
    void: replaced ? { zh: `已被${newer.letter_number}取代`, en: `Replaced by ${newer.letter_number}` } : null,
  };
};

export const verifyCorrection: Verifier = async (tx, code) => {
  const row = await decisionTables(tx)
    .selectFrom("correction as n")
    .innerJoin("claim as c", "c.id", "n.claim")
    .innerJoin("claim_step as s", "s.id", "n.step")
    .select([
      "n.letter_number",
      "n.state",
      "n.sent_at",
      "n.due_on",
      "c.title",
      "c.claimant_name",
      "c.person_id",
      "s.unit",
    ])
    .where("n.verify_code", "=", grouped(code))
    .where("n.sent_at", "is not", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const sentAt = row.sent_at;
  return {
    kind: "correction",
    number: row.letter_number,
    title: row.title,
    name: nameOf(row),
    unit: await unitOf(tx, row.unit),
    outcome: { zh: "补正告知", en: "notice of correction" },
    amountFen: null,
    on: sentAt === null ? "" : today({ now: () => sentAt }),
    until: row.due_on,
    void: row.state === "taken_back" ? { zh: "已撤回", en: "Taken back" } : null,
  };
};

export const verifyReceipt: Verifier = async (tx, code) => {
  const row = await decisionTables(tx)
    .selectFrom("receipt_code as r")
    .innerJoin("claim as c", "c.id", "r.claim")
    .select(["c.number", "c.title", "c.claimant_name", "c.person_id", "c.submitted_on", "c.units"])
    .where("r.code", "=", grouped(code))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    kind: "receipt",
    number: row.number ?? "",
    title: row.title,
    name: nameOf(row),
    unit: await unitOf(tx, row.units[0] ?? null),
    outcome: { zh: "已收到申请", en: "claim received" },
    amountFen: null,
    on: row.submitted_on ?? "",
    until: null,
    void: null,
  };
};

function nameOf({ claimant_name, person_id }: { readonly claimant_name: string; readonly person_id: string | null }) {
  return person_id === null ? claimant_name : maskName(claimant_name);
}

async function unitOf(tx: ScopedTransaction, unit: string | null): Promise<Text> {
  const none = { zh: "—", en: "—" };
  return unit === null ? none : ((await unitNames(tx, [unit])).get(unit) ?? none);
}
