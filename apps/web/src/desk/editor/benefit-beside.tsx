import { Checkbox, Tag } from "antd";
import { lazy, Suspense, useState } from "react";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered, Loading } from "../shell/answered.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { BoundaryTable } from "./boundary-table.tsx";
import { editorMessages } from "./editor.messages.ts";
import { ExamplesPart } from "./examples-part.tsx";
import type { Owner, Tried, Typed } from "./types.ts";
import { useTriedBenefit } from "./use-tried.ts";

// With its charts: loaded when somebody asks for it.
const WhatIfBeside = lazy(async () => ({ default: (await import("./what-if-beside.tsx")).WhatIfBeside }));

type Props = {
  readonly owner: Owner;
  readonly document: string;
  /** The open file; only of a benefit or its examples something is tried. */
  readonly path: string;
  readonly files: Typed;
  /** Whether the problems of these files have come. */
  readonly ready: boolean;
  readonly onShow: (at: { readonly file: string; readonly line: number }) => void;
};

/** What the rules do as they stand in the editor: boundary table, examples, and people of a county. */
export function BenefitBeside({ owner, document, path, files, ready, onShow }: Props) {
  const m = useMessages(editorMessages);
  const may = useMay();
  const number = /^(?:benefits|examples)\/(.+)\.yaml$/.exec(path)?.[1];
  const benefit = number === undefined ? undefined : `${document}/${number}`;
  const tried = useTriedBenefit(owner, benefit, files, ready);
  const [open, setOpen] = useState(false);
  if (benefit === undefined) return null;
  return (
    <div className="dk-files__beside">
      <Answered query={tried} lines={8}>
        {(found) => (
          <div className={tried.isPlaceholderData ? "dk-stale" : undefined} aria-busy={tried.isPlaceholderData}>
            <ExamplesPart examples={found.examples} onShow={onShow} />
            <TablePart table={found.table} />
          </div>
        )}
      </Answered>
      <Part title={m.whatIf}>
        {!may("what_if", "list") ? (
          <p>{m.whatIfNot}</p>
        ) : (
          <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>{m.whatIfOpen}</summary>
            {open && (
              <Suspense fallback={<Loading lines={6} />}>
                <WhatIfBeside key={benefit} benefit={benefit} tried={tried.data} />
              </Suspense>
            )}
          </details>
        )}
      </Part>
    </div>
  );
}

function TablePart({ table }: { readonly table: Tried["table"] }) {
  const m = useMessages(editorMessages);
  const { language } = useLanguage();
  const [only, setOnly] = useState(false);
  const changed = table?.rows.filter(({ before }) => before !== null).length ?? 0;
  return (
    <Part
      title={m.table}
      actions={
        changed > 0 && (
          <span className="dk-acts">
            <Tag color="warning">{m.changedRows(changed)}</Tag>
            <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
              {m.onlyChanged}
            </Checkbox>
          </span>
        )
      }
    >
      {table === null ? (
        <p>{m.tableNone}</p>
      ) : (
        <>
          <p className="jc-hint">{m.tableLead}</p>
          <BoundaryTable
            table={table}
            only={only && changed > 0}
            clauseSaid={(clause) => clauseInWords(clause, language)}
          />
        </>
      )}
    </Part>
  );
}
