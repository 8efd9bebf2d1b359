import { Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { stateMessages } from "../funds/kit/state.messages.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { AdjustmentList } from "./adjustment-list.tsx";
import { AwardWays } from "./award-ways.tsx";
import { awardMessages } from "./awards.messages.ts";

const states = ["proposed", "accepted", "refused", "settled"] as const;

/** What is to be paid later or asked back, of all awards; first what waits to be decided. */
export function AdjustmentsPage() {
  const m = useMessages(awardMessages);
  const words = useMessages(stateMessages);
  const [asked, set] = useUrlState({ state: "proposed", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state) ?? "proposed";
  const list = useAsk("GET /api/v1/adjustments", { query: { page, pageSize, state } }, { keep: true });
  return (
    <Page title={m.adjustments} crumbs={[{ title: m.title, to: "/awards" }]} lead={m.adjustmentsLead}>
      <AwardWays />
      <div className="dk-filters">
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              value={state}
              onChange={(next) => set({ state: next })}
              options={states.map((value) => ({ value, label: value === "settled" ? m.settled : words[value] }))}
            />
          )}
        </Labelled>
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <AdjustmentList
            adjustments={items}
            busy={list.isPlaceholderData}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
          />
        )}
      </Answered>
    </Page>
  );
}
