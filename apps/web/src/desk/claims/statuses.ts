import type { ClaimStatus } from "@jucai/contract";
import { claimStatusWords } from "./claim-words.messages.ts";

/** Every status in the order of a claim's way; the contract's own list would bring its schemas along. */
export const claimStatuses = Object.keys(claimStatusWords.zh) as readonly ClaimStatus[];
