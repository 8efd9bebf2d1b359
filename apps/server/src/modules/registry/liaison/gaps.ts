import type { LiaisonGap } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { dutiesOn, type PublishedDuty } from "./duties.ts";
import { rootsOf } from "./standings.ts";
import { subjectsOf } from "./subjects.ts";

type Missing = { readonly role: string | null; readonly label: Text };
/** Somebody for whom a duty wants more people; `none` when nobody at all is assigned. */
export type Gap = { readonly subject: string; readonly missing: readonly Missing[]; readonly none: boolean };

const aContact: Missing = { role: null, label: { zh: "联系人", en: "a contact" } };

/** Everybody on the duty's rosters, or assigned under it, for whom somebody is missing. */
export async function gapsOf(tx: ScopedTransaction, duty: PublishedDuty): Promise<Gap[]> {
  const { root } = await rootsOf(tx);
  const roles = await rolesBySubject(tx, duty, root);
  const subjects = new Set([...(await listed(tx, duty)).map(root), ...roles.keys()]);
  return [...subjects].flatMap((subject) => {
    const there = roles.get(subject) ?? [];
    const missing = missingIn(duty, there);
    return missing.length === 0 ? [] : [{ subject, missing, none: there.length === 0 }];
  });
}

function missingIn({ team }: PublishedDuty, there: readonly (string | null)[]): Missing[] {
  if (team.length === 0) return there.length === 0 ? [aContact] : [];
  return team.flatMap(({ role, label, count }) => {
    const short = count - there.filter((each) => each === role).length;
    return Array.from({ length: Math.max(0, short) }, () => ({ role, label }));
  });
}

/** Roles that are filled, by whom each person stands for now. */
async function rolesBySubject(
  tx: ScopedTransaction,
  { id }: PublishedDuty,
  root: (id: string) => string,
): Promise<Map<string, (string | null)[]>> {
  const { rows } = await sql<{ subject: string; roles: (string | null)[] }>`
    select subject, array_agg(role) as roles from liaison where duty = ${id} and valid_to is null group by subject
    `.execute(tx);
  const groups = Map.groupBy(rows, ({ subject }) => root(subject));
  return new Map([...groups].map(([subject, of]) => [subject, of.flatMap(({ roles }) => roles)]));
}

/** Those on the rosters that the duty names, in their latest year. */
async function listed(tx: ScopedTransaction, { shares }: PublishedDuty): Promise<string[]> {
  const found: string[] = [];
  for (const { roster, categories } of shares) {
    if (roster === undefined) continue;
    const { rows } = await sql<{ subject: string }>`
      select distinct coalesce(person_id, employer_id) as subject from roster_entry
      where roster = ${roster} and status = 'current'
        and year = (select max(year) from roster_entry where roster = ${roster} and status = 'current')
        and (${categories ?? null}::text[] is null or category = any(${categories ?? null}::text[]))`.execute(tx);
    found.push(...rows.map(({ subject }) => subject));
  }
  return found;
}

type GapsAsked = { readonly duty?: string; readonly page: number; readonly pageSize: number };

/** Gaps of one duty or of all that bind on a day, a page at a time. */
export async function listGaps(tx: ScopedTransaction, { duty: wanted, page, pageSize }: GapsAsked, on: string) {
  const all: { duty: PublishedDuty; gap: Gap }[] = [];
  for (const duty of await dutiesOn(tx, on)) {
    if (wanted !== undefined && duty.id !== wanted) continue;
    all.push(...(await gapsOf(tx, duty)).map((gap) => ({ duty, gap })));
  }
  const shown = all.slice((page - 1) * pageSize, page * pageSize);
  const subjects = await subjectsOf(
    tx,
    shown.map(({ gap }) => gap.subject),
  );
  const items: LiaisonGap[] = shown.map(({ duty, gap }) => ({
    subject: subjects.of(duty.of, gap.subject),
    duty: { id: duty.id, name: duty.name },
    missing: [...gap.missing],
  }));
  return { items, page, pageSize, total: all.length };
}
