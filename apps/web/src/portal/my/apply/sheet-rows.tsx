import { addressOf, type AnswerOf } from "@jucai/contract/client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { buttonClass } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import "../evidence/evidence.css";
import { application as asking, useSend } from "../queries.ts";
import { applyMessages } from "./apply.messages.ts";

type Taken = AnswerOf<"POST /api/v1/applications/:id/rows">;
const mostErrors = 30;

/** The rows of a list as a spreadsheet: out as a template with what is there, back in with every faulty cell named. */
export function SheetRows({
  form,
  list,
  label,
  onTaken,
}: {
  readonly form: string;
  readonly list: string;
  readonly label: string;
  readonly onTaken: (taken: Taken) => void;
}) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [said, setSaid] = useState<Taken>();
  const send = useSend(
    (file: File) => {
      const body = new FormData();
      body.append("file", file, file.name);
      return client.upload("POST /api/v1/applications/:id/rows", { params: { id: form }, query: { list } }, body);
    },
    (taken) => {
      setSaid(taken);
      if (taken.application !== null) queries.setQueryData(asking(form).queryKey, taken.application);
      if (taken.errors.length === 0) onTaken(taken);
    },
  );
  return (
    <div className="jc-stack jc-stack--tight jc-no-print">
      <p className="jc-row">
        <a
          className={buttonClass()}
          href={addressOf("", "/api/v1/applications/:id/rows/template", { id: form }, { list })}
          download
        >
          {m.sheetOut}
        </a>
        <label className={`${buttonClass()} my-pick`}>
          {m.sheetIn}
          <input
            type="file"
            aria-label={`${m.sheetIn}：${label}`}
            accept=".xlsx,.csv"
            disabled={send.isPending}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) send.mutate(file);
              target.value = "";
            }}
          />
        </label>
      </p>
      {send.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(send.error, language)}
        </Notice>
      )}
      {said && said.errors.length === 0 && <p role="status">{m.sheetTaken(said.taken)}</p>}
      {said && said.errors.length > 0 && (
        <Notice tone="orange" icon="warning" role="alert">
          <p>
            <strong>{m.sheetErrors(said.errors.length)}</strong>
          </p>
          <ul className="my-list">
            {said.errors.slice(0, mostErrors).map(({ row, column, says }) => (
              <li key={`${row} ${column}`}>{m.sheetError(row, column, say(says))}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
