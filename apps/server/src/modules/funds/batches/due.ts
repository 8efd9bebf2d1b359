import type { Benefit } from "@jucai/engine";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { settingsOf } from "#modules/library/index.ts";
import { type PlaceRules, rulesAt } from "#modules/library/rules-at.ts";
import type { Doing } from "../ground/doing.ts";
import { isMonthly, payableOn, shifted } from "../awards/plan.ts";

/** One instalment that may be due, with all that a payment of it asks for. */
export type Due = {
  readonly id: string;
  readonly award: string;
  readonly claim: string | null;
  readonly benefit: string;
  readonly version: string | null;
  readonly person: string | null;
  readonly employer: string | null;
  readonly party: string;
  /** Who is paid: the claimant, or whom an office has named. */
  readonly to: {
    readonly kind: "person" | "employer";
    readonly id: string;
    readonly name: string;
    readonly named: boolean;
  };
  readonly unitName: string | null;
  readonly payee: string;
  readonly k: number;
  readonly n: number;
  readonly dueOn: string;
  readonly period: string;
  readonly fen: number;
  readonly status: string;
  readonly awardStatus: string;
  readonly short: { readonly code: string } | null;
  /** `benefit#setting` to value, as the place had set them when it was decided. */
  readonly settings: Readonly<Record<string, unknown>> | null;
};

/** Values that a place must set before a benefit is paid. */
export type Unset = {
  readonly key: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly benefit: string;
};

export type Ripe = {
  readonly due: readonly Due[];
  readonly rules: PlaceRules;
  /** The benefit as it stood when it was granted. */
  readonly benefitOf: (due: Pick<Due, "benefit" | "version">) => Benefit | undefined;
  readonly unset: readonly Unset[];
};

/**
 * What a place may pay up to a day, by its interval: held and bounced instalments, and those that stay behind because they
 * have no money or are suspended. With `only` these instalments whatever their day.
 */
export async function ripe(
  tx: ScopedTransaction,
  doing: Pick<Doing, "clock">,
  wanted: { readonly place: string; readonly until: string; readonly benefit?: string },
): Promise<Ripe> {
  const { place, until } = wanted;
  const settings = await settingsOf(tx, place, today(doing.clock));
  const now = await rulesAt(tx, place, { now: true });
  const rows = await rowsOf(tx, wanted);
  const versions = new Map<string, PlaceRules>();
  for (const { version } of rows) {
    if (version !== null && !versions.has(version))
      versions.set(version, await rulesAt(tx, place, { versions: [version] }));
  }
  const benefitOf = ({ benefit, version }: Pick<Due, "benefit" | "version">) =>
    (version === null ? now : versions.get(version))?.find(benefit)?.benefit;
  const due = rows.filter((row) => {
    const interval = settings.get(`${row.benefit}#interval`);
    return (
      payableOn(
        dueOf(row, settings, benefitOf(row)),
        isMonthly(row.period) && typeof interval === "string" ? interval : undefined,
      ) <= until
    );
  });
  const seen = new Map<string, Unset>();
  for (const row of due) {
    for (const { id, label, neededFor } of benefitOf(row)?.settings ?? []) {
      const key = `${row.benefit}#${id}`;
      if (neededFor === "payment" && !settings.has(key)) seen.set(key, { key, label, benefit: row.benefit });
    }
  }
  return { due, rules: now, benefitOf, unset: [...seen.values()] };
}

/** The day on which an instalment falls due: a start month that the place set after the decision moves it. */
function dueOf(row: Due, settings: ReadonlyMap<string, unknown>, benefit: Benefit | undefined): string {
  const key = `${row.benefit}#start_delay`;
  const reading = benefit?.settings.find(({ id }) => id === "start_delay")?.reading;
  const set = settings.get(key);
  const used = row.settings === null ? set : (row.settings[key] ?? reading);
  if (typeof set !== "number" || typeof used !== "number" || set === used) return row.dueOn;
  return shifted(row.dueOn, set - used);
}

async function rowsOf(
  tx: ScopedTransaction,
  { place, until, benefit }: { readonly place: string; readonly until: string; readonly benefit?: string },
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select i.id, i.award, a.claim, i.benefit, a.rule_version::text as version, i.person_id as person, i.employer_id as employer,
      a.party_name as party, i.payee, i.k, i.n, i.due_on::text as "dueOn", i.period, i.fen::float8 as fen, i.status, i.short,
      a.status as "awardStatus", d.settings,
      jsonb_build_object('kind', case when coalesce(y.person_id, case when y.award is null then i.person_id end) is null then 'employer'
          else 'person' end, 'id', coalesce(y.person_id, y.employer_id, i.person_id, i.employer_id),
        'name', coalesce(y.name, a.party_name), 'named', y.award is not null) as "to",
      coalesce((select e.name from claim c join employer e on e.id = c.confirming_employer where c.id = a.claim),
        (select e.name from employer e where e.id = i.employer_id)) as "unitName"
    from instalment i join award a on a.id = i.award left join decision d on d.id = a.decision
      left join award_payee y on y.award = i.award and y.payee = i.payee
    where i.place = ${place} and i.due_on <= ${until}::date and i.status in ('held', 'bounced', 'planned', 'suspended')
      and (${benefit ?? null}::text is null or i.benefit = ${benefit ?? null})
    order by a.party_name, i.award, i.payee, i.due_on, i.k`.execute(tx);
  return rows;
}
