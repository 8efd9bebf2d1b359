/**
 * The absence of a value, and which holes in the facts it comes from.
 *
 * It is not FEEL's `null`: null is a value ("there is none"), unknown is none yet.
 * A hole names one missing value: `person.degree`, `trips/0/trip.cost` (a field of
 * one item), `trips` (the whole list) or `trips/+` (items that may exist beyond
 * those named).
 */
export class Unknown {
  readonly holes: readonly string[];
  constructor(holes: readonly string[]) {
    this.holes = holes;
  }
}

/** A number of which only the least is known: 40 months are certain, and there may be more. */
export class AtLeast extends Unknown {
  readonly least: number;
  constructor(holes: readonly string[], least: number) {
    super(holes);
    this.least = least;
  }
}

/** Unknown because of one hole. */
export function hole(name: string): Unknown {
  return new Unknown([name]);
}

/** Unknown because of all that any of the operands is unknown for. */
export function merge(...values: readonly unknown[]): Unknown {
  const holes = new Set<string>();
  for (const value of values) if (value instanceof Unknown) for (const name of value.holes) holes.add(name);
  return new Unknown([...holes]);
}

/** The fact or list that a hole belongs to: `trips/0/trip.cost` → `trip.cost`, `trips/+` → `trips`. */
export function factOfHole(name: string): string {
  const slash = name.lastIndexOf("/");
  if (slash < 0) return name;
  const last = name.slice(slash + 1);
  return last === "+" ? name.slice(0, slash) : last;
}
