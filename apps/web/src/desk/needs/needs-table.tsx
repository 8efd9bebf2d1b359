import { App, Button, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import type { Paging } from "../shell/pages-bar.tsx";
import { useMay } from "../shell/session.ts";
import { ChangeNeedDialog, CloseNeedDialog } from "./need-dialogs.tsx";
import { needsMessages } from "./needs.messages.ts";
import { type Need, needColours, needShapes } from "./types.ts";

type Props = {
  readonly needs: readonly Need[];
  /** On a company's own page its name is not said in every row. */
  readonly ofOne?: true;
  readonly busy?: boolean;
  readonly empty: ReactNode;
  readonly paging?: Paging;
};

/** Needs with their state; each is confirmed, changed or closed where it stands. */
export function NeedsTable({ needs, ofOne, busy = false, empty, paging }: Props) {
  const m = useMessages(needsMessages);
  const say = useText();
  const may = useMay();
  const employer: Column<Need> = {
    key: "employer",
    title: m.employer,
    width: 200,
    render: (need) => <span lang="zh-CN">{need.employer.name}</span>,
  };
  const post: Column<Need> = { key: "post", title: m.post, width: 130, render: (need) => need.post };
  const columns: readonly Column<Need>[] = [
    ...(ofOne ? [post] : [employer, post]),
    { key: "state", title: m.state, width: 175, render: (need) => <State need={need} /> },
    { key: "count", title: m.count, width: 60, figures: true, render: (need) => need.count },
    { key: "wanted", title: m.wanted, width: 190, render: wanted },
    { key: "contact", title: m.contact, width: 140, render: (need) => need.contact ?? "—" },
    { key: "unit", title: m.unit, width: 110, render: ({ unit }) => say(unit.name) },
    ...(may("liaison", "create")
      ? [{ key: "acts", title: m.acts, width: 200, render: (need: Need) => acts(need) }]
      : []),
  ];
  return (
    <DataTable
      caption={m.caption}
      rows={needs}
      idOf={({ id }) => id}
      {...(!ofOne && { linkOf: (need: Need) => `/employers/${need.employer.id}` })}
      busy={busy}
      columns={columns}
      empty={empty}
      {...(paging && { paging })}
    />
  );
}

/** A closed need has nothing left to do, and its line is left out on a phone. */
const acts = (need: Need) => (need.state === "closed" ? null : <Acts need={need} />);

/** What is wanted and what is paid for it, one below the other. */
const wanted = ({ skills, pay }: Need) =>
  skills || pay ? [skills, pay].filter(Boolean).map((line) => <div key={line}>{line}</div>) : "—";

/** How it stands, and the day on which it ends if it has one. */
function State({ need: { state, validUntil } }: { readonly need: Need }) {
  const m = useMessages(needsMessages);
  const { language } = useLanguage();
  return (
    <>
      <Tag color={needColours[state]}>
        <span aria-hidden="true">{needShapes[state]}</span> {m[state]}
      </Tag>
      {validUntil && <div className="jc-hint">{m.validTo(formatIsoDay(validUntil, language))}</div>}
    </>
  );
}

function Acts({ need }: { readonly need: Need }) {
  const m = useMessages(needsMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState<"change" | "close">();
  const confirm = useTell("POST /api/v1/needs/:id/confirm", () => void message.success(m.confirmed));
  const close = () => setOpen(undefined);
  return (
    <>
      <Faults error={confirm.error} />
      {need.state === "to_confirm" && (
        <>
          <Button
            size="small"
            aria-label={m.confirmOf(need.post)}
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ params: { id: need.id } })}
          >
            {m.confirm}
          </Button>{" "}
        </>
      )}
      <Button size="small" aria-label={m.changeOf(need.post)} onClick={() => setOpen("change")}>
        {m.change}
      </Button>{" "}
      <Button size="small" aria-label={m.closeOf(need.post)} onClick={() => setOpen("close")}>
        {m.close}
      </Button>
      {open === "change" && <ChangeNeedDialog need={need} onClose={close} />}
      {open === "close" && <CloseNeedDialog need={need} onClose={close} />}
    </>
  );
}
