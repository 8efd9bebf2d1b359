import { Button, Modal, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { kitMessages } from "../funds/kit/kit.messages.ts";
import { yuan } from "../funds/kit/money.ts";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { trailMessages } from "../funds/kit/trail.messages.ts";
import { trailStops } from "../funds/kit/trail-stops.ts";
import { Trail } from "../funds/kit/trail.tsx";
import { usePlace } from "../funds/kit/use-place.ts";
import { yearNow } from "../funds/types.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { useUrlState } from "../shell/url-state.ts";
import { ExportLines } from "./export-lines.tsx";
import { figureBehind } from "./figures.ts";
import { supervisionMessages } from "./supervision.messages.ts";
import { kinds, type SupervisionLine } from "./types.ts";

/** The instalments behind a figure, each with the way to its award, decision, clause and evidence. */
export function LinesPage() {
  const m = useMessages(supervisionMessages);
  const place = usePlace();
  const [asked, set] = useUrlState({
    year: "",
    kind: "paid",
    fund: "",
    policy: "",
    benefit: "",
    page: "1",
    size: "20",
  });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const year = Number(asked.year) || yearNow();
  const kind = kinds.find((one) => one === asked.kind) ?? "paid";
  const { fund, policy, benefit } = asked;
  const query = {
    year,
    kind,
    page,
    pageSize,
    ...(place && { place }),
    ...(fund && { fund }),
    ...(policy && { policy }),
    ...(benefit && { benefit }),
  };
  const lines = useAsk("GET /api/v1/supervision/funds/lines", { query }, { keep: true });
  const supervision = useAsk("GET /api/v1/supervision/funds", { query: { year, ...(place && { place }) } });
  const allFen = supervision.data && figureBehind(supervision.data, kind, { fund, policy, benefit });
  const title = m.linesTitle(m[kind], year);
  return (
    <Page title={title} crumbs={[{ title: m.title, to: `/supervision?year=${year}` }]}>
      <div className="dk-filters">
        <Labelled label={m.kind}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              onChange={(next) => set({ kind: next })}
              options={kinds.map((value) => ({ value, label: m[value] }))}
            />
          )}
        </Labelled>
        {lines.data && lines.data.total > 0 && <ExportLines title={title} query={query} />}
      </div>
      <Answered query={lines}>
        {({ items, total }) => (
          <>
            <MoneyUnit />
            <Lines
              title={title}
              items={items}
              busy={lines.isPlaceholderData}
              allFen={allFen}
              paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            />
          </>
        )}
      </Answered>
    </Page>
  );
}

type LinesProps = {
  readonly title: string;
  readonly items: readonly SupervisionLine[];
  readonly busy: boolean;
  /** The figure that these lines stand behind, where it is known. */
  readonly allFen: number | undefined;
  readonly paging: NonNullable<React.ComponentProps<typeof DataTable>["paging"]>;
};

function Lines({ title, items, busy, allFen, paging }: LinesProps) {
  const m = useMessages(supervisionMessages);
  const say = useText();
  const kit = useMessages(kitMessages);
  const page = items.reduce((sum, { fen }) => sum + fen, 0);
  return (
    <DataTable
      caption={title}
      rows={items}
      idOf={({ instalment, payment }) => `${instalment} ${payment ?? ""}`}
      linkOf={({ award }) => `/awards/${award}`}
      busy={busy}
      empty={m.linesNone}
      paging={paging}
      sums={[
        { key: "page", title: kit.pageSum, cells: { fen: yuan(page) } },
        ...(allFen === undefined ? [] : [{ key: "all", title: kit.allSum, cells: { fen: yuan(allFen) } }]),
      ]}
      columns={[
        { key: "party", title: m.person, width: 130, render: ({ party }) => <span lang="zh-CN">{party.name}</span> },
        { key: "benefit", title: m.benefit, width: 220, render: ({ benefit }) => say(benefit.title) },
        { key: "k", title: m.k, width: 80, render: ({ k, n }) => `${k} / ${n}` },
        { key: "due", title: m.dueOn, width: 120, render: (line) => <Due line={line} /> },
        { key: "fen", title: m.fen, width: 130, figures: true, render: ({ fen }) => yuan(fen) },
        { key: "state", title: m.state, width: 120, render: ({ state }) => <StateTag state={state} /> },
        { key: "claim", title: m.claim, width: 160, render: (line) => <Claim line={line} /> },
        { key: "trail", title: m.trail, width: 80, render: (line) => <Origin line={line} /> },
      ]}
    />
  );
}

function Due({ line: { dueOn, daysLate } }: { readonly line: SupervisionLine }) {
  const m = useMessages(supervisionMessages);
  return (
    <>
      {dueOn}
      {daysLate > 0 && <span className="dk-said dk-broken">{m.daysLate(daysLate)}</span>}
    </>
  );
}

function Claim({ line: { claim, claimNumber } }: { readonly line: SupervisionLine }) {
  const m = useMessages(supervisionMessages);
  return claim === null ? m.takenOver : <Link to={`/claims/${claim}`}>{claimNumber ?? claim.slice(0, 8)}</Link>;
}

function Origin({ line }: { readonly line: SupervisionLine }) {
  const m = useMessages(supervisionMessages);
  const words = useMessages(trailMessages);
  const shell = useMessages(shellMessages);
  const say = useText();
  const [open, setOpen] = useState(false);
  const { party, payment, paidOn, k, n, award, claim, claimNumber, benefit, state } = line;
  const title = m.trailOf(party.name);
  const paidElsewhere = state === "paid_before" ? words.paidBefore : undefined;
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" aria-label={`${title} ${k}`} onClick={() => setOpen(true)}>
        {m.trail}
      </Button>
      {open && (
        <Modal open title={title} footer={<Button onClick={close}>{shell.close}</Button>} onCancel={close}>
          <Trail
            label={title}
            stops={trailStops(words, {
              payment: payment === null ? paidElsewhere : [payment, paidOn].filter(Boolean).join(" "),
              k: String(k),
              n,
              award,
              claim,
              claimNumber: claimNumber ?? "",
              title: say(benefit.title),
              benefit,
            })}
          />
        </Modal>
      )}
    </>
  );
}
