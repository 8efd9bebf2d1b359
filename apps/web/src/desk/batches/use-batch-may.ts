import { useMay, useSession } from "../shell/session.ts";
import type { BatchDetail } from "./types.ts";

type Step = keyof BatchDetail["may"];

/**
 * Whether this reader may take a step: the batch lets it, and his role does. Checking and releasing are one
 * permission and two roles; the server refuses in any case.
 */
export function useBatchMay({ may: batchLets }: BatchDetail): (step: Step) => boolean {
  const lets = useRoleLets();
  return (step) => batchLets[step] === null && lets(step);
}

/** Whether the reader's role takes the step at all. */
export function useRoleLets(): (step: Step) => boolean {
  const may = useMay();
  const { roles } = useSession();
  const has = (role: string) => roles.some((held) => held.role === role);
  const lets: Readonly<Record<Step, boolean>> = {
    check: has("finance_checker"),
    release: has("finance_releaser"),
    file: may("payment", "export"),
    return: may("payment", "update"),
    close: may("payment", "update"),
    cancel: may("payment", "update"),
  };
  return (step) => lets[step];
}
