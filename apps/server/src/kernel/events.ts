import type { ClaimStatus } from "@jucai/contract";
import type { Who } from "./audit/index.ts";
import type { ScopedTransaction } from "./scope.ts";

/** What modules tell each other, so that neither imports the other's tables. All ids are UUIDs. */
export type EventMap = {
  /** A claim was handed in. */
  "claim.submitted": { readonly claim: string };
  "claim.moved": { readonly claim: string; readonly from: ClaimStatus; readonly to: ClaimStatus };
  "decision.made": { readonly claim: string; readonly decision: string; readonly outcome: "approved" | "rejected" };
  /** The time of a public notice ended for this claim and nothing speaks against it. */
  "notice.clear": { readonly claim: string };
  /** The decision is final as far as the process goes: what it grants comes to life. */
  "decision.stands": { readonly claim: string; readonly decision: string };
  /** A claim ended without or before its money: holds are given back. */
  "claim.ended": { readonly claim: string; readonly why: "withdrawn" | "rejected" | "stopped" };
  /** Where the money of a claim stands now. */
  "money.moved": {
    readonly claim: string;
    readonly status: Extract<
      ClaimStatus,
      "awaiting_funds" | "paying" | "paid" | "bounced" | "suspended" | "stopped" | "clawback"
    >;
  };
  /** The best-supported value of facts changed in the registry. */
  "fact.changed": { readonly kind: "person" | "employer"; readonly subject: string; readonly facts: readonly string[] };
  /** A version of a document was published, repealed or superseded: what it asks for starts or ends. */
  "policy.published": { readonly document: string; readonly place: string };
  "recognition.granted": { readonly person: string; readonly recognition: string };
};
export type EventName = keyof EventMap;
type Handler<Name extends EventName> = (tx: ScopedTransaction, event: EventMap[Name], who: Who) => Promise<void>;

export type Events = {
  /** Hears of every event of this name; modules do so once, while the server is built. */
  readonly on: <Name extends EventName>(name: Name, handler: Handler<Name>) => void;
  /**
   * Tells everybody at once, in the transaction of the change: either all of it happens or none. Handlers run
   * one after the other in the order in which they registered; what one throws undoes the whole change.
   */
  readonly emit: <Name extends EventName>(
    tx: ScopedTransaction,
    who: Who,
    name: Name,
    event: EventMap[Name],
  ) => Promise<void>;
};

/** The server's own messenger between modules. */
export function messenger(): Events {
  const handlers = new Map<EventName, Handler<never>[]>();
  return {
    on: (name, handler) => {
      handlers.set(name, [...(handlers.get(name) ?? []), handler as Handler<never>]);
    },
    emit: async (tx, who, name, event) => {
      for (const handler of handlers.get(name) ?? []) await handler(tx, event as never, who);
    },
  };
}
