import { useSyncExternalStore } from "react";

/** Whether a search text holds part of an identity number or a phone: it stands in no address and is not kept. */
export const holdsNumber = (typed: string) => /\d{6}/.test(typed.normalize("NFKC"));

let held = "";
const listeners = new Set<() => void>();

/** Remembers a search text that may not stand in the address, until another one or the next page; "" forgets it. */
export function holdTyped(typed: string): void {
  held = holdsNumber(typed) ? typed : "";
  for (const tell of listeners) tell();
}

export const typedNow = () => held;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useTypedNumber = () => useSyncExternalStore(subscribe, typedNow);
