import type { Scope } from "#kernel/scope.ts";

/** Whom the one who imports may see. */
export type Sees = Pick<Scope, "all" | "places" | "units">;
/** Where somebody is registered and which units hold him. */
export type Whose = { readonly place: string; readonly heldBy: readonly string[] };

/**
 * How far a row of a sheet may go with somebody who is held already.
 *
 * reached: whoever imports sees him anyway. joins: the unit holds him too from now on, his own fields stay.
 * points: only the roster's row names him. refused: nothing is written.
 */
export type Joining = "reached" | "joins" | "points" | "refused";

export function isSeen({ all, places, units }: Sees, { place, heldBy }: Whose): boolean {
  return all || places.includes(place) || heldBy.some((each) => units.includes(each));
}

/**
 * Whoever holds somebody may reveal his numbers, so a sheet alone opens nobody: not across places, not by a number
 * without its name, and not by a name with a phone, which colleagues and parcel lists know.
 *
 * @param place of the importing unit
 * @param agrees what of the row is the same as what is held; without the number he was met by name and phone
 */
export function joiningOf(
  sees: Sees,
  place: string,
  held: Whose,
  agrees: { readonly number: boolean; readonly name: boolean },
): Joining {
  if (isSeen(sees, held)) return "reached";
  if (held.place !== place || (agrees.number && !agrees.name)) return "refused";
  return agrees.number ? "joins" : "points";
}
