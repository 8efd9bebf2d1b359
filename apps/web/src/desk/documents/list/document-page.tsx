import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { formatIsoDay } from "../../../lib/format.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk, useTell } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Faults } from "../../shell/faults.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import "../../funds/kit/kit.css";
import "../documents.css";
import type { Versions } from "../types.ts";
import { documentsMessages } from "./documents.messages.ts";
import { EndDialog } from "./end-dialog.tsx";
import { EndingItem } from "./ending-item.tsx";
import { standingOf, StandingTag } from "./state-tag.tsx";

/** One published document: its versions by date, how it ended or is to end, and what may be done with it. */
export function DocumentPage() {
  const { id = "" } = useParams();
  const versions = useAsk("GET /api/v1/policies/:id/versions", { params: { id } });
  return <Answered query={versions}>{(found) => <Shown versions={found} />}</Answered>;
}

function Shown({ versions: { document, title, items } }: { readonly versions: Versions }) {
  const m = useMessages(documentsMessages);
  const say = useText();
  const navigate = useNavigate();
  const may = useMay();
  const [ending, setEnding] = useState<"repeal" | "supersede">();
  const endings = useAsk("GET /api/v1/endings", { query: { document } });
  const draft = useTell("POST /api/v1/drafts", ({ id }) => void navigate(`/documents/drafts/${id}?step=rules`));
  const listed = endings.data?.items ?? [];
  const current = items.find(({ state }) => state === "current") ?? items[0];
  const standing = current && standingOf(current.force, listed);
  const holds = standing === "in_force" || standing === "not_yet";
  return (
    <Page
      title={say(title)}
      crumbs={[{ title: m.title, to: "/documents" }]}
      beside={standing && <StandingTag standing={standing} />}
      actions={
        <>
          {may("draft", "create") && (
            <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate({ body: { document } })}>
              {m.newDraft}
            </Button>
          )}
          <Button onClick={() => void navigate(`/documents/${document}/files`)}>{m.files}</Button>
          <Button href={`/policies/${document}`} target="_blank">
            {m.portal}
          </Button>
          {may("draft", "update") && holds && (
            <>
              <Button onClick={() => setEnding("supersede")}>{m.supersede}</Button>
              <Button danger onClick={() => setEnding("repeal")}>
                {m.repeal}
              </Button>
            </>
          )}
        </>
      }
    >
      <Faults error={draft.error} />
      <Part title={m.versions}>
        <p className="jc-hint">{m.versionsLead}</p>
        <VersionTable items={items} />
      </Part>
      {listed.length > 0 && (
        <Part title={m.endings}>
          <ul className="dk-plain dk-endings">
            {listed.map((one) => (
              <EndingItem key={one.id} ending={one} />
            ))}
          </ul>
        </Part>
      )}
      {ending && (
        <EndDialog document={document} title={say(title)} kind={ending} onClose={() => setEnding(undefined)} />
      )}
    </Page>
  );
}

function VersionTable({ items }: Pick<Versions, "items">) {
  const m = useMessages(documentsMessages);
  const say = useText();
  const { language } = useLanguage();
  const day = (iso: string) => formatIsoDay(iso, language);
  return (
    <DataTable
      caption={m.versions}
      rows={items}
      idOf={({ id }) => id}
      columns={[
        {
          key: "term",
          title: m.term,
          width: 230,
          render: ({ effectiveFrom, effectiveTo }) =>
            effectiveTo ? m.fromTo(day(effectiveFrom), day(effectiveTo)) : m.from(day(effectiveFrom)),
        },
        { key: "state", title: m.state, width: 100, render: ({ state }) => m[state] },
        {
          key: "by",
          title: m.published,
          width: 200,
          render: ({ published, origin }) =>
            origin === "system" ? m.system : m.publishedBy(published.name, formatMoment(published.at, language)),
        },
        {
          key: "changed",
          title: m.changes,
          width: 240,
          render: ({ changed }) => (changed ? say(changed) : m.firstVersion),
        },
        { key: "basis", title: m.basis, width: 180, render: ({ basis }) => basis ?? "—" },
        { key: "measures", title: m.measures, width: 70, figures: true, render: ({ counts }) => counts.measures },
        {
          key: "draft",
          title: m.act,
          width: 90,
          render: ({ draft }) => (draft ? <Link to={`/documents/drafts/${draft}`}>{m.openDraft}</Link> : "—"),
        },
      ]}
    />
  );
}
