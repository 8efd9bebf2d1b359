/** What this device remembers between visits: how to read, never who reads. */
export type RememberedKey = "language" | "elder" | "keys";

const prefix = "jucai.";

/** Private windows and strict settings may refuse storage; reading then works, only remembering does not. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export function recall(key: RememberedKey): string | null {
  return attempt(() => window.localStorage.getItem(prefix + key)) ?? null;
}

export function remember(key: RememberedKey, value: string): void {
  attempt(() => window.localStorage.setItem(prefix + key, value));
}

export function forget(key: RememberedKey): void {
  attempt(() => window.localStorage.removeItem(prefix + key));
}
