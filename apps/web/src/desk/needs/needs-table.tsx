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
  const { language } = useLanguage();
  const employer: Column<Need> = {
    key: "employer",
    title: m.employer,
    width: 220,
    render: (need) => <span lang="zh-CN">{need.employer.name}</span>,
  };
  const post: Column<Need> = { key: "post", title: m.post, width: 160, render: (need) => need.post };
  const columns: readonly Column<Need>[] = [
    ...(ofOne ? [post] : [employer, post]),
    { key: "state", title: m.state, width: 150, render: (need) => <StateTag state={need.state} /> },
    { key: "count", title: m.count, width: 70, figures: true, render: (need) => need.count },
    { key: "skills", title: m.skills, width: 180, render: (need) => need.skills ?? "—" },
    { key: "pay", title: m.pay, width: 150, render: (need) => need.pay ?? "—" },
    { key: "contact", title: m.contact, width: 150, render: (need) => need.contact ?? "—" },
    {
      key: "until",
      title: m.validUntil,
      width: 120,
      render: ({ validUntil }) => (validUntil ? formatIsoDay(validUntil, language) : "—"),
    },
    { key: "unit", title: m.unit, width: 140, render: ({ unit }) => say(unit.name) },
    ...(may("liaison", "create")
      ? [{ key: "acts", title: m.acts, width: 230, render: (need: Need) => acts(need) }]
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

function StateTag({ state }: Pick<Need, "state">) {
  const m = useMessages(needsMessages);
  return (
    <Tag color={needColours[state]}>
      <span aria-hidden="true">{needShapes[state]}</span> {m[state]}
    </Tag>
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
