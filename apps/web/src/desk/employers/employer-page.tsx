import type { AnswerOf } from "@jucai/contract/client";
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Tag } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { client } from "../../lib/client.ts";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { FactsPart } from "../facts/facts-part.tsx";
import { NeedsPart } from "../needs/needs-part.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Line } from "../shell/line.tsx";
import { Page, Part } from "../shell/page.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { EmployerPeople } from "./employer-people.tsx";
import { employersMessages } from "./employers.messages.ts";

export type Employer = AnswerOf<"GET /api/v1/employers/:id">;
const sealed = ["contactName", "contactPhone", "bankAccount", "bankName"] as const;

/** One employer: own fields, facts with their sources, the people it holds. */
export function EmployerPage() {
  const m = useMessages(employersMessages);
  const { id = "" } = useParams();
  const employer = useAsk("GET /api/v1/employers/:id", { params: { id } });
  if (employer.data !== undefined) return <Filled key={id} employer={employer.data} />;
  return (
    <Page title={m.title} crumbs={[{ title: m.title, to: "/employers" }]}>
      <Answered query={employer}>{() => null}</Answered>
    </Page>
  );
}

function Filled({ employer }: { readonly employer: Employer }) {
  const m = useMessages(employersMessages);
  const may = useMay();
  const { language } = useLanguage();
  const [asking, setAsking] = useState<"reveal" | "withdraw">();
  const close = () => setAsking(undefined);
  const params = { id: employer.id };
  const fields = sealed.filter((field) => employer.masked[field] !== undefined);
  const reveal = useMutation({
    mutationFn: (reason: string) =>
      client.call("POST /api/v1/employers/:id/reveal", { params, body: { fields, reason } }),
    onSuccess: close,
  });
  const withdraw = useTell("POST /api/v1/employers/:id/withdraw", close);
  const locked = employer.withdrawn || employer.mergedInto !== null;
  const shown: Partial<Record<(typeof sealed)[number], string>> = reveal.data?.fields ?? {};
  return (
    <Page
      title={employer.name}
      crumbs={[{ title: m.title, to: "/employers" }]}
      beside={employer.withdrawn && <Tag>{m.withdrawn}</Tag>}
      lead={m.updatedAt(formatMoment(employer.updatedAt, language))}
      actions={
        <>
          {may("employer", "reveal") && fields.length > 0 && (
            <Button data-key="v" onClick={() => setAsking("reveal")}>
              {m.reveal}
            </Button>
          )}
          {may("employer", "delete") && !locked && <Button onClick={() => setAsking("withdraw")}>{m.withdraw}</Button>}
          {may("employer", "update") && !locked && (
            <Link to={`/employers/${employer.id}/edit`} data-key="e" className="dk-primary-link">
              {m.edit}
            </Link>
          )}
        </>
      }
    >
      {employer.mergedInto !== null && (
        <Alert
          type="info"
          showIcon
          className="dk-notice"
          title={m.mergedInto}
          action={<Link to={`/employers/${employer.mergedInto}`}>{m.toMerged}</Link>}
        />
      )}
      {employer.withdrawn && (
        <Alert type="warning" showIcon className="dk-notice" title={m.withdrawnHere(employer.withdrawnReason ?? "")} />
      )}
      <Part title={m.ownFields}>
        <dl className="dk-facts">
          <Line term={m.uscc} says={employer.uscc} />
          <Line term={m.aliases} says={employer.aliases.join("、")} chinese />
          <Line term={m.phone} says={employer.phone} />
          <Line term={m.address} says={employer.address} chinese />
          {fields.map((field) => (
            <Line key={field} term={m[field]} says={shown[field] ?? employer.masked[field]} chinese />
          ))}
        </dl>
      </Part>
      <FactsPart subject={{ kind: "employer", id: employer.id }} facts={employer.facts} locked={locked} />
      {may("liaison", "list") && <NeedsPart employer={employer.id} locked={locked} />}
      {may("person", "list") && <EmployerPeople employer={employer.id} />}
      <ReasonDialog
        open={asking === "reveal"}
        title={m.revealTitle}
        verb={m.reveal}
        reveals
        busy={reveal.isPending}
        error={reveal.error}
        onGive={reveal.mutate}
        onClose={close}
      />
      <ReasonDialog
        open={asking === "withdraw"}
        title={m.withdrawTitle}
        verb={m.withdraw}
        busy={withdraw.isPending}
        error={withdraw.error}
        onGive={(reason) => withdraw.mutate({ params, body: { reason, version: employer.version } })}
        onClose={close}
      />
    </Page>
  );
}
