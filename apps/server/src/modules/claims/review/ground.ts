import type { Clock } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";

/** Who acts, within what reach, and what every action of the review needs. */
export type By = {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly sealing: Sealing;
  readonly events: Events;
};
