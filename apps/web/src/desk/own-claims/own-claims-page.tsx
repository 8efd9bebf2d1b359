import type { AnswerOf } from "@jucai/contract/client";
import { Link } from "react-router";
import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { ClaimTag } from "../claims/claim-tag.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { ownClaimsMessages } from "./own-claims.messages.ts";
import { useOwnUnits } from "./own-units.ts";

type Row = AnswerOf<"GET /api/v1/claims">["items"][number];

/** What the unit has applied for, and forms that are not finished. */
export function OwnClaimsPage() {
  const m = useMessages(ownClaimsMessages);
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={
        <Link to="/own-claims/new" data-key="n" className="dk-primary-link">
          {m.add}
        </Link>
      }
    >
      <Drafts />
      <Submitted />
    </Page>
  );
}

function Drafts() {
  const m = useMessages(ownClaimsMessages);
  const say = useText();
  const found = useAsk("GET /api/v1/applications", { query: { state: "draft" } });
  return (
    <Part title={m.drafts}>
      <Answered query={found} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="jc-hint">{m.draftsNone}</p>
          ) : (
            <ul>
              {items.map(({ id, titles, claimant, expiresOn }) => (
                <li key={id}>
                  <Link to={`/own-claims/forms/${id}`}>{titles.map(say).join("、")}</Link>{" "}
                  <span className="jc-hint">
                    {claimant.name} · {m.expires(expiresOn)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Part>
  );
}

function Submitted() {
  const m = useMessages(ownClaimsMessages);
  const columns = useColumns();
  const units = useOwnUnits();
  const [filters, set] = useUrlState({ page: "1", pageSize: "20" });
  const employer = units[0]?.id;
  const found = useAsk(
    "GET /api/v1/claims",
    {
      query: {
        ...(employer && { employer }),
        sort: "submitted",
        page: Number(filters.page),
        pageSize: Math.min(50, Number(filters.pageSize)),
      },
    },
    { keep: true, enabled: employer !== undefined },
  );
  if (employer === undefined) return <p>{m.noUnit}</p>;
  return (
    <Part title={m.claims}>
      <Answered query={found} lines={8}>
        {({ items, total, page, pageSize }) => (
          <DataTable
            caption={m.caption}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/own-claims/claims/${id}`}
            busy={found.isPlaceholderData}
            empty={<p>{m.claimsNone}</p>}
            paging={{
              page,
              pageSize,
              total,
              onPage: (next, rows) => set({ page: String(next), pageSize: String(rows) }),
            }}
          />
        )}
      </Answered>
    </Part>
  );
}

function useColumns(): readonly Column<Row>[] {
  const m = useMessages(ownClaimsMessages);
  const say = useText();
  return [
    { key: "measure", title: m.measure, width: 240, render: ({ title }) => say(title) },
    { key: "number", title: m.number, width: 180, render: ({ number }) => number },
    { key: "status", title: m.status, width: 140, render: ({ status }) => <ClaimTag status={status} /> },
    {
      key: "asked",
      title: m.asked,
      width: 130,
      figures: true,
      render: ({ askedFen }) => (askedFen === null ? "—" : figureOf(askedFen)),
    },
    { key: "submitted", title: m.submitted, width: 120, render: ({ submittedOn }) => submittedOn },
    { key: "due", title: m.due, width: 120, render: ({ dueOn }) => dueOn ?? "—" },
  ];
}
