import type { Answers } from "./answers.ts";
import { emptyCheck, mostPlaces, type Check } from "./check.ts";

const inTab = "jucai.check";
const onDevice = "jucai.check.kept";
const keptForMs = 30 * 24 * 3_600_000;

/** What is used of a browser's storage. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
/** The two stores of the browser, handed in so that tests need no browser. */
export type Stores = { readonly tab: Store; readonly device: Store };

/** A browser may refuse storage or have no room left: then answers live as long as the page does. */
export function storageOr(open: () => Store): Store {
  const memory = new Map<string, string>();
  const attempt = <T>(work: (store: Store) => T, otherwise: T): T => {
    try {
      return work(open());
    } catch {
      return otherwise;
    }
  };
  return {
    getItem: (key) => attempt((store) => store.getItem(key), null) ?? memory.get(key) ?? null,
    setItem: (key, value) => {
      const stored = attempt((store) => {
        store.setItem(key, value);
        return true;
      }, false);
      if (stored) memory.delete(key);
      else memory.set(key, value);
    },
    removeItem: (key) => {
      memory.delete(key);
      attempt((store) => store.removeItem(key), undefined);
    },
  };
}

/** Reads the answers of this tab, or else those kept on this device for at most 30 days. */
export function recall(stores: Stores, now: number): Check | undefined {
  const tab = readCheck(stores.tab.getItem(inTab));
  if (tab) return tab;
  const kept = parse(stores.device.getItem(onDevice));
  if (!isRecord(kept) || typeof kept["until"] !== "number") return undefined;
  if (kept["until"] < now) {
    stores.device.removeItem(onDevice);
    return undefined;
  }
  return asCheck(kept["check"]);
}

export function isKept(stores: Stores): boolean {
  return stores.device.getItem(onDevice) !== null;
}

/** Writes the answers to this tab and, if the person asked for it, to this device. */
export function remember(stores: Stores, check: Check, keep: boolean, now: number): void {
  stores.tab.setItem(inTab, JSON.stringify(check));
  if (keep) stores.device.setItem(onDevice, JSON.stringify({ until: now + keptForMs, check }));
  else stores.device.removeItem(onDevice);
}

export function forget(stores: Stores): void {
  stores.tab.removeItem(inTab);
  stores.device.removeItem(onDevice);
}

function readCheck(text: string | null): Check | undefined {
  return asCheck(parse(text));
}

/** Whatever stands in the store was written by this page or tampered with; anything odd counts as nothing. */
function asCheck(value: unknown): Check | undefined {
  if (!isRecord(value) || typeof value["on"] !== "string" || !isRecord(value["answers"])) return undefined;
  const role = value["role"];
  const empty = emptyCheck(value["on"]);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(empty.on)) return undefined;
  const answers = Object.fromEntries(Object.entries(value["answers"]).filter(([, answer]) => isAnswer(answer)));
  const places = Array.isArray(value["places"]) ? value["places"].filter(isCode).slice(0, mostPlaces) : [];
  return {
    ...empty,
    places,
    role: role === "person" || role === "employer" || role === "referrer" ? role : null,
    answers: answers as Answers,
  };
}

function isCode(value: unknown): value is string {
  return typeof value === "string" && /^\d{6}$/.test(value);
}

function isAnswer(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value["kind"] === "value") return "value" in value;
  if (value["kind"] === "unknown") return value["asked"] === 1 || value["asked"] === 2;
  return value["kind"] === "rows" && Array.isArray(value["rows"]) && value["rows"].every(isRecord);
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
