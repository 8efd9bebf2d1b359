import type { LiaisonBoard, LiaisonCard } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { recordsOf } from "./contacts.ts";
import { dutiesOn } from "./duties.ts";
import { eventsOf } from "./events.ts";
import { gapsOf } from "./gaps.ts";
import { liaisonTables } from "./liaison.tables.ts";
import { periodOf } from "./periods.ts";
import { cardsOf } from "./standings.ts";

/** Who was contacted and who was not, per duty, unit and contact, as far as the reader reaches. */
export async function boardOf(tx: ScopedTransaction, on: string, unit: string | undefined): Promise<LiaisonBoard> {
  let assigned = liaisonTables(tx).selectFrom("liaison").selectAll().where("valid_to", "is", null);
  if (unit !== undefined) assigned = assigned.where("unit_id", "=", unit);
  const cards = await cardsOf(tx, await assigned.execute(), on);
  const events = await eventsOf(tx, { state: "open", limit: 10_000, offset: 0 }, on);
  return {
    on,
    duties: await dutyLines(tx, cards, on),
    units: grouped(cards, ({ unit: of }) => of.id).map((of) => ({ unit: of[0].unit, ...tally(of) })),
    contacts: grouped(cards, contactKey).map((of) => ({
      contact: of[0].contact,
      unit: of[0].unit,
      last: latest(of),
      ...tally(of),
    })),
    events: { open: events.length, overdue: events.filter(({ state }) => state === "overdue").length },
    newest: await recordsOf(tx, { ...(unit === undefined ? {} : { query: { unit } }), limit: 10, offset: 0 }),
  };
}

async function dutyLines(
  tx: ScopedTransaction,
  cards: readonly LiaisonCard[],
  on: string,
): Promise<LiaisonBoard["duties"]> {
  const lines: LiaisonBoard["duties"] = [];
  for (const duty of await dutiesOn(tx, on)) {
    const { id, name, measure, clause, atLeast } = duty;
    const of = cards.filter((card) => card.duty?.id === id);
    const missing = (await gapsOf(tx, duty)).filter(({ none }) => none).length;
    if (of.length === 0 && missing === 0) continue;
    const due = atLeast === undefined ? null : periodOf(atLeast.every, on).to;
    lines.push({ id, name, measure, clause, due, notAssigned: missing, ...tally(of) });
  }
  return lines;
}

const contactKey = ({ contact, unit }: LiaisonCard): string =>
  contact.account ?? `${unit.id} ${contact.name} ${contact.title ?? ""}`;

/** Groups that cannot be empty, those with most left to do first. */
function grouped(cards: readonly LiaisonCard[], by: (card: LiaisonCard) => string): [LiaisonCard, ...LiaisonCard[]][] {
  const groups = [...Map.groupBy(cards, by).values()] as [LiaisonCard, ...LiaisonCard[]][];
  const left = (of: readonly LiaisonCard[]) => of.filter(({ standing }) => standing.state !== "done").length;
  return groups.toSorted((a, b) => left(b) - left(a));
}

function tally(cards: readonly LiaisonCard[]) {
  const of = (state: LiaisonCard["standing"]["state"]) =>
    cards.filter(({ standing }) => standing.state === state).length;
  return {
    total: cards.length,
    done: of("done"),
    open: of("open"),
    near: of("near"),
    overdue: of("overdue"),
    unknown: of("unknown"),
    noLimit: of("no_limit"),
  };
}

function latest(cards: readonly LiaisonCard[]): string | null {
  const days = cards.flatMap(({ standing: { last } }) => last ?? []).toSorted();
  return days.at(-1) ?? null;
}
