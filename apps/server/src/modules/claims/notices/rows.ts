import type { NoticeCandidates } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { maskName } from "../../registry/numbers/index.ts";

export type NoticeKind = "decision" | "result";
/** A claim as a row of a notice says it. */
export type Candidate = {
  readonly id: string;
  readonly number: string;
  readonly place: string;
  readonly process: string;
  readonly rule_version: string;
  /** Working days of its own step of notice, where the document prints them. */
  readonly days: number | null;
  readonly claimant: string;
  readonly of_person: boolean;
  readonly confirming_employer: string | null;
  readonly measure: string;
  readonly title: Text;
  readonly clause: string;
  readonly fen: number | null;
  readonly approved_on: string | null;
};

/**
 * Claims within reach that can go into a notice: decided and at their step of notice, or paid and in no list of
 * results; in no other draft or running notice. All of them, or those named.
 */
export async function candidates(
  tx: ScopedTransaction,
  kind: NoticeKind,
  { ids, except }: { readonly ids?: readonly string[]; readonly except?: string } = {},
): Promise<Candidate[]> {
  const named = ids === undefined ? sql`true` : sql`c.id = any(${[...ids]}::uuid[])`;
  const ready =
    kind === "decision"
      ? sql`c.status = 'approved' and s.state = 'open'
          and not exists (select 1 from notice_row r where r.claim = c.id and r.state in ('running', 'objected')
            and r.kind = 'decision' and r.notice is distinct from ${except ?? null}::uuid)`
      : sql`c.status = 'paid' and not exists (select 1 from notice_row r where r.claim = c.id and r.kind = 'result'
            and r.notice is distinct from ${except ?? null}::uuid)`;
  const { rows } = await sql<Candidate>`
    select c.id, c.number, c.place, c.process, c.rule_version::text, s.days, c.claimant_name as claimant,
      c.person_id is not null as of_person, c.confirming_employer, c.benefit as measure, c.title, c.clause,
      d.amount_fen::float8 as fen, d.on_day::text as approved_on
    from claim c
    left join lateral (select days, state from claim_step where claim = c.id and kind = 'notice'
      order by state = 'open' desc limit 1) s on true
    left join lateral (select amount_fen, on_day from decision
      where claim = c.id and outcome = 'approved'
      order by decided_at desc limit 1) d on true
    where ${named} and ${ready}
    order by c.process, c.number`.execute(tx);
  return rows;
}

/** Names of the employers where people work; null for who is known to work nowhere. */
export async function workplaces(
  tx: ScopedTransaction,
  claims: readonly Pick<Candidate, "confirming_employer">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = claims.flatMap(({ confirming_employer }) => confirming_employer ?? []);
  if (ids.length === 0) return new Map();
  // The name alone, as the notice will show it to everybody.
  const { rows } = await unlimited(tx, "names of employers in a notice", () =>
    sql<{ id: string; name: string }>`select id, name from employer where id = any(${ids}::uuid[])`.execute(tx),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What everybody will read: a person's name masked, an employer's in full. */
export function publicName({ claimant, of_person }: Pick<Candidate, "claimant" | "of_person">): string {
  return of_person ? maskName(claimant) : claimant;
}

export function candidateView(claim: Candidate, names: ReadonlyMap<string, string>) {
  return {
    id: claim.id,
    number: claim.number,
    claimant: claim.claimant,
    workplace: workplaceOf(claim, names),
    measure: { id: claim.measure, title: claim.title },
    fen: claim.fen,
    approvedOn: claim.approved_on,
  } satisfies NoticeCandidates["groups"][number]["claims"][number];
}

export const workplaceOf = (
  { confirming_employer }: Pick<Candidate, "confirming_employer">,
  names: ReadonlyMap<string, string>,
): string | null => (confirming_employer === null ? null : (names.get(confirming_employer) ?? null));

/** Refuses claims that cannot go into this notice, by their numbers. */
export function refuseOthers(wanted: readonly string[], found: readonly Candidate[]): void {
  const missing = wanted.filter((id) => !found.some((claim) => claim.id === id));
  if (missing.length > 0) {
    throw new Refusal("wrong_state", {
      zh: `有 ${missing.length} 件不能放进这份公示：可能已在别的公示里，或者状态变了。请刷新候选清单。`,
      en: `${missing.length} claims cannot go into this notice: they are in another one, or have moved on. Reload the list.`,
    });
  }
  const [first] = found;
  if (found.some(({ process, place }) => process !== first?.process || place !== first.place)) {
    throw new Refusal("not_valid", {
      zh: "一份公示只放同一个地方、同一个流程的办件，这样天数才一致。",
      en: "One notice holds claims of one place and one process, so that one number of days holds for all.",
    });
  }
}
