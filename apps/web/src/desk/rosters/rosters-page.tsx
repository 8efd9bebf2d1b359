import { Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Page } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { DueLine } from "./due-line.tsx";
import "../duplicates/compare.css";
import "./rosters.css";
import { rostersMessages } from "./rosters.messages.ts";
import { ShareBar } from "./share-bar.tsx";
import { figure, type RosterRow } from "./types.ts";

/** The rosters that my units write, receive or may see, and what is due. */
export function RostersPage() {
  const m = useMessages(rostersMessages);
  const say = useText();
  const [asked, set] = useUrlState({ year: "" });
  const query = asked.year === "" ? {} : { year: Number(asked.year) };
  const list = useAsk("GET /api/v1/rosters", { query }, { keep: true });
  return (
    <Page title={m.title} lead={m.lead}>
      <Answered query={list}>
        {({ items, year }) => (
          <>
            <div className="dk-filters">
              <YearChoice year={year} onYear={(next) => set({ year: String(next) })} />
            </div>
            <DataTable
              caption={m.title}
              rows={soonestFirst(items)}
              idOf={({ id }) => id}
              linkOf={({ id }) => `/rosters/${id}?year=${year}`}
              busy={list.isPlaceholderData}
              empty={m.none}
              columns={[
                { key: "name", title: m.name, width: 220, render: ({ name }) => say(name) },
                { key: "due", title: m.due, width: 230, render: ({ next }) => <DueLine due={next} /> },
                { key: "rows", title: m.rows, width: 90, figures: true, render: ({ rows }) => figure(rows) },
                {
                  key: "handed",
                  title: m.handed,
                  width: 170,
                  render: ({ units }) => (
                    <span className="dk-handed">
                      <ShareBar done={units.handedIn} all={units.expected} />
                      {m.handedOf(units.handedIn, units.expected)}
                    </span>
                  ),
                },
                { key: "policy", title: m.policy, width: 220, render: ({ policy }) => say(policy) },
              ]}
            />
          </>
        )}
      </Answered>
    </Page>
  );
}

/** What is due first stands first; what has no day stands last. */
function soonestFirst(rows: readonly RosterRow[]): readonly RosterRow[] {
  const day = ({ next }: RosterRow) => next?.day ?? "9999";
  return [...rows].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

export function YearChoice({ year, onYear }: { readonly year: number; readonly onYear: (year: number) => void }) {
  const m = useMessages(rostersMessages);
  const now = new Date().getFullYear();
  const years = [...new Set([now + 1, now, now - 1, now - 2, year])].sort((a, b) => b - a);
  return (
    <label className="dk-field">
      <span>{m.year}</span>
      <Select
        aria-label={m.year}
        value={year}
        onChange={onYear}
        options={years.map((value) => ({ value, label: value }))}
      />
    </label>
  );
}
