import type { RuleBook } from "@jucai/engine/run";
import { useEffect, useState } from "react";
import { Flow } from "./flow.tsx";
import { Surround } from "./surround.tsx";
import { loadRules } from "./load-rules.ts";
import { useWording } from "./words/words.ts";

type Loaded =
  { readonly state: "loading" } | { readonly state: "failed" } | { readonly state: "ready"; book: RuleBook };

/** Fetches the rules once, before the first question; from then on the page needs no network. */
export function CheckPage() {
  const [loaded, setLoaded] = useState<Loaded>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    setLoaded({ state: "loading" });
    loadRules(attempt).then(
      (book) => current && setLoaded({ state: "ready", book }),
      () => current && setLoaded({ state: "failed" }),
    );
    return () => {
      current = false;
    };
  }, [attempt]);

  if (loaded.state === "ready") return <Flow book={loaded.book} />;
  return (
    <Surround>{loaded.state === "loading" ? <Loading /> : <Failed retry={() => setAttempt(attempt + 1)} />}</Surround>
  );
}

function Loading() {
  const { w } = useWording();
  return (
    <div className="jc-skeleton" role="status">
      <h1 className="jc-hint">{w.loading}</h1>
      <span />
      <span />
      <span />
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
        <button type="button" className="jc-button jc-button--primary" onClick={retry}>
          {w.retry}
        </button>
        <a className="jc-button" href="/policies">
          {w.readPolicies}
        </a>
      </p>
    </div>
  );
}
