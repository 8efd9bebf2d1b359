import { Input, Select } from "antd";
import { Link } from "react-router";
import { figureOf, formatFen, formatIsoDay } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Totals } from "../funds/kit/totals.tsx";
import { usePlace } from "../funds/kit/use-place.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import type { Paging } from "../shell/pages-bar.tsx";
import { useSession } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { BenefitSelect } from "./benefit-select.tsx";
import { foundMessages } from "./found.messages.ts";
import type { Found } from "./types.ts";

/** 免申即享: who meets a benefit's conditions by what is registered, and has not claimed it. */
export function FoundPage() {
  const m = useMessages(foundMessages);
  const place = usePlace();
  const [{ benefit, on, verified, page, size }, set] = useUrlState({
    benefit: "",
    on: "",
    verified: "",
    page: "1",
    size: "20",
  });
  const query = {
    benefit,
    page: Number(page) || 1,
    pageSize: Number(size) || 20,
    ...(place && { place }),
    ...(on && { on }),
    ...(verified && { verified: "true" as const }),
  };
  const found = useAsk("GET /api/v1/found", { query }, { enabled: benefit !== "", keep: true });
  return (
    <Page title={m.title} lead={m.lead}>
      <div className="dk-filters">
        <Labelled label={m.benefit} wide>
          {(id) => <Benefits id={id} place={place} value={benefit} onChange={(next) => set({ benefit: next })} />}
        </Labelled>
        <Labelled label={m.on}>
          {(id) => <Input id={id} type="date" value={on} onChange={({ target }) => set({ on: target.value })} />}
        </Labelled>
        <Labelled label={m.verified}>
          {(id) => (
            <Select
              id={id}
              value={verified}
              onChange={(next) => set({ verified: next })}
              options={[
                { value: "", label: m.anyVerified },
                { value: "true", label: m.onlyVerified },
              ]}
            />
          )}
        </Labelled>
      </div>
      {benefit === "" ? (
        <p className="dk-part dk-empty">{m.chooseFirst}</p>
      ) : (
        <Answered query={found} lines={10}>
          {(answer) => (
            <Shown
              found={answer}
              busy={found.isPlaceholderData}
              onPage={(to, pageSize) => set({ page: String(to), size: String(pageSize) })}
            />
          )}
        </Answered>
      )}
    </Page>
  );
}

type BenefitsProps = {
  readonly id: string;
  readonly place: string;
  readonly value: string;
  readonly onChange: (benefit: string) => void;
};

/** Benefits of the place: published, so that whoever may see the people may choose among them. */
function Benefits({ place, ...rest }: BenefitsProps) {
  const say = useText();
  const listed = useAsk("GET /api/v1/search", { query: { kind: "benefit", pageSize: 100, ...(place && { place }) } });
  const benefits = (listed.data?.items ?? []).map(({ measure, policy }) => ({
    value: measure.id,
    label: say(measure.title),
    group: say(policy.short),
  }));
  return <BenefitSelect {...rest} benefits={benefits} />;
}

type ShownProps = { readonly found: Found; readonly busy: boolean; readonly onPage: Paging["onPage"] };

function Shown({ found, busy, onPage }: ShownProps) {
  const m = useMessages(foundMessages);
  const { language } = useLanguage();
  const { items, page, pageSize, total, claimant, on, screened, claimed, elsewhere, undecided, verified, fen, readAt } =
    found;
  const figure = (n: number) => n.toLocaleString("en-US");
  const people = (n: number) => (claimant === "person" ? m.persons(figure(n)) : m.employers(figure(n)));
  return (
    <>
      <p className="jc-hint">{m.readAt(formatMoment(readAt, language), formatIsoDay(on, language))}</p>
      <Totals
        label={m.caption}
        figures={[
          { name: m.found, says: people(total), also: m.foundVerified(figure(verified)) },
          { name: m.sum, says: formatFen(fen, language) },
          { name: m.undecided, says: people(undecided), also: m.undecidedSays },
          { name: m.elsewhere, says: people(elsewhere), also: m.elsewhereSays },
          { name: m.claimed, says: people(claimed) },
          { name: m.screened, says: people(screened) },
        ]}
      />
      <DataTable
        caption={m.caption}
        rows={items}
        idOf={({ id }) => id}
        linkOf={({ id }) => (claimant === "person" ? `/people/${id}` : `/employers/${id}`)}
        busy={busy}
        empty={m.none}
        paging={{ page, pageSize, total, onPage }}
        columns={useColumns(claimant)}
      />
    </>
  );
}

type Row = Found["items"][number];

function useColumns(claimant: Found["claimant"]): readonly Column<Row>[] {
  const m = useMessages(foundMessages);
  const { roles, may } = useSession();
  // Who works at a window claims for others; an officer asks them to come, or calls.
  const claims =
    claimant === "person" && may.claim?.includes("create") && roles.some(({ role }) => role === "window_clerk");
  return [
    {
      key: "name",
      title: claimant === "person" ? m.name : m.employerName,
      width: 150,
      render: ({ name }) => <span lang="zh-CN">{name}</span>,
    },
    {
      key: "units",
      title: m.units,
      width: 220,
      render: ({ units }) => units.map(({ name }) => name).join("、") || "—",
    },
    {
      key: "fen",
      title: m.fen,
      width: 140,
      figures: true,
      render: ({ fen }) => (fen === null ? m.noFigure : figureOf(fen)),
    },
    { key: "verified", title: m.facts, width: 130, render: ({ verified }) => (verified ? m.isVerified : m.isNot) },
    ...(claims
      ? [
          {
            key: "act",
            title: m.act,
            width: 120,
            render: ({ id, name }: Row) => (
              <Link to={`/window-claims?person=${id}`} aria-label={m.claimOf(name)}>
                {m.claim}
              </Link>
            ),
          },
        ]
      : []),
  ];
}
