/** What is not known of the registry, and whom to ask first. */
import type { InformationAnswer } from "@jucai/contract";
import { emptyInformation, mergeInformation } from "@jucai/engine/compare";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { recordReading } from "../claimants/audit.ts";
import { countOf } from "../claimants/read.ts";
import { claimantTables } from "../claimants/tables.ts";
import { hideFewOpen } from "../few.ts";
import { inTurns } from "../population/in-turns.ts";
import { type By, type Making, maySee } from "../population/make.ts";
import { benefitIn, keptKind, rulesOfDay } from "../population/rules-of-day.ts";
import { informationView } from "../what-if/view.ts";

type Wanted = { readonly place: string; readonly benefits: string; readonly on?: string | undefined };

/** Reads everybody within reach for some benefits of one kind of claimant; who looks is written down first. */
export async function informationOf(
  tx: ScopedTransaction,
  { sealing, crew, clock, permissions }: Making,
  { actor, scope }: By,
  { place, benefits: list, on = today(clock) }: Wanted,
): Promise<InformationAnswer> {
  const placeRules = await rulesAt(tx, place, { now: true });
  const benefits = [...new Set(list.split(",").map((id) => id.trim()))].filter((id) => id !== "");
  const kinds = new Set(benefits.map((id) => keptKind(benefitIn(placeRules, id))));
  const [claimant] = kinds;
  if (claimant === undefined || kinds.size > 1) throw mixed();
  const rules = await rulesOfDay(tx, place, placeRules, benefits, on);
  const whom = { kind: claimant, place };
  const rows = await countOf(tx, whom);
  await recordReading(tx, actor, { why: "缺少的信息值多少", benefits, place, claimant, rows });
  const own = crypto.randomUUID();
  await crew.begin(own, rules, false);
  try {
    let screened = 0;
    const turns = inTurns(crew.size);
    for await (const { claimants, table } of claimantTables(tx, sealing, whom, rules)) {
      await turns.give((worker) => crew.learn(worker, own, table));
      screened += claimants.length;
    }
    await turns.done();
    const parts = await crew.inform(own);
    const information = informationView(parts.reduce(mergeInformation, emptyInformation()), rules);
    const common = { place, on, benefits };
    if (maySee(permissions, actor, scope, claimant)) return { ...common, screened, hidesFew: false, information };
    const shown = hideFewOpen(information);
    return { ...common, screened: shown.rows, hidesFew: true, information: shown };
  } finally {
    await crew.forget(own);
  }
}

function mixed(): Refusal {
  return new Refusal(
    "not_valid",
    {
      zh: "请选个人的待遇，或者选用人单位的待遇，不能混在一起。",
      en: "Choose benefits for persons or benefits for employers, not both.",
    },
    [{ field: "benefits", says: "" }],
  );
}
