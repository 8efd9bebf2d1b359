import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useMay } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { CheckFile } from "./check-file.tsx";
import { evidenceMessages } from "./evidence.messages.ts";
import { FileView } from "./file-view.tsx";
import { type Condition, type EvidenceItem, type Given, looksAt, type Review } from "./types.ts";

/** The files of a claim, one at a time; `e` shows the next, and a chosen condition the one that bears on it. */
export function EvidencePane({
  review,
  chosen,
  compare,
  onCompare,
}: {
  readonly review: Review;
  readonly chosen: Condition | undefined;
  readonly compare: boolean;
  readonly onCompare: () => void;
}) {
  const m = useMessages(evidenceMessages);
  const files = useMemo(() => review.evidence.flatMap((item) => item.files), [review.evidence]);
  const [at, setAt] = useState(0);
  const bearing = useMemo(() => bearingOn(review, chosen), [review, chosen]);
  useEffect(() => {
    const found = files.findIndex(({ file }) => bearing.has(file.id));
    if (found !== -1) setAt(found);
  }, [bearing, files]);
  const shown = files[at] ?? files[0];
  return (
    <section className="dk-pane" aria-labelledby="evidence-head" tabIndex={0}>
      <div className="dk-pane__head">
        <h2 id="evidence-head">
          {m.title} {files.length > 0 && <span className="jc-hint">{m.count(at + 1, files.length)}</span>}
        </h2>
        <span>
          {files.length > 1 && (
            <Button
              size="small"
              data-key="e"
              data-key-does={m.next}
              onClick={() => setAt((before) => (before + 1) % files.length)}
            >
              <kbd>E</kbd> {m.next}
            </Button>
          )}{" "}
          <Button size="small" data-key="z" data-key-does={m.compare} aria-pressed={compare} onClick={onCompare}>
            <kbd>Z</kbd> {compare ? m.compareOff : m.compare}
          </Button>
        </span>
      </div>
      <Items items={review.evidence} shown={shown?.file.id} onShow={(id) => setAt(indexOf(files, id))} />
      {shown && <Shown key={shown.file.id} given={shown} claim={review.claim.id} />}
    </section>
  );
}

const indexOf = (files: readonly Given[], id: string) => files.findIndex(({ file }) => file.id === id);

/** The files given for the facts that a condition looks at. */
function bearingOn(review: Review, chosen: Condition | undefined): ReadonlySet<string> {
  if (chosen === undefined) return new Set();
  return new Set(review.facts.filter((fact) => looksAt(chosen, fact)).flatMap(({ files }) => files));
}

type ItemsProps = {
  readonly items: readonly EvidenceItem[];
  readonly shown: string | undefined;
  readonly onShow: (file: string) => void;
};

/** What the measure asks for, with what was given for it, or that nothing was. */
function Items({ items, shown, onShow }: ItemsProps) {
  const m = useMessages(evidenceMessages);
  const say = useText();
  if (items.length === 0) return <p className="jc-hint">{m.none}</p>;
  return (
    <ul className="dk-papers">
      {items.map(({ item, label, files }) => (
        <li key={item}>
          {say(label)}
          {files.length === 0 && <span className="dk-near"> · {m.missing}</span>}
          <span className="dk-files">
            {files.map(({ file, state }) => (
              <Button
                key={file.id}
                size="small"
                type={file.id === shown ? "primary" : "default"}
                aria-pressed={file.id === shown}
                onClick={() => onShow(file.id)}
              >
                <span lang="zh-CN">{file.name}</span>
                {state !== "given" && <span> · {m[state]}</span>}
              </Button>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Shown({ given, claim }: { readonly given: Given; readonly claim: string }) {
  const m = useMessages(evidenceMessages);
  const may = useMay();
  const { file, note } = given;
  const expiry = file.expiresOn === null ? undefined : (file.expired ? m.expired : m.expires)(file.expiresOn);
  return (
    <>
      <p className="jc-hint">
        {[m.takenBy(file.takenBy, tableMoment(file.at)), expiry].filter(Boolean).join(" · ")}
        {note && <span className="dk-doubt">{note}</span>}
      </p>
      {may("evidence", "approve") && <CheckFile claim={claim} given={given} />}
      <FileView file={{ name: file.name, mime: file.type, address: `/api/v1/evidence/${file.id}/content` }} />
    </>
  );
}
