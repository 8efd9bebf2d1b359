import { useCallback, useState } from "react";

/** One thing to correct while it is being written. */
export type Pick = {
  readonly kind: "fact" | "evidence" | "missing";
  readonly about: string;
  readonly label: string;
  readonly wrong: string;
  readonly how: string;
  readonly causedBy?: number | undefined;
};
/** What was begun on a claim and is not sent. */
export type Draft = { readonly opinion: string; readonly picks: readonly Pick[] };

const nothing: Draft = { opinion: "", picks: [] };
const at = (claim: string) => `jucai.review.${claim}`;

/** In this tab only, and gone with it: an opinion speaks of people. */
function recalled(claim: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(at(claim)) ?? "null");
    return isDraft(kept) ? kept : nothing;
  } catch {
    return nothing;
  }
}

function isDraft(kept: unknown): kept is Draft {
  return typeof kept === "object" && kept !== null && "opinion" in kept && "picks" in kept && Array.isArray(kept.picks);
}

function keep(claim: string, draft: Draft): void {
  try {
    if (draft.opinion === "" && draft.picks.length === 0) sessionStorage.removeItem(at(claim));
    else sessionStorage.setItem(at(claim), JSON.stringify(draft));
  } catch {
    // Storage that is refused or full: the draft lives as long as the page.
  }
}

/**
 * The half-written opinion and corrections of a claim. They outlive another case, a reload and a refused request;
 * `forget` drops them once they are sent.
 */
export function useDraft(claim: string) {
  const [all, setAll] = useState<Readonly<Record<string, Draft>>>({});
  const draft = all[claim] ?? recalled(claim);
  const change = useCallback(
    (changes: Partial<Draft>) =>
      setAll((before) => {
        const next = { ...(before[claim] ?? recalled(claim)), ...changes };
        keep(claim, next);
        return { ...before, [claim]: next };
      }),
    [claim],
  );
  const forget = useCallback(() => change(nothing), [change]);
  return { draft, change, forget };
}
