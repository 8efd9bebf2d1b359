import { mostPlaces } from "./state/check.ts";

const parameter = "place";

/** The places that the address names: `/check?place=350700`, or `?place=350423,350700` to compare. */
export function placesAsked(): readonly string[] {
  const codes = new URLSearchParams(window.location.search).getAll(parameter).flatMap((each) => each.split(","));
  return [...new Set(codes.filter((code) => /^\d{6}$/.test(code)))].slice(0, mostPlaces);
}

/** Writes them there, so that a copied link and a bookmark open the same places; nothing of the answers. */
export function writePlaces(places: readonly string[]): void {
  const url = new URL(window.location.href);
  if (places.length === 0) url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, places.join(","));
  window.history.replaceState(window.history.state, "", url);
}
