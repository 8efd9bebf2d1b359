import type { ClaimantKind } from "@jucai/engine/run";
import { useCallback, useEffect, useState } from "react";
import { Button, buttonClass, Loading } from "../ui/index.ts";
import { Flow } from "./flow.tsx";
import { loadBook, loadStart, type CheckStart } from "./load-rules.ts";
import { recall, storageOr, type Stores } from "./state/keep.ts";
import { placesAsked } from "./places-asked.ts";
import type { PlacesBook } from "./state/merge-books.ts";
import { bookKey, type Books } from "./state/use-check.ts";
import { Surround } from "./surround.tsx";
import { useWording } from "./words/words.ts";

type Loaded = { readonly state: "loading" | "failed" } | { readonly state: "ready"; readonly start: CheckStart };

/** The one place where the page reads the clock. */
const now = () => Date.now();
const stores: Stores = { tab: storageOr(() => window.sessionStorage), device: storageOr(() => window.localStorage) };

/** Fetches the rules before the first question; from then on the page needs no network. */
export function CheckPage() {
  const [loaded, setLoaded] = useState<Loaded>({ state: "loading" });
  const [books, setBooks] = useState<Books>(new Map());
  const [attempt, setAttempt] = useState(0);

  const load = useCallback(
    async (role: ClaimantKind, places: readonly string[]): Promise<PlacesBook> => {
      const key = bookKey({ role, places });
      const known = books.get(key);
      if (known) return known;
      const book = await loadBook(role, places);
      setBooks((before) => new Map([...before, [key, book]]));
      return book;
    },
    [books],
  );

  useEffect(() => {
    let current = true;
    setLoaded({ state: "loading" });
    // A check that goes on after a reload needs its rules before its question.
    const begun = recall(stores, now());
    const { role = null, places = [] } = begun ?? {};
    const goesOn = role !== null && places.length > 0 && loadBook(role, places);
    Promise.all([loadStart(), goesOn]).then(
      ([start, book]) => {
        if (!current) return;
        if (book) setBooks(new Map([[bookKey({ role, places }), book]]));
        setLoaded({ state: "ready", start });
      },
      () => current && setLoaded({ state: "failed" }),
    );
    return () => {
      current = false;
    };
  }, [attempt]);

  if (loaded.state === "ready") {
    return <Flow start={loaded.start} asked={placesAsked()} books={books} load={load} stores={stores} now={now} />;
  }
  return (
    <Surround>{loaded.state === "loading" ? <Wait /> : <Failed retry={() => setAttempt(attempt + 1)} />}</Surround>
  );
}

function Wait() {
  const { w } = useWording();
  return (
    <div className="jc-stack">
      <h1>{w.startTitle}</h1>
      <p>{w.loading}</p>
      <Loading lines={6} />
    </div>
  );
}

function Failed({ retry }: { readonly retry: () => void }) {
  const { w } = useWording();
  return (
    <div className="jc-stack" role="alert">
      <h1>{w.failedTitle}</h1>
      <p>{w.failedText}</p>
      <p className="jc-row">
        <Button look="primary" onClick={retry}>
          {w.retry}
        </Button>
        <a className={buttonClass()} href="/policies">
          {w.readPolicies}
        </a>
      </p>
    </div>
  );
}
