import type { FoundKind } from "./types.ts";

const kinds: readonly FoundKind[] = ["benefit", "measure", "document", "notice", "job"];

/** The kind that an address asks for; what is none asks for all. */
export const foundKindsOf = (asked: string | null): FoundKind | undefined => kinds.find((kind) => kind === asked);
