import { useSyncExternalStore } from "react";
import type { Acted } from "./types.ts";

/** What was just done and can still be taken back. */
export type Undoable = {
  readonly claim: string;
  /** What was done to whom, in words. */
  readonly says: string;
  readonly id: string;
  /** By this device's clock, which may be off: the server's moment decides, this one only hides the offer. */
  readonly until: number;
};

let last: Undoable | undefined;
const listeners = new Set<() => void>();

function set(next: Undoable | undefined): void {
  last = next;
  for (const told of listeners) told();
}

/** Milliseconds for which an action can be taken back. */
const grace = 30_000;

/** Offers to take an action back, on whatever page of the desk comes next. */
export function offerUndo({ claim, undo }: Acted, says: string): void {
  set(undo === null ? undefined : { claim, says, id: undo.id, until: Date.now() + grace });
}

export const dropUndo = () => set(undefined);

export function useUndoable(): Undoable | undefined {
  return useSyncExternalStore(
    (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    () => last,
  );
}
