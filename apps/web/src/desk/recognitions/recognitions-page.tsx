import type { AnswerOf } from "@jucai/contract/client";
import { App, Button, Select, Tag } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { SearchBar } from "../shell/search-bar.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { recognitionsMessages } from "./recognitions.messages.ts";
import { TakeOverDialog } from "./take-over-dialog.tsx";

export type Recognition = AnswerOf<"GET /api/v1/recognitions">["items"][number];
const states = ["valid", "expired", "replaced", "revoked", "not_yet"] as const;
export const stateColours = {
  valid: "success",
  not_yet: "processing",
  expired: "default",
  replaced: "default",
  revoked: "error",
} as const;

/** Who holds which level, with certificates; those of higher authorities are taken over here. */
export function RecognitionsPage() {
  const m = useMessages(recognitionsMessages);
  const say = useText();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [asked, set] = useUrlState({ q: "", scheme: "", state: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const { q, scheme } = asked;
  const query = { page, pageSize, ...(q && { q }), ...(scheme && { scheme }), ...(state && { state }) };
  const list = useAsk("GET /api/v1/recognitions", { query }, { keep: true });
  const schemes = useAsk("GET /api/v1/recognitions/schemes").data?.items ?? [];
  const stateWord = (of: Recognition["state"]) => (of === "revoked" ? m.isRevoked : m[of]);
  const add = may("recognition", "create") && (
    <Button type="primary" data-key="n" onClick={() => setAdding(true)}>
      {m.takeOver}
    </Button>
  );
  return (
    <Page title={m.title} lead={m.lead} actions={add}>
      <SearchBar
        label={m.searchLabel}
        hint={m.search}
        q={q}
        onSearch={(next) => set({ q: next })}
        onReset={() => set({ q: "", scheme: "", state: "" })}
      >
        <Labelled label={m.scheme} wide>
          {(id) => (
            <Select
              id={id}
              value={scheme}
              onChange={(next) => set({ scheme: next })}
              options={[{ value: "", label: m.any }, ...schemes.map((it) => ({ value: it.id, label: say(it.name) }))]}
              popupMatchSelectWidth={false}
            />
          )}
        </Labelled>
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              data-key="f"
              value={asked.state}
              onChange={(next) => set({ state: next })}
              options={[{ value: "", label: m.any }, ...states.map((value) => ({ value, label: stateWord(value) }))]}
              popupMatchSelectWidth={false}
            />
          )}
        </Labelled>
      </SearchBar>
      <Answered query={list}>
        {({ items, total }) => (
          <Table
            items={items}
            busy={list.isPlaceholderData}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
          />
        )}
      </Answered>
      {adding && <TakeOverDialog schemes={schemes} onClose={() => setAdding(false)} />}
    </Page>
  );
}

type TableProps = {
  readonly items: readonly Recognition[];
  readonly busy: boolean;
  readonly paging: Parameters<typeof DataTable>[0]["paging"];
};

function Table({ items, busy, paging }: TableProps) {
  const m = useMessages(recognitionsMessages);
  const say = useText();
  const { language } = useLanguage();
  const day = (iso: string) => formatIsoDay(iso, language);
  const columns: readonly Column<Recognition>[] = [
    { key: "holder", title: m.holder, width: 150, render: ({ holder }) => <span lang="zh-CN">{holder.name}</span> },
    { key: "level", title: m.level, width: 150, render: ({ level }) => say(level.label) },
    {
      key: "state",
      title: m.state,
      width: 110,
      render: ({ state }) => <Tag color={stateColours[state]}>{state === "revoked" ? m.isRevoked : m[state]}</Tag>,
    },
    {
      key: "term",
      title: m.term,
      width: 210,
      render: ({ from, until }) => `${day(from)} – ${until === null ? m.noEnd : day(until)}`,
    },
    { key: "scheme", title: m.scheme, width: 180, render: ({ scheme }) => say(scheme.name) },
    {
      key: "ground",
      title: m.ground,
      width: 190,
      render: ({ claim, authority, document }) => (claim ? m.byClaim(claim.number) : `${authority} ${document}`),
    },
    { key: "number", title: m.number, width: 180, render: ({ number }) => number },
    { key: "acts", title: m.acts, width: 160, render: (row) => <Acts row={row} /> },
  ];
  const empty = (
    <>
      <p>{m.none}</p>
      <p>{m.noneDo}</p>
    </>
  );
  return (
    <DataTable
      caption={m.caption}
      rows={items}
      idOf={({ id }) => id}
      linkOf={({ holder }) => (holder.kind === "person" ? `/people/${holder.id}` : `/employers/${holder.id}`)}
      columns={columns}
      busy={busy}
      empty={empty}
      {...(paging && { paging })}
    />
  );
}

function Acts({ row: { id, holder, state } }: { readonly row: Recognition }) {
  const m = useMessages(recognitionsMessages);
  const may = useMay();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const revoke = useOnce("POST /api/v1/recognitions/:id/revoke", () => {
    void message.success(m.revoked);
    setAsking(false);
  });
  const counts = state === "valid" || state === "not_yet" || state === "expired";
  return (
    <>
      <a
        href={`/api/v1/recognitions/${id}/certificate`}
        target="_blank"
        rel="noreferrer"
        aria-label={m.certificateOf(holder.name)}
      >
        {m.certificate}
      </a>
      {counts && may("recognition", "approve") && (
        <Button type="link" size="small" onClick={() => setAsking(true)}>
          {m.revoke}
        </Button>
      )}
      <ReasonDialog
        open={asking}
        title={m.revokeTitle(holder.name)}
        verb={m.revoke}
        busy={revoke.isPending}
        error={revoke.error}
        onGive={(why) => revoke.mutate({ params: { id }, body: { why } })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
