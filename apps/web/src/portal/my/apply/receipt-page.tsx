import type { Application } from "@jucai/contract";
import { addressOf } from "@jucai/contract/client";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatMoment } from "../../../lib/format-moment.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Loading } from "../../../ui/states.tsx";
import { useAt } from "../at.ts";
import { ClaimStatusTag } from "../claims/claim-status.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { claim as askClaim } from "../queries.ts";
import { applyMessages } from "./apply.messages.ts";

/** After submitting: the number, and for each claim what comes next, by when and from whom. */
export function ReceiptPage({ form }: { readonly form: Application }) {
  const m = useMessages(applyMessages);
  const { language } = useLanguage();
  const at = useAt();
  return (
    <MyPage title={m.receiptTitle} lead={m.claimant(form.claimant.name)}>
      <Notice tone="green" icon="check" role="status">
        <p>
          <strong>{m.receiptNumber(form.number ?? "")}</strong>
        </p>
        <p>{formatMoment(form.updatedAt, language)}</p>
      </Notice>
      <p>{m.receiptLead}</p>
      <MySection id="next" title={m.receiptNext}>
        <ul className="my-list jc-stack">
          {form.claims.map((one) => (
            <li key={one.id} className="jc-card jc-stack jc-stack--tight">
              <NextOf claim={one} />
            </li>
          ))}
        </ul>
      </MySection>
      <p className="jc-row jc-no-print">
        <Button look="primary" onClick={() => window.print()}>
          {m.printReceipt}
        </Button>
        <Link className={buttonClass()} to={at.claims}>
          {m.toClaims}
        </Link>
      </p>
    </MyPage>
  );
}

function NextOf({ claim }: { readonly claim: Application["claims"][number] }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const at = useAt();
  const { data } = useQuery(askClaim(claim.id));
  return (
    <>
      <p className="jc-row">
        <Link to={`${at.claims}/${claim.id}`}>
          <strong>{say(claim.title)}</strong>
        </Link>
        <ClaimStatusTag status={claim.status} />
      </p>
      <p className="jc-hint">{claim.number}</p>
      {data === undefined && <Loading lines={1} />}
      {data && (
        <p>
          {say(data.next.says)}{" "}
          {data.next.promisedOn ? m.promised(formatIsoDay(data.next.promisedOn, language)) : m.noPromise}
          {data.next.promisedOn && !data.next.promisedKnown && m.promisedUnknown}
        </p>
      )}
      <p className="jc-no-print">
        <a
          href={addressOf("", "/api/v1/claims/:id/receipt", { id: claim.id }, { language })}
          target="_blank"
          rel="noreferrer"
        >
          {m.receiptPaper}
        </a>
      </p>
    </>
  );
}
