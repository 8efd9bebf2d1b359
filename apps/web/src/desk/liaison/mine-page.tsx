import { Link } from "react-router";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { useMay } from "../shell/session.ts";
import { CallButton } from "./call-button.tsx";
import { LiaisonFrame } from "./liaison-frame.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { StateTag } from "./state-tag.tsx";
import { type Card, states } from "./types.ts";

/** My people and companies, the most urgent first; made for a phone on the way to a visit. */
export function MinePage() {
  const m = useMessages(liaisonMessages);
  const mine = useAsk("GET /api/v1/liaisons", { query: { whose: "mine", pageSize: 100 } });
  return (
    <LiaisonFrame title={m.title}>
      <Answered query={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="dk-empty">
              {m.mineNone} <Link to="/liaison/all">{m.toAll}</Link>
            </p>
          ) : (
            states.map((state) => (
              <Group key={state} state={state} cards={items.filter(({ standing }) => standing.state === state)} />
            ))
          )
        }
      </Answered>
    </LiaisonFrame>
  );
}

function Group({ state, cards }: { readonly state: (typeof states)[number]; readonly cards: readonly Card[] }) {
  const m = useMessages(liaisonMessages);
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby={`state-${state}`}>
      <h2 id={`state-${state}`} className="dk-group">
        {m.group(m[state], cards.length)}
      </h2>
      <ul className="dk-touch">
        {cards.map((card) => (
          <LiaisonItem key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
}

function LiaisonItem({ card }: { readonly card: Card }) {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const { id, subject, standing, duty, role, openEvents, unit } = card;
  const to = `/liaison/contact?kind=${subject.kind}&subject=${subject.id}&name=${encodeURIComponent(subject.name)}&unit=${unit.id}`;
  return (
    <li className="dk-touch__item">
      <p className="dk-touch__head">
        <Link to={`/liaison/${id}`} data-row lang="zh-CN">
          <strong>{subject.name}</strong>
        </Link>
        <StateTag state={standing.state} />
        {openEvents > 0 && <strong className="dk-wrong">{m.events(openEvents)}</strong>}
      </p>
      <p>{say(standing.says)}</p>
      <p className="jc-hint">
        {duty ? say(duty.name) : m.noDuty}
        {role && ` · ${say(role.label)}`} · {m.last}：{standing.last ? formatIsoDay(standing.last, language) : m.never}
      </p>
      <p className="dk-touch__acts">
        <CallButton subject={subject} />
        {may("liaison", "create") && (
          <Link className="dk-plain-link" to={to} aria-label={m.recordOf(subject.name)}>
            {m.record}
          </Link>
        )}
      </p>
    </li>
  );
}
