/**
 * Who of the persons held already a row of a sheet is about. Pure.
 *
 * A row that says less than an identity number is only matched where nothing speaks against it and
 * nobody else fits as well; whoever is registered twice all the same is found by the duplicate check.
 */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly birth_month: string | null;
  readonly held_by: readonly string[];
  /** The blind indexes, as base64. */
  readonly idIndex: string | null;
  readonly phoneIndex: string | null;
};
export type Sought = {
  readonly person?: string | undefined;
  readonly name: string;
  readonly birthMonth: string | null;
  readonly idIndex: string | null;
  readonly phoneIndex: string | null;
};

/** @param unit the collecting unit: a name alone counts among its own people only */
export function matchOf(row: Sought, candidates: readonly Candidate[], unit: string): Candidate | undefined {
  if (row.person !== undefined) return candidates.find(({ id }) => id === row.person);
  const sameNumber = candidates.find(({ idIndex }) => idIndex !== null && idIndex === row.idIndex);
  if (sameNumber !== undefined) return sameNumber;
  const alike = candidates.filter((it) => it.name === row.name && !contradicts(row, it));
  const samePhone = alike.filter(({ phoneIndex }) => phoneIndex !== null && phoneIndex === row.phoneIndex);
  return only(samePhone) ?? only(alike.filter(({ held_by }) => held_by.includes(unit)));
}

function contradicts(row: Sought, it: Candidate): boolean {
  const otherNumber = row.idIndex !== null && it.idIndex !== null;
  const otherBirth = row.birthMonth !== null && it.birth_month !== null && row.birthMonth !== it.birth_month;
  return otherNumber || otherBirth;
}

function only<T>(some: readonly T[]): T | undefined {
  return some.length === 1 ? some[0] : undefined;
}
