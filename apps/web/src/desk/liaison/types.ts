import type { AnswerOf } from "@jucai/contract/client";

export type Card = AnswerOf<"GET /api/v1/liaisons">["items"][number];
export type Subject = Card["subject"];
export type State = Card["standing"]["state"];
export type Board = AnswerOf<"GET /api/v1/liaison/board">;
export type Detail = AnswerOf<"GET /api/v1/liaisons/:id">;
export type Opinion = AnswerOf<"GET /api/v1/opinions">["items"][number];
/** Who is meant, as requests name him. */
export type SubjectRef = Pick<Subject, "kind" | "id">;

/** What is most urgent stands first. */
export const states = ["overdue", "near", "unknown", "open", "no_limit", "done"] as const satisfies State[];
export const stateColours = {
  overdue: "error",
  near: "warning",
  unknown: "warning",
  open: "processing",
  no_limit: "default",
  done: "success",
} as const satisfies Record<State, string>;
/** Shapes differ too: whoever sees no colours still tells them apart. */
export const stateShapes = {
  overdue: "■",
  near: "◆",
  unknown: "?",
  open: "●",
  no_limit: "–",
  done: "✓",
} as const satisfies Record<State, string>;
