import type { Format, Source, Unreadable } from "../../model.ts";

/** What the other thread is given and what it answers; classes do not pass between threads. */
export type Task = { readonly bytes: Uint8Array; readonly format: Format; readonly milliseconds: number };
export type Answer =
  | { readonly source: Source }
  | { readonly refused: { readonly code: Unreadable["code"]; readonly says: Unreadable["says"] } };
