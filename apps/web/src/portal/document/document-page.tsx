import type { PolicyDetail } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { policy } from "../../lib/api.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { useHashTarget } from "../../lib/hash-target.ts";
import { useTitle } from "../../lib/title.ts";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Breadcrumb } from "../breadcrumb.tsx";
import { Answered } from "../answered.tsx";
import { DocumentHeader } from "./document-header.tsx";
import { documentMessages } from "./document.messages.ts";
import { CoverageBar } from "./coverage.tsx";
import { ChapterTitle } from "./chapter-title.tsx";
import { MeasureItem } from "./measure-item.tsx";
import { Outline } from "./outline.tsx";
import { chaptersOf, firstOfClause } from "./chapters.ts";

/** One document: what it is, whether it applies today, and every measure in the order of its clauses. */
export function DocumentPage() {
  const { policy: id = "" } = useParams();
  return <Answered query={useQuery(policy(id))}>{(data) => <Document document={data} />}</Answered>;
}

function Document({ document }: { readonly document: PolicyDetail }) {
  const m = useMessages(documentMessages);
  const { site } = useMessages(frameMessages);
  const say = useText();
  useTitle(say(document.short), site);
  const [only, setOnly] = useState(false);
  const measures = only ? document.measures.filter(({ benefit }) => benefit !== null) : document.measures;
  const chapters = chaptersOf({ sections: document.sections, measures });
  const first = firstOfClause(chapters.flatMap(({ measures }) => measures));
  useHashTarget();
  return (
    <div className="jc-stack">
      <Breadcrumb>{[<Link to="/policies">{m.library}</Link>]}</Breadcrumb>
      <DocumentHeader document={document} />
      <p>
        {m.counts(document.counts.measures, document.counts.benefits)} {m.ownWords}
      </p>
      <CoverageBar measures={document.measures} />
      <label className="jc-choice jc-only jc-no-print">
        <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
        <span>{m.onlyBenefits(document.counts.benefits)}</span>
      </label>
      <div className="jc-with-outline">
        <Outline chapters={chapters} hasNotes={document.notes.length > 0} />
        <div className="jc-column">
          {chapters.map((chapter) => (
            <section key={chapter.id} className="jc-section" aria-labelledby={`section-${chapter.id}`}>
              <h2 id={`section-${chapter.id}`}>
                <ChapterTitle chapter={chapter} />
              </h2>
              {chapter.measures.map((measure) => (
                <MeasureItem key={measure.id} measure={measure} leadsClause={first.has(measure.id)} />
              ))}
            </section>
          ))}
          <Notes document={document} />
        </div>
      </div>
    </div>
  );
}

function Notes({ document }: { readonly document: PolicyDetail }) {
  const m = useMessages(documentMessages);
  const say = useText();
  if (document.notes.length === 0) return null;
  return (
    <section className="jc-section" aria-labelledby="notes">
      <h2 id="notes">{m.notes}</h2>
      <ul className="jc-notes">
        {document.notes.map((note) => (
          <li key={note.zh}>{say(note)}</li>
        ))}
      </ul>
    </section>
  );
}
