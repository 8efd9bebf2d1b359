import { useMessages } from "../../lib/language.tsx";
import type { Comparison } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

/** What a fund of a document is called. */
export function useFundName() {
  const m = useMessages(whatIfMessages);
  return ({ fund }: Comparison["byFund"][number]): string => fund ?? m.noFund;
}
