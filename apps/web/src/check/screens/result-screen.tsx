import { useEffect, useMemo, useState } from "react";
import { Button } from "../../ui/index.ts";
import { Almost } from "../result/almost.tsx";
import { ApplyAll } from "../result/apply-all.tsx";
import { Answers, openAnswers } from "../result/answers.tsx";
import { calendarOf } from "../result/calendar.ts";
import { CalendarChart } from "../result/calendar-chart.tsx";
import { ComparePlaces } from "../result/compare-places.tsx";
import { DayBar } from "../result/day-bar.tsx";
import { outlookOf } from "../result/outlook.ts";
import { Claim, NotChosen, NotInForce, Refused, Undecided } from "../result/result-sections.tsx";
import { sectionsOf } from "../result/sections.ts";
import { Summary } from "../result/summary.tsx";
import { Timeline } from "../result/timeline.tsx";
import type { PlacesBook } from "../state/merge-books.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";

type Props = { readonly book: PlacesBook; readonly session: Session };

/** The result, always in the same order, so that people learn where to look. */
export function ResultScreen({ book, session }: Props) {
  const { w, t } = useWording();
  const { judge, judged } = session;
  const [code, setCode] = useState(judged.places[0]?.at.code);
  const at = judged.places.find((place) => place.at.code === code) ?? judged.places[0]!;
  const { decisions, bundle } = at;
  const own = { vocabulary: book.vocabulary, policies: at.at.book.policies };
  const sections = useMemo(() => sectionsOf(decisions, bundle, judge.benefits), [decisions, bundle, judge.benefits]);
  const calendar = useMemo(() => calendarOf(bundle, decisions, judge.benefits), [bundle, decisions, judge.benefits]);
  const outlook = outlookOf(at, session.check.on);
  const several = judged.places.length > 1;
  useOpenForPrint();
  const props = { book: own, at, session, sections };

  return (
    <div className="ck-result">
      <div className="ck-result__head jc-stack">
        <div className="ck-result__title">
          <h1 tabIndex={-1}>{w.resultTitle}</h1>
          <div className="jc-row jc-no-print">
            {Object.keys(session.check.answers).length > 0 && (
              <Button look="plain" onClick={openAnswers}>
                {w.editAnswers}
              </Button>
            )}
            <Button look="plain" onClick={() => window.print()}>
              {w.print}
            </Button>
          </div>
        </div>
        <DayBar session={session} />
        {several && <ComparePlaces book={book} session={session} chosen={at.at.code} choose={setCode} />}
        {several && <h2>{w.detailsOf(t(at.at.name))}</h2>}
        <Summary {...props} />
        <ApplyAll {...props} book={book} />
      </div>
      <div className="ck-result__claim">
        <Claim {...props} />
      </div>
      <aside className="ck-result__aside">
        <CalendarChart calendar={calendar} totalFen={bundle.totalFen} />
        <Timeline events={outlook.events} session={session} />
      </aside>
      <div className="ck-result__rest">
        <NotChosen {...props} />
        <Almost book={own} outlook={outlook} session={session} />
        <Undecided {...props} />
        <NotInForce {...props} />
        <Refused {...props} />
        <Answers book={book} session={session} />
        <p className="ck-disclaimer">{w.disclaimer}</p>
        <p className="jc-hint">{w.rules(book.policies.map((policy) => t(policy.short)).join(w.listJoin))}</p>
      </div>
    </div>
  );
}

/** Paper has no disclosure triangles: everything is opened for printing and put back afterwards. */
function useOpenForPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>("#main details:not([open])")];
      for (const details of opened) details.open = true;
    };
    const close = () => {
      for (const details of opened) details.open = false;
      opened = [];
    };
    window.addEventListener("beforeprint", open);
    window.addEventListener("afterprint", close);
    return () => {
      window.removeEventListener("beforeprint", open);
      window.removeEventListener("afterprint", close);
    };
  }, []);
}
