import { useCallback, useEffect } from "react";
import { useUrlState } from "../shell/url-state.ts";
import { noFilters, type PeopleFilters } from "./filters.ts";
import { holdsNumber, holdTyped, useTypedNumber } from "./typed-number.ts";

let shown = 0;

/** Whoever leaves the list leaves the number; asked a moment later, for strict mode leaves and comes back at once. */
function forgetOnLeaving(): () => void {
  shown += 1;
  return () => {
    shown -= 1;
    queueMicrotask(() => shown === 0 && holdTyped(""));
  };
}

/** The filters of the list. They stand in the address, but for a search text with a number in it. */
export function usePeopleFilters(): readonly [PeopleFilters, (changes: Partial<PeopleFilters>) => void] {
  const [address, setAddress] = useUrlState(noFilters);
  const typed = useTypedNumber();
  useEffect(forgetOnLeaving, []);
  const set = useCallback(
    (changes: Partial<PeopleFilters>) => {
      if (changes.q === undefined) return setAddress(changes);
      holdTyped(changes.q);
      setAddress({ ...changes, q: holdsNumber(changes.q) ? "" : changes.q });
    },
    [setAddress],
  );
  return [typed === "" ? address : { ...address, q: typed }, set];
}
