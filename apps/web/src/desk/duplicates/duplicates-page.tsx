import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Radio } from "antd";
import { useEffect, useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { Pages } from "../shell/pages-bar.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { DecideDialog } from "./decide-dialog.tsx";
import "./compare.css";
import "./duplicates.css";
import { duplicatesMessages } from "./duplicates.messages.ts";
import { PairCards } from "./pair-cards.tsx";
import { PairDetailView } from "./pair-detail.tsx";
import type { Act, Pair, Status } from "./types.ts";

/** Pairs that look like one person: the list beside the comparison; on a phone one after the other. */
export function DuplicatesPage() {
  const m = useMessages(duplicatesMessages);
  // The pair stands in the query, not in the path: another path would take the keyboard out of the list.
  const [asked, setAsked] = useUrlState({ status: "open", page: "1", size: "20", pair: "" });
  const id = asked.pair || undefined;
  const open = (pair: string | undefined) => setAsked({ pair: pair ?? "", page: asked.page });
  const status = statusOf(asked.status);
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const list = useAsk("GET /api/v1/duplicates", { query: { status, page, pageSize } }, { keep: true });
  const items = list.data?.items ?? [];
  const chosen = id ?? items[0]?.id;
  const [deciding, setDeciding] = useState<{ readonly act: Act; readonly pair: Pair }>();
  const current = items.find((one) => one.id === chosen);
  const decided = () => {
    setDeciding(undefined);
    // The decided pair leaves this list: its neighbour comes next, so that the work flows.
    const at = items.findIndex((one) => one.id === chosen);
    open((items[at + 1] ?? items[at - 1])?.id);
  };
  return (
    <Page title={m.title} lead={m.lead} actions={<CheckNow />}>
      <Summary status={status} onStatus={(next) => setAsked({ status: next, pair: "" })} />
      <div className={id ? "dk-pairs dk-pairs--one" : "dk-pairs"}>
        <section className="dk-pairs__list" aria-label={m.list}>
          <Answered query={list}>
            {({ total }) => (
              <>
                {items.length === 0 && <p>{status === "open" ? m.openNone : m.otherNone}</p>}
                <PairCards pairs={items} chosen={chosen} onChoose={open} />
                {total > pageSize && (
                  <Pages
                    page={page}
                    pageSize={pageSize}
                    total={total}
                    onPage={(to, size) => setAsked({ page: String(to), size: String(size) })}
                  />
                )}
              </>
            )}
          </Answered>
        </section>
        {chosen && (
          <section className="dk-pairs__detail" aria-label={m.compare}>
            <div className="dk-pairs__back">
              <Button onClick={() => open(undefined)}>{m.back}</Button>
            </div>
            <PairDetailView id={chosen} onAct={(act) => current && setDeciding({ act, pair: current })} />
            <p className="jc-hint dk-pairs__keys">{m.keys}</p>
          </section>
        )}
      </div>
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} onDone={decided} />}
    </Page>
  );
}

const statuses = ["open", "merged", "distinct"] as const;

function statusOf(asked: string): Status {
  return statuses.find((one) => one === asked) ?? "open";
}

function Summary({ status, onStatus }: { readonly status: Status; readonly onStatus: (status: Status) => void }) {
  const m = useMessages(duplicatesMessages);
  const say = useText();
  const { language } = useLanguage();
  const { data } = useAsk("GET /api/v1/duplicates/summary");
  const last = data?.lastCheck;
  return (
    <div className="dk-pairs__summary">
      <Radio.Group
        value={status}
        optionType="button"
        aria-label={m.list}
        options={statuses.map((one) => ({ value: one, label: m[one](data?.[one] ?? 0) }))}
        onChange={({ target }) => onStatus(target.value as Status)}
      />
      {last?.finishedAt && (
        <span className="jc-hint">
          {m.lastCheck(formatMoment(last.finishedAt, language), last.persons.toLocaleString("en-US"), last.found)}
        </span>
      )}
      {last?.says && <Alert type="warning" showIcon title={say(last.says)} />}
    </div>
  );
}

function CheckNow() {
  const m = useMessages(duplicatesMessages);
  const { message } = App.useApp();
  const may = useMay();
  const [job, setJob] = useState<string>();
  const start = useTell("POST /api/v1/duplicates/check", (started) => {
    void message.success(m.checkStarted);
    setJob(started.job);
  });
  if (!may("duplicate", "create")) return null;
  return (
    <>
      <Button loading={start.isPending || job !== undefined} onClick={() => start.mutate({})}>
        {m.check}
      </Button>
      {job !== undefined && <Awaited job={job} onEnd={setJob} />}
    </>
  );
}

type AwaitedProps = { readonly job: string; readonly onEnd: (none: undefined) => void };

/** Follows the check until it ends; then pairs and counts are read again. A check that somebody else asked for is not shown to us. */
function Awaited({ job, onEnd }: AwaitedProps) {
  const queries = useQueryClient();
  const { data, isError } = useAsk("GET /api/v1/jobs/:id", { params: { id: job } }, { every: 1_000 });
  const ended = isError || data?.state === "done" || data?.state === "failed";
  useEffect(() => {
    if (!ended) return;
    void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => String(name).includes("/duplicates") });
    onEnd(undefined);
  }, [ended, queries, onEnd]);
  return null;
}
