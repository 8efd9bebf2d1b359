import type { RuleBook } from "@jucai/engine/run";
import { useCallback, useEffect, useMemo, useState } from "react";
import { emptyCheck, placeAfter, type Check, type Place } from "./check.ts";
import { judgeFor, type Judge, type Judged } from "./judge.ts";
import { fitting, forget, isKept, recall, remember, type Stores } from "./keep.ts";

export type Session = {
  readonly check: Check;
  readonly place: Place;
  readonly judge: Judge;
  readonly judged: Judged;
  readonly today: string;
  readonly kept: boolean;
  readonly keep: (on: boolean) => void;
  /** Changes what is known and stays on the screen. */
  readonly change: (next: Check) => void;
  /** Changes what is known, then goes where the answer leads. */
  readonly advance: (next: Check) => void;
  readonly go: (place: Place) => void;
  readonly back: () => void;
  readonly clear: () => void;
};

/** Holds the answers, keeps them in this tab, and walks through the screens with the browser's own history. */
export function useCheck(book: RuleBook, stores: Stores, today: string, now: () => number): Session {
  const [check, setCheck] = useState(() => fitting(recall(stores, now()) ?? emptyCheck(today), book.vocabulary));
  const [kept, setKept] = useState(() => isKept(stores));
  const [place, setPlace] = usePlace(check.role !== null);
  const judge = useMemo(() => judgeFor(book, check.role), [book, check.role]);
  const judged = useMemo(() => judge.judge(check), [judge, check]);

  useEffect(() => {
    if (check.role !== null) remember(stores, check, kept, now());
  }, [stores, check, kept, now]);

  const advance = useCallback(
    (next: Check) => {
      setCheck(next);
      const after = next.role === check.role ? judge : judgeFor(book, next.role);
      setPlace(placeAfter(place, after.judge(next).next?.id));
    },
    [book, check.role, judge, place, setPlace],
  );

  const clear = useCallback(() => {
    forget(stores);
    setKept(false);
    setCheck(emptyCheck(today));
    setPlace({ screen: "start" });
  }, [stores, today, setPlace]);

  return {
    check,
    place,
    judge,
    judged,
    today,
    kept,
    keep: setKept,
    change: setCheck,
    advance,
    go: setPlace,
    back: () => window.history.back(),
    clear,
  };
}

/** The screen that is shown, one entry of the browser's history for each; without a role there is only the start. */
function usePlace(begun: boolean): [Place, (next: Place) => void] {
  const [place, setPlace] = useState<Place>(() => (begun ? placeOf(window.history.state) : { screen: "start" }));

  useEffect(() => {
    window.history.replaceState({ place }, "");
    const onPop = (event: PopStateEvent) => setPlace(placeOf(event.state));
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
    // Only the first screen is written here; `go` writes the others.
  }, []);

  const go = useCallback((next: Place) => {
    window.history.pushState({ place: next }, "");
    setPlace(next);
  }, []);
  return [place, go];
}

function placeOf(state: unknown): Place {
  if (typeof state === "object" && state !== null && "place" in state) return state.place as Place;
  return { screen: "start" };
}
