import { App, Button, Tag } from "antd";
import { useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import { LinkDialog, wholeAddress } from "../shell/link-dialog.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { ConsentDialog, type Delegation, purposes } from "./consent-dialog.tsx";
import { delegationsMessages } from "./delegations.messages.ts";

type Props = {
  readonly person: { readonly id: string; readonly name: string };
  /** The record can only be read: nobody new may act. */
  readonly locked?: boolean;
};
type Link = { readonly address: string; readonly until: string };

/** Who acts for somebody: consents given online and on paper, a new one on paper, and taking one back. */
export function DelegationsPart({ person, locked = false }: Props) {
  const m = useMessages(delegationsMessages);
  const may = useMay();
  const { language } = useLanguage();
  const [adding, setAdding] = useState(false);
  const [link, setLink] = useState<Link>();
  const found = useAsk("GET /api/v1/window/delegations", { query: { person: person.id } });
  const made = (given: Link) => {
    setAdding(false);
    setLink(given);
  };
  const add = may("delegation", "create") && !locked && <Button onClick={() => setAdding(true)}>{m.add}</Button>;
  return (
    <Part title={m.title} actions={add}>
      <Answered query={found} lines={2}>
        {({ delegations }) => <Delegations delegations={delegations} />}
      </Answered>
      {adding && <ConsentDialog person={person} onMade={made} onClose={() => setAdding(false)} />}
      {link && (
        <LinkDialog
          title={m.linkTitle}
          says={m.linkSays(formatMoment(link.until, language))}
          text={wholeAddress(link.address)}
          qr={m.qr}
          onClose={() => setLink(undefined)}
        />
      )}
    </Part>
  );
}

const colours = {
  offered: "processing",
  active: "success",
  ended: "default",
  revoked: "default",
} as const satisfies Record<Delegation["state"], string>;

function Delegations({ delegations }: { readonly delegations: readonly Delegation[] }) {
  const m = useMessages(delegationsMessages);
  const may = useMay();
  const { language } = useLanguage();
  const allowed = (of: Delegation) => purposes.filter((one) => of.purposes.includes(one)).map((one) => m[one]);
  const columns: readonly Column<Delegation>[] = [
    { key: "who", title: m.delegate, width: 160, render: ({ delegate }) => delegate ?? m.unnamed },
    { key: "state", title: m.state, width: 150, render: ({ state }) => <Tag color={colours[state]}>{m[state]}</Tag> },
    {
      key: "what",
      title: m.purposes,
      width: 180,
      render: (row) => allowed(row).join(language === "zh" ? "、" : ", "),
    },
    { key: "until", title: m.lasts, width: 130, render: ({ until }) => formatIsoDay(until, language) },
    {
      key: "consent",
      title: m.consent,
      width: 180,
      render: ({ consent, reference }) => (consent === "paper" ? m.paper(reference ?? "") : m.own_session),
    },
    ...(may("delegation", "delete")
      ? [{ key: "acts", title: m.acts, width: 110, render: (row: Delegation) => acts(row) }]
      : []),
  ];
  return (
    <DataTable caption={m.title} columns={columns} rows={delegations} idOf={({ id }) => id} empty={<p>{m.none}</p>} />
  );
}

/** What is over cannot be ended again. */
const acts = (of: Delegation) => (of.state === "active" || of.state === "offered" ? <Revoke of={of} /> : null);

function Revoke({ of: { id, delegate } }: { readonly of: Delegation }) {
  const m = useMessages(delegationsMessages);
  const { modal, message } = App.useApp();
  const revoke = useTell("DELETE /api/v1/window/delegations/:id", () => void message.success(m.revokedNow));
  const title = m.revokeOf(delegate ?? m.unnamed);
  const askFirst = () =>
    modal.confirm({
      title,
      content: m.revokeSays,
      okText: m.revoke,
      onOk: () => revoke.mutateAsync({ params: { id } }),
    });
  return (
    <>
      <Faults error={revoke.error} />
      <Button size="small" aria-label={title} onClick={askFirst}>
        {m.revoke}
      </Button>
    </>
  );
}
