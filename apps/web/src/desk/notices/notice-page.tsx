import { Alert, App, Button, Radio } from "antd";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { formatIsoDay } from "../../lib/format.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { ClearRecord } from "./clear-record.tsx";
import { NoticeRows } from "./notice-rows.tsx";
import { NoticeSheet } from "./notice-sheet.tsx";
import { NoticeTag } from "./notice-tag.tsx";
import "./notices.css";
import { noticesMessages } from "./notices.messages.ts";
import type { Notice } from "./types.ts";

/** One notice: as the page that everybody will see and as the sheet that is put up, then published by another. */
export function NoticePage() {
  const m = useMessages(noticesMessages);
  const say = useText();
  const { id = "" } = useParams();
  const notice = useAsk("GET /api/v1/notices/:id", { params: { id } });
  const [look, setLook] = useState<"page" | "sheet">("page");
  const found = notice.data;
  return (
    <Page
      title={found ? say(found.title) : m.title}
      crumbs={[{ title: m.title, to: "/notices" }]}
      beside={found && <NoticeTag state={found.state} />}
      actions={found && <Acts notice={found} />}
    >
      <Answered query={notice} lines={12}>
        {(shown) => (
          <>
            <Period notice={shown} />
            <Part
              title={m.preview}
              actions={
                <span className="dk-links dk-no-print">
                  <Radio.Group
                    aria-label={m.preview}
                    optionType="button"
                    value={look}
                    onChange={({ target }) => setLook(target.value as "page" | "sheet")}
                    options={[
                      { value: "page", label: m.asPage },
                      { value: "sheet", label: m.asSheet },
                    ]}
                  />
                  {look === "sheet" && <Button onClick={() => window.print()}>{m.print}</Button>}
                </span>
              }
            >
              {look === "page" ? <NoticeRows notice={shown} /> : <NoticeSheet notice={shown} />}
            </Part>
            {shown.state !== "draft" && <ClearRecord id={shown.id} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Period({ notice }: { readonly notice: Notice }) {
  const m = useMessages(noticesMessages);
  const { language } = useLanguage();
  const { number, kind, days, endsOn, endKnown, daysLeft, preparedBy, publishedBy, publishedAt, state, contact } =
    notice;
  const says = [
    number,
    m[kind],
    m.days(days),
    m.ends(formatIsoDay(endsOn, language)),
    state === "published" && m.left(daysLeft),
    m.preparedBy(preparedBy),
    publishedBy && publishedAt && m.publishedBy(publishedBy, tableMoment(publishedAt)),
    `${m.contact}: ${contact.office} ${contact.phone}`,
  ];
  return (
    <div className="dk-no-print">
      <p className="jc-hint dk-notice">{says.filter(Boolean).join(" · ")}</p>
      {!endKnown && <Alert type="warning" showIcon className="dk-notice" title={m.endUnknown} />}
    </div>
  );
}

function Acts({ notice: { id, state, mayPublish } }: { readonly notice: Notice }) {
  const m = useMessages(noticesMessages);
  const may = useMay();
  const go = useNavigate();
  const { modal } = App.useApp();
  const publish = useTell("POST /api/v1/notices/:id/publish");
  const drop = useTell("DELETE /api/v1/notices/:id", () => void go("/notices"));
  const confirm = (content: string, onOk: () => void) =>
    void modal.confirm({ title: content, okText: m.yes, cancelText: m.cancel, onOk });
  if (state !== "draft") {
    return (
      <a href={`/notices/${id}`} target="_blank" rel="noreferrer">
        {m.publicPage}
      </a>
    );
  }
  return (
    <>
      <Faults error={publish.error ?? drop.error} />
      {may("notice", "update") && (
        <Button onClick={() => confirm(m.dropConfirm, () => drop.mutate({ params: { id } }))}>{m.drop}</Button>
      )}
      {mayPublish ? (
        <Button
          type="primary"
          danger
          loading={publish.isPending}
          onClick={() => confirm(m.publishConfirm, () => publish.mutate({ params: { id } }))}
        >
          {m.publish}
        </Button>
      ) : (
        <span className="jc-hint">{m.cannotPublish}</span>
      )}
    </>
  );
}
