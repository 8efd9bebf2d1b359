import type { ConfirmationLine } from "@jucai/contract";
import { Alert, Button, Modal, Segmented } from "antd";
import { useState } from "react";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import "../claims/claims.css";
import { useOnce } from "../funds/kit/use-once.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import { Page } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { Outcome, type Said } from "./outcome.tsx";
import { confirmationsMessages } from "./confirmations.messages.ts";
import { NotOursDialog, WrongDialog } from "./answer-dialogs.tsx";
import { SheetPart } from "./sheet-part.tsx";

const noFilters = { state: "pending", page: "1", pageSize: "50" };
type Opened = { readonly line: ConfirmationLine; readonly how: "false" | "not_ours" };

/** One line for each worker with the few facts that the employer is asked about; many can be answered at once. */
export function ConfirmationsPage() {
  const m = useMessages(confirmationsMessages);
  const [filters, set] = useUrlState(noFilters);
  const { state, page, pageSize } = filters;
  const found = useAsk(
    "GET /api/v1/confirmations",
    { query: { state: state as "pending", page: Number(page), pageSize: Math.min(50, Number(pageSize)) } },
    { keep: true },
  );
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<Opened>();
  const [said, setSaid] = useState<Said>();
  const done = (now: Said) => {
    setSaid(now);
    setChosen([]);
    setOpened(undefined);
  };
  const confirm = useOnce("POST /api/v1/confirmations", done);
  const yes = (claims: readonly string[]) =>
    confirm.mutate({ body: { answers: claims.map((claim) => ({ claim, answer: "true" as const })) } });
  const columns = useColumns(state === "pending", confirm.isPending, yes, setOpened);
  const isPending = state === "pending";
  const lines = found.data?.items ?? [];
  const differing = lines.filter(({ claim, unchanged }) => chosen.includes(claim) && !unchanged).length;
  return (
    <Page title={m.title} lead={m.lead}>
      <Segmented
        aria-label={m.show}
        value={state}
        onChange={(next) => set({ state: next })}
        options={[
          { value: "pending", label: m.pending(found.data?.pending ?? 0) },
          { value: "answered", label: m.answered },
        ]}
      />
      {found.data && found.data.overdue > 0 && (
        <span className="dk-tag dk-tag--orange">{m.overdue(found.data.overdue)}</span>
      )}
      <Faults error={confirm.error} />
      <Outcome said={said} />
      {isPending && chosen.length > 0 && (
        <Alert
          type="info"
          role="status"
          title={m.chosen(chosen.length)}
          action={
            <Button
              type="primary"
              loading={confirm.isPending}
              onClick={() =>
                Modal.confirm({
                  title: m.confirmSure(chosen.length),
                  content: differing > 0 && m.confirmChanged(differing),
                  okText: m.yes,
                  cancelText: m.cancel,
                  onOk: () => yes(chosen),
                })
              }
            >
              {m.confirmChosen}
            </Button>
          }
        />
      )}
      <Answered query={found} lines={10}>
        {({ items, total, page: at, pageSize: size }) => (
          <DataTable
            caption={m.caption}
            columns={columns}
            rows={items}
            idOf={({ claim }) => claim}
            busy={found.isPlaceholderData}
            empty={<p>{m.none}</p>}
            {...(isPending && {
              selection: {
                selectedRowKeys: [...chosen],
                onChange: (keys) => setChosen(keys.map(String)),
                getCheckboxProps: ({ worker }: ConfirmationLine) => ({ "aria-label": worker }),
              },
            })}
            paging={{
              page: at,
              pageSize: size,
              total,
              onPage: (next, rows) => set({ page: String(next), pageSize: String(rows) }),
            }}
          />
        )}
      </Answered>
      {isPending && <SheetPart onDone={done} />}
      {opened?.how === "false" && <WrongDialog line={opened.line} onDone={done} onClose={() => setOpened(undefined)} />}
      {opened?.how === "not_ours" && (
        <NotOursDialog line={opened.line} onDone={done} onClose={() => setOpened(undefined)} />
      )}
    </Page>
  );
}

function useColumns(
  isPending: boolean,
  busy: boolean,
  yes: (claims: readonly string[]) => void,
  open: (what: Opened) => void,
): readonly Column<ConfirmationLine>[] {
  const m = useMessages(confirmationsMessages);
  const say = useText();
  const { language } = useLanguage();
  const colon = language === "zh" ? "：" : ": ";
  return [
    {
      key: "worker",
      title: m.worker,
      width: 150,
      render: ({ worker, workerTail }) => (
        <>
          {worker} {workerTail && <span className="jc-hint">{m.tail(workerTail)}</span>}
        </>
      ),
    },
    { key: "measure", title: m.measure, width: 200, render: ({ title }) => say(title) },
    {
      key: "facts",
      title: m.facts,
      width: 320,
      render: ({ facts, unchanged }) => (
        <>
          {facts.map(({ field, line, shown, answer, words }) => (
            <div key={`${field.fact} ${line}`}>
              {line !== null && `${m.line(line + 1)} `}
              {say(field.label)}
              {colon}
              <strong>{say(shown)}</strong>
              {!isPending && <AnswerTag answer={answer} />}
              {words && <span className="jc-hint"> {words}</span>}
            </div>
          ))}
          {isPending && !unchanged && <span className="dk-tag dk-tag--amber">{m.changed}</span>}
        </>
      ),
    },
    {
      key: "due",
      title: m.due,
      width: 120,
      render: ({ dueOn, overdue }) => (
        <>
          {dueOn ?? m.noDue} {overdue && <span className="dk-tag dk-tag--orange">{m.late}</span>}
        </>
      ),
    },
    ...(isPending
      ? [
          {
            key: "answer",
            title: m.answer,
            width: 290,
            render: (line: ConfirmationLine) => (
              <span className="dk-buttons">
                <Button disabled={busy} onClick={() => yes([line.claim])} aria-label={`${m.yes} ${line.worker}`}>
                  {m.yes}
                </Button>{" "}
                <Button onClick={() => open({ line, how: "false" })} aria-label={`${m.no} ${line.worker}`}>
                  {m.no}
                </Button>{" "}
                <Button
                  type="link"
                  onClick={() => open({ line, how: "not_ours" })}
                  aria-label={`${m.notOurs} ${line.worker}`}
                >
                  {m.notOurs}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ];
}

const answerLooks = {
  pending: undefined,
  true: ["green", "yes"],
  false: ["orange", "no"],
  not_ours: ["grey", "notOurs"],
  office_true: ["green", "byOffice"],
  office_false: ["orange", "byOffice"],
} as const;

function AnswerTag({ answer }: Pick<ConfirmationLine["facts"][number], "answer">) {
  const m = useMessages(confirmationsMessages);
  const look = answerLooks[answer];
  return look ? <span className={`dk-tag dk-tag--${look[0]}`}>{m[look[1]]}</span> : null;
}
