import type { ClaimStatus } from "@jucai/contract";
import type { Updateable } from "kysely";
import type { Clock } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Claim, ClaimStep, ClaimTable } from "../claims.tables.ts";

/** A command to a claim; `step` is the id of the claim's step that is acted on. */
export type Command =
  /** `set` is what the claim becomes by being handed in: its number, units and the like. */
  | { readonly do: "submit"; readonly set: Updateable<ClaimTable> }
  | {
      readonly do: "confirm";
      readonly outcome: "confirmed" | "disputed" | "not_ours" | "taken_over";
      readonly basis?: string;
    }
  | {
      readonly do: "start" | "pass" | "return";
      readonly step: string;
      readonly opinion?: string;
      readonly outcome?: string;
    }
  /** `amountFen` null: what is granted is no money, and the steps of payment fall away. */
  | {
      readonly do: "approve";
      readonly step: string;
      readonly opinion: string;
      readonly decision: string;
      readonly amountFen: number | null;
    }
  | { readonly do: "reject"; readonly step: string; readonly opinion: string; readonly decision: string }
  | { readonly do: "correct" | "lapse" | "publish" | "object" | "dismiss" | "uphold" | "clear" }
  | { readonly do: "reconsider"; readonly appeal: string }
  | { readonly do: "withdraw"; readonly why: string }
  | { readonly do: "money"; readonly to: ClaimStatus }
  /** `event` is the id of the claim's last event, his own and at most half a minute old. */
  | { readonly do: "undo"; readonly event: string };

/** Who moves it, at what time, and who is told. Jobs and other modules' events move as `system`. */
export type Mover = { readonly actor: Actor | "system"; readonly clock: Clock; readonly events: Events };

export type Ground = {
  readonly tx: ScopedTransaction;
  readonly by: Mover;
  /** As it was before, locked. */
  readonly claim: Claim;
  readonly steps: readonly ClaimStep[];
  /** Today. */
  readonly day: string;
};
export type Planned = {
  readonly to: ClaimStatus;
  readonly set?: Updateable<ClaimTable>;
  /** Id of the step that the event is about. */
  readonly step?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};
