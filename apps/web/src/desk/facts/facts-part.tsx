import type { AnswerOf } from "@jucai/contract/client";
import { Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { FactForm } from "./fact-form.tsx";
import { FactHistory } from "./fact-history.tsx";
import "./facts.css";
import { factsMessages } from "./facts.messages.ts";
import { FactValue } from "./fact-value.tsx";
import type { Subject } from "./subject.ts";
import { SourceChip } from "./source-chip.tsx";
import { useVocabulary } from "./use-vocabulary.ts";
import { VerifyDialog } from "./verify-dialog.tsx";

type Fact = AnswerOf<"GET /api/v1/people/:id">["facts"][number];

/** The facts of a person or an employer: the best-supported value of each, with source and history. */
export function FactsPart({
  subject,
  facts,
  revealed = {},
  locked,
}: {
  readonly subject: Subject;
  readonly facts: readonly Fact[];
  /** Sensitive values that were just revealed, by fact. */
  readonly revealed?: Readonly<Record<string, unknown>>;
  /** Nothing may be changed any more: withdrawn or merged. */
  readonly locked: boolean;
}) {
  const m = useMessages(factsMessages);
  const may = useMay();
  const { nameOf } = useVocabulary();
  const [history, setHistory] = useState<string>();
  const [verifying, setVerifying] = useState<Fact>();
  // "" adds a fact of the reader's choice.
  const [writing, setWriting] = useState<string>();
  const mayWrite = may("fact", "create") && !locked;
  const columns: readonly Column<Fact>[] = [
    { key: "fact", title: m.fact, width: 180, render: ({ fact }) => nameOf(fact) },
    {
      key: "value",
      title: m.value,
      width: 220,
      render: (fact) => <FactValue fact={fact} revealed={revealed[fact.fact]} />,
    },
    { key: "source", title: m.source, width: 240, render: (fact) => <SourceChip {...fact} /> },
    { key: "since", title: m.since, width: 110, render: ({ since }) => since ?? "—" },
    {
      key: "do",
      title: m.actions,
      width: 230,
      render: (fact) => (
        <span className="dk-row-actions">
          {may("fact", "list") && (
            <Button type="link" size="small" onClick={() => setHistory(fact.fact)}>
              {m.history(fact.values)}
            </Button>
          )}
          {may("fact", "approve") && !locked && fact.verified === null && (
            <Button type="link" size="small" onClick={() => setVerifying(fact)}>
              {m.verify}
            </Button>
          )}
          {mayWrite && (
            <Button type="link" size="small" onClick={() => setWriting(fact.fact)}>
              {m.correct}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <Part
      id="facts"
      title={m.title}
      actions={
        mayWrite && (
          <Button data-key="n" onClick={() => setWriting("")}>
            {m.add}
          </Button>
        )
      }
    >
      <DataTable caption={m.caption} columns={columns} rows={facts} idOf={({ id }) => id} empty={<p>{m.none}</p>} />
      {history !== undefined && (
        <FactHistory subject={subject} fact={history} locked={locked} onClose={() => setHistory(undefined)} />
      )}
      {verifying && <VerifyDialog fact={verifying} onClose={() => setVerifying(undefined)} />}
      {writing !== undefined && (
        <FactForm
          subject={subject}
          fact={writing}
          value={facts.find(({ fact }) => fact === writing)?.value}
          onClose={() => setWriting(undefined)}
        />
      )}
    </Part>
  );
}
