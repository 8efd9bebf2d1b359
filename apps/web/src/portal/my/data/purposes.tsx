import { useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { type MyData, useSend } from "../queries.ts";
import { dataMessages } from "./data.messages.ts";

type Purpose = MyData["purposes"][number];
type Consent = MyData["consents"][number];
type Props = { readonly purposes: readonly Purpose[]; readonly consents: readonly Consent[] };

/** What my information is used for; where my consent is the basis I can give it and take it back. */
export function Purposes({ purposes, consents }: Props) {
  const m = useMessages(dataMessages);
  const say = useText();
  if (purposes.length === 0) return <p>{m.consentsNone}</p>;
  const past = consents.filter(({ withdrawnAt }) => withdrawnAt !== null);
  return (
    <>
      <ul className="jc-my__facts">
        {purposes.map((purpose) => (
          <li key={purpose.id} className="jc-card jc-my__fact">
            <h3>{say(purpose.title)}</h3>
            <p>{say(purpose.says)}</p>
            <p className="jc-hint">
              {purpose.basis === "duty" ? m.duty : m.consent} · {say(purpose.kept)}
            </p>
            {purpose.basis === "consent" && (
              <ConsentOf purpose={purpose} consent={consents.find(({ id }) => id === purpose.consent)} />
            )}
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <Disclosure summary={m.before}>
          <ul className="jc-lines">
            {past.map((consent) => (
              <li key={consent.id}>
                {say(purposes.find(({ id }) => id === consent.purpose)?.title ?? consent.says)} ·{" "}
                <Given consent={consent} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function ConsentOf({ purpose, consent }: { readonly purpose: Purpose; readonly consent: Consent | undefined }) {
  const m = useMessages(dataMessages);
  const say = useText();
  const { language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const agree = useSend(() =>
    client.call("POST /api/v1/my/consents", { body: { purpose: purpose.id, version: purpose.version } }),
  );
  const withdraw = useSend(
    (id: string) => client.call("POST /api/v1/my/consents/:id/withdraw", { params: { id } }),
    () => setAsking(false),
  );
  const title = say(purpose.title);
  const failed = agree.error ?? withdraw.error;
  return (
    <div className="jc-stack jc-stack--tight">
      <p className="jc-row">
        <Tag tone={consent ? "green" : "grey"} icon={consent ? "check" : "minus"}>
          {consent ? m.stands : m.not}
        </Tag>
        {consent && <Given consent={consent} />}
      </p>
      {failed && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(failed, language)}
        </Notice>
      )}
      {consent && agree.isSuccess && <p role="status">{m.agreed}</p>}
      {!consent && withdraw.isSuccess && <p role="status">{m.withdrawn}</p>}
      {!consent && (
        <Button aria-label={m.agreeTo(title)} disabled={agree.isPending} onClick={() => agree.mutate(undefined)}>
          {m.agree}
        </Button>
      )}
      {consent && !asking && (
        <Button look="plain" aria-label={m.withdrawOf(title)} onClick={() => setAsking(true)}>
          {m.withdraw}
        </Button>
      )}
      {consent && asking && (
        <Notice tone="amber" icon="warning">
          <p>{m.withdrawAsk}</p>
          <p className="jc-row">
            <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate(consent.id)}>
              {m.withdrawSure}
            </Button>
            <Button look="plain" onClick={() => setAsking(false)}>
              {m.keep}
            </Button>
          </p>
        </Notice>
      )}
    </div>
  );
}

function Given({ consent: { givenAt, way, paper, withdrawnAt } }: { readonly consent: Consent }) {
  const m = useMessages(dataMessages);
  const { language } = useLanguage();
  const how = way === "paper" || paper !== null ? m.paper(paper ?? "") : m[way];
  return (
    <span className="jc-hint">
      {m.given(formatMoment(givenAt, language))}（{how}）
      {withdrawnAt && ` · ${m.wasWithdrawn(formatMoment(withdrawnAt, language))}`}
    </span>
  );
}
