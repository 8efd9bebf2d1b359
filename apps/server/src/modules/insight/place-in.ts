import { Refusal } from "#kernel/refusal.ts";
import type { Scope } from "#kernel/scope.ts";

/** The place that is meant: one within reach, the actor's own when none is named. */
export function placeIn({ places, all }: Scope, wanted: string | undefined): string {
  const place = wanted ?? places[0];
  if (place !== undefined && (all || places.includes(place))) return place;
  throw new Refusal("not_allowed", {
    zh: "只能测算本辖区的政策。",
    en: "Only policies of your own place can be tried.",
  });
}
