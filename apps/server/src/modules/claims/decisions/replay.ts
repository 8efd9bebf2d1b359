import type { Replay } from "@jucai/contract";
import { type Decision, readFacts } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { LibraryTables } from "#modules/library/library.tables.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { claimantKey } from "../applications/answers.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import { decided } from "./consider.ts";
import { decisionTables } from "./decisions.tables.ts";
import { grantOf } from "./grant.ts";
import { openKept } from "./record.ts";

/**
 * Runs the stored version of the rule on the stored facts and settings again and compares the whole result: status,
 * amount and every instalment to the fen.
 */
export async function replay(tx: ScopedTransaction, sealing: Sealing, id: string): Promise<Replay> {
  const row = await decisionTables(tx).selectFrom("decision").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw noDecision();
  return unlimited(tx, "replay a decision", async () => {
    const claim = await decisionTables(tx)
      .selectFrom("claim")
      .select(["person_id", "employer_id"])
      .where("id", "=", row.claim)
      .executeTakeFirstOrThrow();
    const key = await claimantKey(tx, claimantOf(claim));
    if (key === null) throw forgotten();
    const kept = openKept(sealing, key, row);
    const versions = { versions: [row.rule_version], vocabulary: row.vocabulary_version };
    const rules = await rulesAt(tx, row.place, versions);
    const benefit = rules.find(row.benefit)?.benefit;
    if (benefit === undefined) throw new Error(`version ${row.rule_version} has no benefit ${row.benefit}`);
    const facts = readFacts({ facts: kept.facts }, rules.vocabulary);
    const settings = new Map(Object.entries(row.settings));
    const given = { facts: facts.facts, held: kept.held, settings, on: row.judged_on };
    const { decision } = decided({ rules, benefit }, row.judgements, given);
    const grant = grantOf(benefit, decision, kept.set ?? undefined, row.on_day);
    const now: Decision =
      row.outcome === "approved" ? { ...decision, instalments: grant?.instalments ?? [] } : decision;
    const fen = row.outcome === "approved" ? (grant?.fen ?? null) : null;
    const then = row.amount_fen === null ? null : Number(row.amount_fen);
    // Through JSON, as it was kept: what is left out and what is undefined are the same.
    const differences = differencesOf(kept.result, JSON.parse(JSON.stringify(now)));
    if (fen !== then) differences.push("amountFen");
    return {
      decision: id,
      same: differences.length === 0,
      rule: await ruleOf(tx, row.rule_version),
      then: { status: kept.result.status, totalFen: then, instalments: kept.result.instalments.length },
      now: { status: now.status, totalFen: fen, instalments: now.instalments.length },
      differences: differences.slice(0, 50),
    };
  });
}

async function ruleOf(tx: ScopedTransaction, version: string): Promise<Replay["rule"]> {
  const { document, content_hash } = await tx
    .withTables<LibraryTables>()
    .selectFrom("document_version")
    .select(["document", "content_hash"])
    .where("id", "=", version)
    .executeTakeFirstOrThrow();
  return { document, version: String(version), hash: content_hash };
}

/** Paths at which two plain values differ. */
export function differencesOf(a: unknown, b: unknown, at = ""): string[] {
  if (Object.is(a, b)) return [];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return [at];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differencesOf(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      at === "" ? key : `${at}.${key}`,
    ),
  );
}

export function noDecision(): Refusal {
  return new Refusal("not_found", { zh: "没有找到这份决定。", en: "There is no such decision within your reach." });
}

function forgotten(): Refusal {
  return new Refusal("wrong_state", {
    zh: "申请人的信息已按规定销毁，不能再按原事实重算；金额和决定仍然保留。",
    en: "The claimant's data was destroyed as the rules of keeping demand, so it cannot be run again; amounts and decision stay.",
  });
}
