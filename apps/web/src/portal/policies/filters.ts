import { measureKinds, type ClaimantKind, type MeasureKind } from "@jucai/engine/model";
import type { Asked } from "../../lib/api.ts";

/** Everything that narrows the list lives in the address, so that a copied link shows the same list. */
export const claimants = ["person", "employer", "referrer"] as const satisfies readonly ClaimantKind[];
export const forceStatuses = ["in_force", "not_yet", "ended"] as const;
export type FilterName = "who" | "kind" | "place" | "status";

/** Reads the address; values that no filter knows are dropped instead of sent to the server. */
export function filtersOf(address: URLSearchParams): Asked {
  const q = (address.get("q") ?? "").trim().slice(0, 200);
  const place = address.get("place") ?? "";
  const page = Number(address.get("page"));
  return {
    ...(q && { q }),
    ...pick("who", claimants, address),
    ...pick("kind", measureKinds as readonly MeasureKind[], address),
    ...pick("status", forceStatuses, address),
    ...(/^\d{6}$/.test(place) && { place }),
    ...(Number.isInteger(page) && page > 1 && page <= 10_000 && { page }),
  };
}

function pick<Name extends string, Value extends string>(
  name: Name,
  known: readonly Value[],
  address: URLSearchParams,
): { readonly [K in Name]?: Value } {
  const value = known.find((one) => one === address.get(name));
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value };
}

/** The address after one change; a changed filter starts again on the first page. */
export function addressWith(asked: Asked, change: Partial<Record<keyof Asked, string>>): URLSearchParams {
  const next = new URLSearchParams();
  const all = { ...asked, page: undefined, ...change };
  for (const [name, value] of Object.entries(all))
    if (value !== undefined && value !== "") next.set(name, String(value));
  return next;
}

export function isNarrowed(asked: { readonly [Name in keyof Asked]?: Asked[Name] | undefined }): boolean {
  return Object.entries(asked).some(([name, value]) => name !== "page" && value !== undefined);
}
