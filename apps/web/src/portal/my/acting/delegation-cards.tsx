import type { AnswerOf } from "@jucai/contract/client";
import { useState } from "react";
import { useNavigate } from "react-router";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import type { IconName } from "../../../ui/icon.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag, type Tone } from "../../../ui/tag.tsx";
import { useSend } from "../queries.ts";
import { useActFor } from "./acting-banner.tsx";
import { actingMessages } from "./acting.messages.ts";

type Delegation = AnswerOf<"GET /api/v1/delegations">["delegations"][number];

const looks: Readonly<Record<Delegation["state"], readonly [Tone, IconName]>> = {
  offered: ["amber", "hourglass"],
  active: ["green", "check"],
  ended: ["grey", "hourglass"],
  revoked: ["grey", "stop"],
};

export function DelegationCards({ items, none }: { readonly items: readonly Delegation[]; readonly none: string }) {
  if (items.length === 0) return <p>{none}</p>;
  return (
    <ul className="jc-my__facts">
      {items.map((item) => (
        <DelegationCard key={item.id} item={item} />
      ))}
    </ul>
  );
}

const purposeWords = {
  given: { read: "read", correct: "correct", apply: "apply" },
  held: { read: "heldRead", correct: "heldCorrect", apply: "heldApply" },
} as const;

/** One delegation: who, for what, until when, and how it ends. */
function DelegationCard({ item }: { readonly item: Delegation }) {
  const m = useMessages(actingMessages);
  const { language } = useLanguage();
  const { side, person, delegate, purposes, until, reference, state } = item;
  const [tone, icon] = looks[state];
  const name = side === "given" ? (delegate ?? m.unnamed) : person.name;
  const about = [
    purposes.map((purpose) => m[purposeWords[side][purpose]]).join(language === "zh" ? "、" : ", "),
    m.until(formatIsoDay(until, language)),
    reference && m.onPaper(reference),
  ].filter(Boolean);
  return (
    <li className="jc-card jc-my__fact">
      <p className="jc-row">
        <strong>{name}</strong>
        <Tag tone={tone} icon={icon}>
          {m[state]}
        </Tag>
      </p>
      <p className="jc-hint">{about.join(" · ")}</p>
      {(state === "active" || state === "offered") && <Acts item={item} name={name} />}
    </li>
  );
}

function Acts({ item: { id, side, state }, name }: { readonly item: Delegation; readonly name: string }) {
  const m = useMessages(actingMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const end = useSend(() => client.call("DELETE /api/v1/delegations/:id", { params: { id } }));
  const start = useActFor(() => void navigate("/my/facts"));
  const failed = end.error ?? start.error;
  return (
    <>
      {failed && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(failed, language)}
        </Notice>
      )}
      {asking ? (
        <Notice tone="amber" icon="warning">
          <p>{m.sureAsk}</p>
          <p className="jc-row">
            <Button disabled={end.isPending} onClick={() => end.mutate(undefined)}>
              {m.sure}
            </Button>
            <Button look="plain" onClick={() => setAsking(false)}>
              {m.keep}
            </Button>
          </p>
        </Notice>
      ) : (
        <p className="jc-row">
          {side === "held" && state === "active" && (
            <Button aria-label={m.startFor(name)} disabled={start.isPending} onClick={() => start.mutate(id)}>
              {m.start}
            </Button>
          )}
          <Button
            look="plain"
            aria-label={side === "given" ? m.revokeOf(name) : m.giveUpOf(name)}
            onClick={() => setAsking(true)}
          >
            {side === "given" ? m.revoke : m.giveUp}
          </Button>
        </p>
      )}
    </>
  );
}
