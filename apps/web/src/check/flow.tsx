import { printDay, type ClaimantKind } from "@jucai/engine/run";
import { useLayoutEffect, useState } from "react";
import { todayInChina } from "../lib/format.ts";
import { useTitle } from "../lib/title.ts";
import type { CheckStart } from "./load-rules.ts";
import { progressInWords } from "./screens/progress.tsx";
import { ListScreen } from "./screens/list-screen.tsx";
import { QuestionScreen } from "./screens/question-screen.tsx";
import { ResultScreen } from "./screens/result-screen.tsx";
import { StartScreen } from "./screens/start-screen.tsx";
import { rangesInWords } from "./show/range.ts";
import type { PlacesBook } from "./state/merge-books.ts";
import type { Stores } from "./state/keep.ts";
import { useCheck, type Books } from "./state/use-check.ts";
import { Surround } from "./surround.tsx";
import { useWording } from "./words/words.ts";

type Props = {
  readonly start: CheckStart;
  /** Places that the address names. */
  readonly asked: readonly string[];
  readonly books: Books;
  readonly load: (kind: ClaimantKind, places: readonly string[]) => Promise<PlacesBook>;
  readonly stores: Stores;
  readonly now: () => number;
};

/** The check itself: start, one question a screen, result. */
export function Flow({ start, asked, books, load, stores, now }: Props) {
  const [today] = useState(() => printDay(todayInChina(new Date(now()))));
  const session = useCheck(books, stores, today, now, asked);
  const wording = useWording();
  const { w } = wording;
  const { place, book, check } = session;
  useTitle(place.screen === "result" ? w.resultTitle : w.pageTitle, w.siteTitle);

  // A new screen starts at its heading, for eyes and for screen readers.
  const screen = place.screen === "question" ? place.id : place.screen;
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>("#main h1")?.focus({ preventScroll: true });
  }, [screen]);

  const props = { book, session };
  return (
    <Surround clear={check.role === null ? undefined : session.clear} wide={place.screen === "result"}>
      <p className="jc-hidden" aria-live="polite">
        {place.screen === "question" &&
          `${progressInWords(session, wording)} ${rangesInWords(session.judged, wording)}`}
      </p>
      {place.screen === "start" && <StartScreen start={start} asked={asked} load={load} session={session} />}
      {place.screen === "result" && <ResultScreen {...props} />}
      {place.screen === "question" &&
        (place.id.includes(".") ? (
          <QuestionScreen key={place.id} id={place.id} {...props} />
        ) : (
          <ListScreen key={place.id} list={place.id} {...props} />
        ))}
    </Surround>
  );
}
