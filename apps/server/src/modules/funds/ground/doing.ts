import type { Clock } from "#kernel/clock.ts";
import type { Who } from "#kernel/audit/index.ts";
import type { Events } from "#kernel/events.ts";
import type { Sealing } from "#kernel/sealing/index.ts";

/** Whoever moves money, and what it takes: the day, the messenger to other modules, the keys. */
export type Doing = {
  readonly who: Who;
  readonly clock: Clock;
  readonly events: Events;
  readonly sealing: Sealing;
};

/** The account that does it; null for background work. */
export function accountOf({ who }: Pick<Doing, "who">): string | null {
  return who === "system" ? null : who.account;
}

export function nameOf({ who }: Pick<Doing, "who">): string {
  return who === "system" ? "system" : who.name;
}
