import { Button, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { yuan } from "../funds/kit/money.ts";
import { stateMessages } from "../funds/kit/state.messages.ts";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { useUrlState } from "../shell/url-state.ts";
import { AwardWays } from "./award-ways.tsx";
import { awardMessages } from "./awards.messages.ts";

const states = ["active", "suspended", "stopped", "done"] as const;

/** What decisions grant, newest first. */
export function AwardsPage() {
  const m = useMessages(awardMessages);
  const shell = useMessages(shellMessages);
  const words = useMessages(stateMessages);
  const say = useText();
  const [asked, set] = useUrlState({ state: "", party: "", claim: "", benefit: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const { party, claim, benefit } = asked;
  const query = {
    page,
    pageSize,
    ...(state && { state }),
    ...(party && { party }),
    ...(claim && { claim }),
    ...(benefit && { benefit }),
  };
  const list = useAsk("GET /api/v1/awards", { query }, { keep: true });
  return (
    <Page title={m.title} lead={m.lead}>
      <AwardWays />
      <div className="dk-filters">
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              value={state ?? ""}
              onChange={(next) => set({ state: next })}
              options={[{ value: "", label: m.allStates }, ...states.map((value) => ({ value, label: words[value] }))]}
            />
          )}
        </Labelled>
        {(state || party || claim || benefit) && (
          <Button onClick={() => set({ state: "", party: "", claim: "", benefit: "" })}>{shell.reset}</Button>
        )}
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <>
            <MoneyUnit />
            <DataTable
              caption={m.title}
              rows={items}
              idOf={({ id }) => id}
              linkOf={({ id }) => `/awards/${id}`}
              busy={list.isPlaceholderData}
              empty={m.none}
              paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
              columns={[
                { key: "number", title: m.number, width: 160, render: ({ number }) => number },
                {
                  key: "party",
                  title: m.party,
                  width: 130,
                  render: (row) => <span lang="zh-CN">{row.party.name}</span>,
                },
                { key: "benefit", title: m.benefit, width: 220, render: (row) => say(row.benefit.title) },
                { key: "state", title: m.state, width: 120, render: (row) => <StateTag state={row.state} /> },
                { key: "k", title: m.progress, width: 90, figures: true, render: ({ k, n }) => m.kOfN(k, n) },
                { key: "total", title: m.total, width: 120, figures: true, render: ({ totalFen }) => yuan(totalFen) },
                { key: "paid", title: m.paid, width: 120, figures: true, render: ({ paidFen }) => yuan(paidFen) },
                { key: "open", title: m.open, width: 120, figures: true, render: ({ openFen }) => yuan(openFen) },
                { key: "next", title: m.next, width: 110, render: ({ nextDue }) => nextDue ?? "—" },
              ]}
            />
          </>
        )}
      </Answered>
    </Page>
  );
}
