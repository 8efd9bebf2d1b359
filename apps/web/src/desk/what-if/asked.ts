import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { Value } from "./types.ts";

/** What is tried instead: a figure's path and its value. */
export type Changes = ReadonlyMap<string, Value>;
/** A what-if as its address says it. */
export type Asked = {
  readonly benefit: string;
  /** Whose figures are added up: whoever is registered, or made-up people of a county. */
  readonly of: "generated" | "registry";
  readonly people: number;
  readonly seed: number;
  /** Which share of what is known of made-up people is left out, in percent. */
  readonly unknown: number;
  /** The day whose rules count; empty is today. */
  readonly on: string;
  readonly changes: Changes;
};

export const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000] as const;
export const unknownShares = [0, 10, 20, 30, 50] as const;
export const mostSeed = 0xffff_ffff;
const usual = { people: 10_000, seed: 1, unknown: 20 };
const parameters = ["benefit", "of", "people", "seed", "unknown", "on", "try"] as const;

/** Reads an address; what is no whole number within bounds, or no day, is taken as usual. */
export function askedIn(search: URLSearchParams): Asked {
  const whole = (name: keyof typeof usual, least: number, most: number) => {
    const text = search.get(name) ?? "";
    const value = Number(text);
    return text !== "" && Number.isInteger(value) && value >= least && value <= most ? value : usual[name];
  };
  const on = search.get("on") ?? "";
  return {
    benefit: search.get("benefit") ?? "",
    of: search.get("of") === "registry" ? "registry" : "generated",
    people: whole("people", 1, sizes.at(-1)!),
    seed: whole("seed", 0, mostSeed),
    unknown: whole("unknown", 0, 90),
    on: isDay(on) ? on : "",
    changes: changesIn(search.getAll("try")),
  };
}

/** The address of a what-if: whoever opens it tries the same. Other parameters, such as the language, stay. */
export function searchOf(asked: Asked, before: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const search = new URLSearchParams(before);
  for (const name of parameters) search.delete(name);
  const { benefit, of, on, changes } = asked;
  if (benefit !== "") search.set("benefit", benefit);
  if (of === "registry") search.set("of", of);
  else for (const name of Object.keys(usual) as (keyof typeof usual)[]) put(search, name, asked[name], usual[name]);
  if (on !== "") search.set("on", on);
  for (const [path, value] of changes) search.append("try", `${path}=${value}`);
  return search;
}

/** Keeps the what-if in the address, without a step back for each figure that was tried. */
export function useAsked(): readonly [Asked, (changed: Partial<Asked>) => void] {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const asked = useMemo(() => askedIn(new URLSearchParams(text)), [text]);
  const set = useCallback(
    (changed: Partial<Asked>) =>
      setSearch((before) => searchOf({ ...askedIn(before), ...changed }, before), { replace: true }),
    [setSearch],
  );
  return [asked, set];
}

function put(search: URLSearchParams, name: string, value: number, usually: number): void {
  if (value !== usually) search.set(name, String(value));
}

function changesIn(pairs: readonly string[]): Changes {
  const changes = new Map<string, Value>();
  for (const pair of pairs) {
    const at = pair.lastIndexOf("=");
    const [path, typed] = [pair.slice(0, at), pair.slice(at + 1)];
    if (at <= 0 || typed === "") continue;
    if (isDay(typed)) changes.set(path, typed);
    else if (Number.isFinite(Number(typed))) changes.set(path, Number(typed));
  }
  return changes;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
