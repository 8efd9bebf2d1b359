/** Benefits that find the person 免申即享: who of the registry meets the conditions and has not claimed. */
import type { Text } from "@jucai/engine";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { recordReading } from "../claimants/audit.ts";
import { claimedBy } from "../claimants/claimed.ts";
import { type Claimant, type ClaimantKind, countOf, type Whom } from "../claimants/read.ts";
import { claimantTables } from "../claimants/tables.ts";
import type { By, Making } from "../population/make.ts";
import { benefitIn, keptKind, rulesOfDay } from "../population/rules-of-day.ts";
import type { RulesOfDay, Verdict } from "../population/work.ts";
import { affectedIn } from "../what-if/benefits.ts";

export type FoundRow = Pick<Claimant, "id" | "name" | "units" | "verified"> & { readonly fen: number | null };
type Counts = {
  readonly rows: FoundRow[];
  screened: number;
  claimed: number;
  elsewhere: number;
  undecided: number;
};
export type Search = Readonly<Counts> & {
  readonly claimant: ClaimantKind;
  readonly title: Text;
  readonly on: string;
  readonly readAt: Date;
};
export type Sought = { readonly place: string; readonly benefit: string; readonly on: string | undefined };

/** Reads and decides everybody within reach for one benefit; who looks and why is written down first. */
export async function find(
  tx: ScopedTransaction,
  making: Making,
  { actor }: Pick<By, "actor">,
  { place, benefit: id, on = today(making.clock) }: Sought,
): Promise<Search> {
  const placeRules = await rulesAt(tx, place, { now: true });
  const benefit = benefitIn(placeRules, id);
  const claimant = keptKind(benefit);
  const rules = await rulesOfDay(tx, place, placeRules, affectedIn(placeRules, id), on);
  const whom = { kind: claimant, place };
  const why = `免申即享：${benefit.title.zh}`;
  await recordReading(tx, actor, { why, benefits: [id], place, claimant, rows: await countOf(tx, whom) });
  const counts = await searched(tx, making, rules, id, whom);
  return { ...counts, claimant, title: benefit.title, on, readAt: making.clock.now() };
}

async function searched(
  tx: ScopedTransaction,
  { sealing, crew }: Making,
  rules: RulesOfDay,
  benefit: string,
  whom: Whom,
): Promise<Counts> {
  const counts: Counts = { rows: [], screened: 0, claimed: 0, elsewhere: 0, undecided: 0 };
  const own = crypto.randomUUID();
  await crew.begin(own, rules, true);
  try {
    let number = 0;
    for await (const { claimants, table } of claimantTables(tx, sealing, whom, rules)) {
      const { verdicts, fen } = await crew.find(number++, own, table, benefit);
      const meeting = claimants.filter((_, row) => verdicts[row] === "found" || verdicts[row] === "elsewhere");
      const claimed = await claimedBy(
        tx,
        whom.kind,
        meeting.map(({ id }) => id),
        benefit,
      );
      for (const [row, claimant] of claimants.entries()) count(counts, claimant, verdicts[row], claimed, fen[row]);
    }
  } finally {
    await crew.forget(own);
  }
  return counts;
}

function count(
  counts: Counts,
  { id, name, units, verified }: Claimant,
  verdict: Verdict | undefined,
  claimed: ReadonlySet<string>,
  fen: number | undefined,
): void {
  counts.screened += 1;
  if (verdict === "undecided") counts.undecided += 1;
  else if (verdict === "no" || verdict === undefined) return;
  else if (claimed.has(id)) counts.claimed += 1;
  else if (verdict === "elsewhere") counts.elsewhere += 1;
  else counts.rows.push({ id, name, units, verified, fen: Number.isNaN(fen ?? NaN) ? null : (fen ?? null) });
}
