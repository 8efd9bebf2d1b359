import type { ClaimantKind } from "@jucai/engine/run";
import type { Answer, Answers } from "./answers.ts";

/** Everything a person has told this page. It lives in this tab and nowhere else. */
export type Check = {
  readonly role: ClaimantKind | null;
  /** Codes of the place that is checked, or of those compared. */
  readonly places: readonly string[];
  /** The date of judgement, `YYYY-MM-DD`. */
  readonly on: string;
  readonly answers: Answers;
  /** Benefits chosen by 换成这项 within their exclusive group. */
  readonly prefer: readonly string[];
};

/** Where in the page a person is; kept in the browser's history so that its back button works. */
export type Place =
  | { readonly screen: "start" }
  | { readonly screen: "question"; readonly id: string; readonly from?: "result" }
  | { readonly screen: "result" };

export function emptyCheck(on: string): Check {
  return { role: null, places: [], on, answers: {}, prefer: [] };
}

/** Stores an answer; a preference is forgotten, because the best bundle may now be another. */
export function withAnswer(check: Check, id: string, answer: Answer): Check {
  return { ...check, answers: { ...check.answers, [id]: answer }, prefer: [] };
}

/** Records "I do not know": the first time it comes back at the end, the second time it stays unknown. */
export function withUnknown(check: Check, id: string): Check {
  return withAnswer(check, id, { kind: "unknown", asked: id in check.answers ? 2 : 1 });
}

export function withRole(check: Check, role: ClaimantKind): Check {
  return { ...check, role, prefer: [] };
}

/** At most so many places are compared: more do not fit beside each other on a phone. */
export const mostPlaces = 4;

export function withPlaces(check: Check, places: readonly string[]): Check {
  return { ...check, places, prefer: [] };
}

export function withDay(check: Check, on: string): Check {
  return { ...check, on, prefer: [] };
}

/** Takes this one of its exclusive group, whatever the best bundle says. */
export function withPreference(check: Check, benefit: string): Check {
  return { ...check, prefer: [benefit] };
}

/** Lets the best bundle decide again. */
export function withoutPreference(check: Check): Check {
  return { ...check, prefer: [] };
}

/** Where an answer leads: back to the result it was opened from, to the next question, or to the result. */
export function placeAfter(place: Place, next: string | undefined): Place {
  if (place.screen === "question" && place.from === "result") return { screen: "result" };
  return next === undefined ? { screen: "result" } : { screen: "question", id: next };
}
