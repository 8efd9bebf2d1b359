/** The looks of one unit, in the order in which they came. */
export type UnitLooks<Look> = { readonly unit: string | null; readonly looks: readonly Look[] };

/** Puts looks under the unit that looked; the unit with the most comes first, then the one with the latest. */
export function byUnit<Look extends { readonly unit: string | null }>(looks: readonly Look[]): UnitLooks<Look>[] {
  const units = new Map<string | null, Look[]>();
  for (const look of looks) units.set(look.unit, [...(units.get(look.unit) ?? []), look]);
  // Sorting keeps the order of equals, which is that of their latest look.
  return [...units].map(([unit, of]) => ({ unit, looks: of })).sort((a, b) => b.looks.length - a.looks.length);
}
