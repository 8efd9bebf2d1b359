import type { PublicNoticeCard, PublicNoticesQuery } from "@jucai/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { client } from "../../lib/client.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Tag } from "../../ui/tag.tsx";
import { Answered } from "../my/answered.tsx";
import { noticesMessages } from "./notices.messages.ts";
import "./notices.css";

const views = {
  running: { kind: "decision", state: "running" },
  ended: { kind: "decision", state: "ended" },
  results: { kind: "result" },
} as const satisfies Record<string, Partial<PublicNoticesQuery>>;
type View = keyof typeof views;

/** Notices that run, that have ended, and lists of results; which and which page stands in the address. */
export function NoticesPage() {
  const m = useMessages(noticesMessages);
  useTitle(m.title, m.site);
  const [address, setAddress] = useSearchParams();
  const view = (Object.keys(views) as View[]).find((one) => one === address.get("show")) ?? "running";
  const page = Math.max(1, Number(address.get("page")) || 1);
  const query = { ...views[view], page };
  const found = useQuery({
    queryKey: ["notices", query],
    queryFn: () => client.call("GET /api/v1/public-notices", { query }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const go = (to: number) => setAddress({ show: view, page: String(to) });
  return (
    <div className="jc-stack jc-column">
      <h1>{m.title}</h1>
      <p className="jc-secondary">{m.lead}</p>
      <nav className="jc-row" aria-label={m.show}>
        {(Object.keys(views) as View[]).map((one) => (
          <Link
            key={one}
            className="nt-view"
            to={`/notices?show=${one}`}
            aria-current={one === view ? "page" : undefined}
          >
            {m[one]}
          </Link>
        ))}
      </nav>
      <Answered query={found}>
        {({ items, total, pageSize }) => (
          <>
            {items.length === 0 && <p>{m.none}</p>}
            <ul className="nt-list">
              {items.map((notice) => (
                <li key={notice.id} className="jc-card jc-stack jc-stack--tight">
                  <Card notice={notice} />
                </li>
              ))}
            </ul>
            {total > pageSize && (
              <p className="jc-row">
                {page > 1 && (
                  <button type="button" className="jc-button" onClick={() => go(page - 1)}>
                    {m.previous}
                  </button>
                )}
                {page * pageSize < total && (
                  <button type="button" className="jc-button" onClick={() => go(page + 1)}>
                    {m.next}
                  </button>
                )}
              </p>
            )}
          </>
        )}
      </Answered>
      <p>
        <Link to="/notices/follow">{m.follow}</Link>
      </p>
    </div>
  );
}

function Card({ notice }: { readonly notice: PublicNoticeCard }) {
  const m = useMessages(noticesMessages);
  const say = useText();
  return (
    <>
      <p className="jc-row">
        <Link to={`/notices/${notice.id}`}>
          <strong>{say(notice.title)}</strong>
        </Link>
        <TimeLeft notice={notice} />
      </p>
      <p className="jc-secondary">{say(notice.unit)}</p>
      <Period notice={notice} />
      <p className="jc-hint">
        {m.number(notice.number)} · {m.rows(notice.count)}
      </p>
    </>
  );
}

/** How many working days are left to object. */
export function TimeLeft({ notice }: { readonly notice: Pick<PublicNoticeCard, "daysLeft" | "kind"> }) {
  const m = useMessages(noticesMessages);
  if (notice.kind === "result") return null;
  return notice.daysLeft > 0 ? (
    <Tag tone="blue" icon="clock">
      {m.left(notice.daysLeft)}
    </Tag>
  ) : (
    <Tag tone="grey" icon="hourglass">
      {m.over}
    </Tag>
  );
}

export function Period({
  notice: { startsOn, endsOn, days, endKnown },
}: {
  readonly notice: Pick<PublicNoticeCard, "startsOn" | "endsOn" | "days" | "endKnown">;
}) {
  const m = useMessages(noticesMessages);
  const { language } = useLanguage();
  return (
    <p className="jc-hint">
      {m.period(formatIsoDay(startsOn, language), formatIsoDay(endsOn, language), days)} {!endKnown && m.endUnknown}
    </p>
  );
}
