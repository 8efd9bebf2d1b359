import { useCallback, useEffect, useMemo, useState } from "react";
import { emptyCheck, placeAfter, type Check, type Place } from "./check.ts";
import { judgeFor, type Judge, type Judged } from "./judge.ts";
import { noPlaces, type PlacesBook } from "./merge-books.ts";
import { forget, isKept, recall, remember, type Stores } from "./keep.ts";

/** The rules fetched so far, by kind of claimant and places. */
export type Books = ReadonlyMap<string, PlacesBook>;

export function bookKey({ role, places }: Pick<Check, "role" | "places">): string {
  return [role ?? "", ...places].join();
}

export type Session = {
  readonly check: Check;
  readonly place: Place;
  readonly book: PlacesBook;
  readonly judge: Judge;
  readonly judged: Judged;
  readonly today: string;
  readonly kept: boolean;
  readonly keep: (on: boolean) => void;
  /** Changes what is known and stays on the screen. */
  readonly change: (next: Check) => void;
  /** Changes what is known, then goes where the answer leads by these rules. */
  readonly advance: (next: Check, by?: PlacesBook) => void;
  readonly go: (place: Place) => void;
  readonly back: () => void;
  readonly clear: () => void;
};

/** Holds the answers, keeps them in this tab, and walks through the screens with the browser's own history. */
export function useCheck(
  books: Books,
  stores: Stores,
  today: string,
  now: () => number,
  asked: readonly string[],
): Session {
  const [check, setCheck] = useState(() => recall(stores, now()) ?? emptyCheck(today));
  const [kept, setKept] = useState(() => isKept(stores));
  const [last, go] = usePlace(goesOn(check, asked));
  const book = books.get(bookKey(check)) ?? noPlaces;
  const place = placeWithin(book, last);
  const judge = useMemo(() => judgeFor(book), [book]);
  const judged = useMemo(() => judge.judge(check), [judge, check]);

  useEffect(() => {
    if (check.role !== null) remember(stores, check, kept, now());
  }, [stores, check, kept, now]);

  const advance = useCallback(
    (next: Check, by?: PlacesBook) => {
      setCheck(next);
      go(placeAfter(place, (by ? judgeFor(by) : judge).judge(next).next?.fact));
    },
    [judge, place, go],
  );

  const clear = useCallback(() => {
    forget(stores);
    setKept(false);
    setCheck(emptyCheck(today));
    go({ screen: "start" });
  }, [stores, today, go]);

  const back = useCallback(() => window.history.back(), []);
  return { check, place, book, judge, judged, today, kept, keep: setKept, change: setCheck, advance, go, back, clear };
}

/** A check that has begun goes on, unless the address asks for other places. */
function goesOn({ role, places }: Check, asked: readonly string[]): boolean {
  return role !== null && places.length > 0 && (asked.length === 0 || asked.join() === places.join());
}

/** The screen that is shown, one entry of the browser's history for each; before a check began there is only the start. */
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

/** The browser's history may lead to a question of a check that was cleared or is for somebody else: then to the start. */
function placeWithin({ vocabulary, policies }: PlacesBook, place: Place): Place {
  const known =
    place.screen === "question"
      ? vocabulary.facts.some(({ id }) => id === place.id) || vocabulary.subjects.some(({ list }) => list === place.id)
      : policies.length > 0;
  return known ? place : { screen: "start" };
}

function placeOf(state: unknown): Place {
  if (typeof state === "object" && state !== null && "place" in state) return state.place as Place;
  return { screen: "start" };
}
