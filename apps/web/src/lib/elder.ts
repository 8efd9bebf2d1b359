import { useSyncExternalStore } from "react";
import { forget, recall, remember } from "./remembered.ts";

/** 长辈版 in three sizes: 20, 25 and 30 px; `off` is the standard edition. */
export const elderSizes = ["large", "larger", "largest"] as const;
export type ElderSize = (typeof elderSizes)[number];
export type Elder = ElderSize | "off";

// The attribute on <html> is the state itself: tokens.css and every component read the same thing.
const root = () => document.documentElement.dataset;
const listeners = new Set<() => void>();

function current(): Elder {
  return elderSizes.find((size) => size === root()["elder"]) ?? "off";
}

/** Restores the size remembered on this device. Called once, before the first paint. */
export function restoreElder(): void {
  const size = recall("elder");
  if (elderSizes.some((one) => one === size)) root()["elder"] = size ?? "";
}

/** Switches the edition at once and remembers it on this device. */
export function chooseElder(next: Elder): void {
  if (next === "off") {
    delete root()["elder"];
    forget("elder");
  } else {
    root()["elder"] = next;
    remember("elder", next);
  }
  for (const changed of listeners) changed();
}

export function useElder(): Elder {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, current);
}
