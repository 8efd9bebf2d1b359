import type { RecognitionSchemeView, RecognitionView } from "@jucai/contract";
import type { Policy, RecognitionScheme } from "@jucai/engine";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { policyOf } from "./schemes.ts";
import { type Recognition, recognitionTables } from "./recognitions.tables.ts";

/** How a recognition stands on a day. */
export function stateOn(row: Recognition, day: string): RecognitionView["state"] {
  if (row.revoked_on !== null) return "revoked";
  if (row.replaced_by !== null) return "replaced";
  if (row.from_day > day) return "not_yet";
  return row.until_day !== null && row.until_day < day ? "expired" : "valid";
}

export async function viewsOf(
  tx: ScopedTransaction,
  rows: readonly Recognition[],
  day: string,
): Promise<RecognitionView[]> {
  const numbers = await claimNumbers(
    tx,
    rows.flatMap(({ claim }) => claim ?? []),
  );
  const earlier = await replacedBy(tx, rows);
  const views: RecognitionView[] = [];
  for (const row of rows) {
    const policy = await policyOf(tx, row.place, row.rule_version);
    const scheme = schemeIn(policy, row.scheme);
    views.push(viewOf(row, scheme, policy, day, { numbers, promotion: promotionOf(row, earlier.get(row.id), scheme) }));
  }
  return views;
}

export function schemeIn({ recognitions }: Policy, id: string): RecognitionScheme {
  const found = recognitions?.find((it) => it.id === id);
  if (found === undefined) throw new Error(`the version under which ${id} was granted does not have it`);
  return found;
}

export function levelIn({ levels }: RecognitionScheme, id: string): RecognitionView["level"] {
  return levels.find((it) => it.id === id) ?? { id, label: { zh: id, en: id } };
}

function viewOf(
  row: Recognition,
  scheme: RecognitionScheme,
  policy: Policy,
  day: string,
  { numbers, promotion }: { readonly numbers: ReadonlyMap<string, string> } & Pick<RecognitionView, "promotion">,
): RecognitionView {
  const { person_id: person, employer_id: employer, claim } = row;
  const state = stateOn(row, day);
  return {
    id: row.id,
    number: row.number,
    scheme: { id: scheme.id, name: scheme.name, measure: scheme.measure, clause: scheme.clause },
    level: levelIn(scheme, row.level),
    holder: { kind: person === null ? "employer" : "person", id: person ?? employer ?? "", name: row.holder_name },
    place: row.place,
    from: row.from_day,
    until: row.until_day,
    state,
    authority: row.authority,
    document: row.document,
    claim: claim === null ? null : { id: claim, number: numbers.get(claim) ?? "" },
    grantedBy: row.granted_name,
    grantedOn: row.granted_on,
    revoked:
      row.revoked_on === null ? null : { on: row.revoked_on, why: row.revoked_why ?? "", by: row.revoked_name ?? "" },
    verifyCode: row.verify_code,
    promotion,
    card: scheme.card ?? null,
    opens: state === "valid" ? openedBy(scheme, policy) : [],
  };
}

/** The recognitions that these took the place of, by the newer one's id. */
async function replacedBy(
  tx: ScopedTransaction,
  rows: readonly Recognition[],
): Promise<ReadonlyMap<string, Recognition>> {
  if (rows.length === 0) return new Map();
  const earlier = await recognitionTables(tx)
    .selectFrom("recognition")
    .selectAll()
    .where(
      "replaced_by",
      "in",
      rows.map(({ id }) => id),
    )
    .execute();
  return new Map(earlier.map((row) => [row.replaced_by ?? "", row]));
}

/** A promotion is a higher level in place of a lower one of the same scheme. */
export function promotionOf(
  row: Pick<Recognition, "level" | "from_day">,
  before: Pick<Recognition, "level" | "until_day"> | undefined,
  scheme: RecognitionScheme,
): RecognitionView["promotion"] {
  const rank = (level: string) => scheme.levels.findIndex(({ id }) => id === level);
  if (before === undefined || rank(before.level) >= rank(row.level)) return null;
  const withinTerm = before.until_day === null || before.until_day >= row.from_day;
  return { before: levelIn(scheme, before.level), on: row.from_day, withinTerm };
}

function openedBy({ opens }: RecognitionScheme, { services }: Policy): RecognitionView["opens"] {
  return (services ?? []).filter(({ id }) => opens.includes(id)).map(({ id, name }) => ({ id, name }));
}

/** Numbers of claims, whoever may read the claims themselves. */
async function claimNumbers(tx: ScopedTransaction, claims: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (claims.length === 0) return new Map();
  const rows = await unlimited(tx, "numbers of claims that were recognised", () =>
    recognitionTables(tx)
      .selectFrom("claim")
      .select(["id", "number"])
      .where("id", "in", [...claims])
      .execute(),
  );
  return new Map(rows.map(({ id, number }) => [id, number ?? ""]));
}

export function schemeView(
  scheme: RecognitionScheme,
  policy: Policy,
  counts: RecognitionSchemeView["counts"],
): RecognitionSchemeView {
  return {
    id: scheme.id,
    measure: scheme.measure,
    name: scheme.name,
    clause: scheme.clause,
    policy: policy.short,
    of: scheme.of,
    decided: scheme.decided,
    who: scheme.who,
    levels: [...scheme.levels],
    years: scheme.years ?? null,
    card: scheme.card?.name ?? null,
    opens: openedBy(scheme, policy),
    counts,
  };
}
