import type { AnswerOf } from "@jucai/contract/client";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Tag, type Tone } from "../../../ui/tag.tsx";
import type { IconName } from "../../../ui/icon.tsx";
import { QrCode } from "../qr-code.tsx";
import { servicesMessages } from "./services.messages.ts";

export type Recognition = AnswerOf<"GET /api/v1/my/recognitions">["items"][number];

const looks: Readonly<Record<Recognition["state"], readonly [Tone, IconName]>> = {
  valid: ["green", "check"],
  not_yet: ["blue", "clock"],
  expired: ["grey", "clock"],
  replaced: ["grey", "swap"],
  revoked: ["red", "warning"],
};

/** A level with its card: who holds it until when, the code by which anybody verifies it, and what it opens. */
export function RecognitionCard({ recognition }: { readonly recognition: Recognition }) {
  const m = useMessages(servicesMessages);
  const say = useText();
  const { language } = useLanguage();
  const { id, level, scheme, number, from, until, state, verifyCode, card, opens, promotion, revoked } = recognition;
  const day = (iso: string) => formatIsoDay(iso, language);
  const [tone, icon] = looks[state];
  const address = `${location.origin}/verify/${verifyCode}`;
  return (
    <li className="jc-card sv-card">
      <div className="jc-stack jc-stack--tight">
        <p>
          <strong>{card ? say(card.name) : say(scheme.name)}</strong>{" "}
          <Tag tone={tone} icon={icon}>
            {m[state]}
          </Tag>
        </p>
        <dl className="sv-facts">
          <div>
            <dt>{m.level}</dt>
            <dd>{say(level.label)}</dd>
          </div>
          <div>
            <dt>{m.term}</dt>
            <dd>{m.termOf(day(from), until === null ? m.noEnd : day(until))}</dd>
          </div>
          <div>
            <dt>{m.number}</dt>
            <dd>{number}</dd>
          </div>
          <div>
            <dt>{m.code}</dt>
            <dd>{verifyCode}</dd>
          </div>
        </dl>
        {promotion && state === "valid" && <p>{m.promoted(say(promotion.before.label), day(promotion.on))}</p>}
        {revoked && <p>{m.revokedWhy(revoked.why)}</p>}
        {opens.length > 0 && (
          <p>
            {m.opens}：{opens.map(({ name }) => say(name)).join("、")}
          </p>
        )}
        <p>
          <a href={`/api/v1/recognitions/${id}/certificate?language=${language}`} target="_blank" rel="noreferrer">
            {m.certificate}
          </a>
        </p>
      </div>
      {state === "valid" && <QrCode text={address} label={m.qr} />}
    </li>
  );
}
