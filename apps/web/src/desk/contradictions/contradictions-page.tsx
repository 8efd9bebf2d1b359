import { App, Radio } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { Pages } from "../shell/pages-bar.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { ContradictionCard } from "./contradiction-card.tsx";
import "./contradictions.css";
import { contradictionsMessages } from "./contradictions.messages.ts";
import { type Contradiction, type State, states } from "./types.ts";

/** Where another administration says something else than what is held: both side by side, to be settled by a clerk. */
export function ContradictionsPage() {
  const m = useMessages(contradictionsMessages);
  const [asked, set] = useUrlState({ state: "open", page: "1", size: "20" });
  const state: State = states.find((one) => one === asked.state) ?? "open";
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const list = useAsk("GET /api/v1/exchange/contradictions", { query: { state, page, pageSize } }, { keep: true });
  const [at, setAt] = useState<string>();
  const [settling, setSettling] = useState<Contradiction>();
  return (
    <Page title={m.title} lead={m.lead}>
      <div className="dk-filters">
        <Radio.Group
          optionType="button"
          aria-label={m.which}
          value={state}
          onChange={({ target }) => set({ state: target.value as State })}
          options={states.map((value) => ({ value, label: m[value] }))}
        />
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <>
            {items.length === 0 && <p>{state === "open" ? m.openNone : m.otherNone}</p>}
            <ul className="dk-contradictions" aria-label={m.list} aria-busy={list.isPlaceholderData}>
              {items.map((item) => (
                <ContradictionCard
                  key={item.id}
                  item={item}
                  current={item.id === (items.find(({ id }) => id === at) ?? items[0])?.id}
                  onCurrent={() => setAt(item.id)}
                  onSettle={() => setSettling(item)}
                />
              ))}
            </ul>
            {items.length > 0 && (
              <>
                <Pages
                  page={page}
                  pageSize={pageSize}
                  total={total}
                  onPage={(to, size) => set({ page: String(to), size: String(size) })}
                />
                <p className="jc-hint">{m.keys}</p>
              </>
            )}
          </>
        )}
      </Answered>
      {settling && <SettleDialog item={settling} onClose={() => setSettling(undefined)} />}
    </Page>
  );
}

function SettleDialog({ item, onClose }: { readonly item: Contradiction; readonly onClose: () => void }) {
  const m = useMessages(contradictionsMessages);
  const { nameOf } = useVocabulary();
  const { message } = App.useApp();
  const settle = useTell("POST /api/v1/exchange/contradictions/:id/settle", () => {
    void message.success(m.done);
    onClose();
  });
  return (
    <ReasonDialog
      open
      title={m.settleTitle(item.name, nameOf(item.fact))}
      verb={m.settleNow}
      hint={m.settleHint}
      busy={settle.isPending}
      error={settle.error}
      onGive={(how) => settle.mutate({ params: { id: item.id }, body: { how } })}
      onClose={onClose}
    />
  );
}
