import { useMessages } from "../../lib/language.tsx";
import { type Total, Totals } from "../funds/kit/totals.tsx";
import { useSaid } from "./said.ts";
import type { Comparison } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

/** Headcount and cost before and after; who gains, loses, stays, and who cannot be told yet. */
export function FiguresPart({ comparison }: { readonly comparison: Comparison }) {
  const m = useMessages(whatIfMessages);
  const { sum, change, persons, fromTo } = useSaid();
  const { headcount, costFen, winners, losers, unchanged, undecided, wonFen, lostFen, entering, leaving } = comparison;
  const moved = entering !== 0 || leaving !== 0;
  const figures: Total[] = [
    {
      name: m.headcount,
      says: fromTo(headcount.before, headcount.after, persons),
      also:
        change(headcount.before, headcount.after, persons) +
        (moved ? m.moved(persons(entering), persons(leaving)) : ""),
    },
    {
      name: m.cost,
      says: fromTo(costFen.before, costFen.after, sum),
      also: change(costFen.before, costFen.after, sum),
    },
    { name: m.winners, says: persons(winners), also: m.wonFen(sum(wonFen)) },
    { name: m.losers, says: persons(losers), also: m.lostFen(sum(lostFen)) },
    { name: m.unchanged, says: persons(unchanged), also: m.unchangedSays },
    { name: m.undecided, says: persons(undecided), also: useOpen()(comparison.openFen.after) },
  ];
  return <Totals label={m.results} figures={figures} />;
}

/** What could still be added once all is known. */
function useOpen() {
  const m = useMessages(whatIfMessages);
  const { persons, sum } = useSaid();
  return ({ minFen, maxFen, unbounded }: Comparison["openFen"]["after"]): string => {
    const range = minFen === 0 && maxFen === 0 ? m.openNone : m.openFen(sum(minFen), sum(maxFen));
    return unbounded === 0 ? range : range + m.unbounded(persons(unbounded));
  };
}
