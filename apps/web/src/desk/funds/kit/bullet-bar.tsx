import { useLanguage, useMessages } from "../../../lib/language.tsx";
import "./kit.css";
import { kitMessages } from "./kit.messages.ts";
import { yuanSaid } from "./money.ts";

type Props = {
  readonly limit: number;
  readonly held: number;
  /** Paid, with what is on its way to the bank. */
  readonly paid: number;
  readonly left: number;
};

/** A budget's limit, and within it what is held and what is paid; the figures in words below. All in fen. */
export function BulletBar({ limit, held, paid, left }: Props) {
  const m = useMessages(kitMessages);
  const { language } = useLanguage();
  const whole = Math.max(limit, held + paid, 1);
  const share = (fen: number) => (fen / whole) * 100;
  return (
    <div className="dk-bullet">
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="12" className="dk-bullet__all" />
        <rect width={share(limit)} height="12" className="dk-bullet__limit" />
        <rect x={share(paid)} y="2" width={share(held)} height="8" className="dk-bullet__held" />
        <rect y="2" width={share(paid)} height="8" className="dk-bullet__paid" />
      </svg>
      <ul className="dk-plain dk-bullet__words">
        <li>
          <span className="dk-bullet__key dk-bullet__key--limit" aria-hidden="true" /> {m.limit}{" "}
          {yuanSaid(limit, language)}
        </li>
        <li>
          <span className="dk-bullet__key dk-bullet__key--held" aria-hidden="true" /> {m.held}{" "}
          {yuanSaid(held, language)}
        </li>
        <li>
          <span className="dk-bullet__key dk-bullet__key--paid" aria-hidden="true" /> {m.paid}{" "}
          {yuanSaid(paid, language)}
        </li>
        <li className={left < 0 ? "dk-broken" : undefined}>
          {m.left} {yuanSaid(left, language)}
        </li>
      </ul>
    </div>
  );
}
