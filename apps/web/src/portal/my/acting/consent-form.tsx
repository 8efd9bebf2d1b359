import type { AnswerOf } from "@jucai/contract/client";
import { parseDay } from "@jucai/engine/model";
import { type FormEvent, useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { todayInChina } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/choices.tsx";
import { DateField, isoOfParts, noDate } from "../../../ui/date-field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { QrCode } from "../qr-code.tsx";
import { useSend } from "../queries.ts";
import { actingMessages } from "./acting.messages.ts";

const purposes = ["read", "correct", "apply"] as const;
type Purpose = (typeof purposes)[number];
type Link = AnswerOf<"POST /api/v1/delegations">["link"];

/** I say what somebody may do for me and until when; the answer is a link to hand on. */
export function ConsentForm() {
  const m = useMessages(actingMessages);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<readonly Purpose[]>(["read"]);
  const [day, setDay] = useState(noDate);
  const [tried, setTried] = useState(false);
  const until = untilOf(isoOfParts(day));
  const make = useSend((last: string) =>
    client.call("POST /api/v1/delegations", { body: { purposes: [...chosen], until: last } }),
  );
  if (make.data) return <HandOn link={make.data.link} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (until !== undefined && chosen.length > 0) make.mutate(until);
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      <CheckboxGroup
        name="purposes"
        legend={m.what}
        error={tried && chosen.length === 0 ? m.whatMissing : undefined}
        options={purposes.map((value) => ({ value, label: m[value] }))}
        values={chosen}
        onChoose={(values) => setChosen(purposes.filter((one) => values.includes(one)))}
      />
      <DateField
        legend={m.last}
        hint={m.lastHint}
        error={tried && until === undefined ? m.lastMissing : undefined}
        value={day}
        onChange={setDay}
      />
      {make.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(make.error, language)}
        </Notice>
      )}
      <Button type="submit" look="primary" disabled={make.isPending}>
        {m.make}
      </Button>
    </form>
  );
}

/** The day if it is a real one that has not passed. */
function untilOf(iso: string | undefined): string | undefined {
  const day = iso === undefined ? undefined : parseDay(iso);
  return day !== undefined && day >= todayInChina() ? iso : undefined;
}

function HandOn({ link }: { readonly link: Link }) {
  const m = useMessages(actingMessages);
  const { language } = useLanguage();
  const [copied, setCopied] = useState(false);
  const address = new URL(link.address, window.location.origin).href;
  return (
    <Notice tone="green" icon="check" role="status">
      <div className="jc-my__link">
        <p>
          {m.made} {m.madeUntil(formatMoment(link.until, language))}
        </p>
        <QrCode text={address} label={m.qr} />
        <code>{address}</code>
        <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
          {copied ? m.copied : m.copy}
        </Button>
      </div>
    </Notice>
  );
}
