import { useMessages } from "../../lib/language.tsx";
import { useSaid } from "./said.ts";
import type { Comparison } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

/** Headcount and cost in one line, for screens on which the figures and what they do are below each other. */
export function Now({ comparison: { headcount, costFen } }: { readonly comparison: Comparison }) {
  const m = useMessages(whatIfMessages);
  const { persons, sum, fromTo } = useSaid();
  return (
    <p className="dk-now jc-no-print">
      {m.nowSays(fromTo(headcount.before, headcount.after, persons), fromTo(costFen.before, costFen.after, sum))}
    </p>
  );
}
