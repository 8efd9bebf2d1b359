import type { AnswerOf } from "@jucai/contract/client";

export type Need = AnswerOf<"GET /api/v1/needs">["items"][number];

/** In the order of the quarter's work: what waits to be confirmed comes first. */
export const needStates = ["to_confirm", "current", "expired", "closed"] as const satisfies Need["state"][];
export const needColours = {
  to_confirm: "warning",
  current: "success",
  expired: "error",
  closed: "default",
} as const satisfies Record<Need["state"], string>;
/** Shapes differ too: whoever sees no colours still tells them apart. */
export const needShapes = {
  to_confirm: "◆",
  current: "✓",
  expired: "■",
  closed: "–",
} as const satisfies Record<Need["state"], string>;
