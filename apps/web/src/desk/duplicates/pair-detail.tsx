import { Alert, Button, Tag } from "antd";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Comparison, FactComparison } from "./comparison.tsx";
import { duplicatesMessages } from "./duplicates.messages.ts";
import { SideName } from "./pair-cards.tsx";
import type { Act, PairDetail } from "./types.ts";

/** One pair: why it was proposed, both sides beside each other, and what can be decided. */
export function PairDetailView({ id, onAct }: { readonly id: string; readonly onAct: (act: Act) => void }) {
  const detail = useAsk("GET /api/v1/duplicates/:id", { params: { id } }, { keep: true });
  return <Answered query={detail}>{(answer) => <Detail detail={answer} onAct={onAct} />}</Answered>;
}

function Detail({ detail, onAct }: { readonly detail: PairDetail; readonly onAct: (act: Act) => void }) {
  const m = useMessages(duplicatesMessages);
  const say = useText();
  const { pair, may, rosters } = detail;
  return (
    <div className="dk-pair">
      <h2>
        <SideName side={pair.a} /> · <SideName side={pair.b} />
      </h2>
      <ul className="dk-pair__reasons">
        {pair.reasons.map(({ kind, points, says }) => (
          <li key={kind}>
            <Tag color={points > 0 ? "processing" : "warning"}>
              {say(says)} {m.points(points)}
            </Tag>
          </li>
        ))}
      </ul>
      <Decided detail={detail} />
      {may.why && <Alert type="warning" showIcon title={say(may.why)} />}
      {may.decide && <DecideButtons status={pair.status} onAct={onAct} />}
      <Comparison detail={detail} />
      <FactComparison facts={detail.facts} />
      {(rosters.a.length > 0 || rosters.b.length > 0) && (
        <section>
          <h3>{m.rosters}</h3>
          <div className="dk-pair__rosters">
            {(["a", "b"] as const).map((side) => (
              <div key={side}>
                <h4>{side === "a" ? m.sideA : m.sideB}</h4>
                <ul>
                  {rosters[side].map(({ roster, name, year, unit }) => (
                    <li key={`${roster} ${year} ${unit.zh}`}>
                      {year} {say(name)} · {say(unit)}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function DecideButtons({
  status,
  onAct,
}: {
  readonly status: PairDetail["pair"]["status"];
  readonly onAct: (act: Act) => void;
}) {
  const m = useMessages(duplicatesMessages);
  if (status === "merged")
    return (
      <Button data-key="2" onClick={() => onAct("unmerge")}>
        {m.unmerge}
      </Button>
    );
  if (status === "distinct") return <Button onClick={() => onAct("reopen")}>{m.reopen}</Button>;
  return (
    <div className="dk-pair__acts">
      <Button type="primary" data-key="1" aria-keyshortcuts="1" onClick={() => onAct("merge")}>
        {m.merge} <kbd aria-hidden="true">1</kbd>
      </Button>
      <Button data-key="2" aria-keyshortcuts="2" onClick={() => onAct("distinct")}>
        {m.notSame} <kbd aria-hidden="true">2</kbd>
      </Button>
    </div>
  );
}

function Decided({ detail: { pair } }: { readonly detail: PairDetail }) {
  const m = useMessages(duplicatesMessages);
  const { language } = useLanguage();
  if (pair.decidedAt === null || pair.status === "open") return null;
  return (
    <p className="jc-hint">
      {m.decided(pair.decidedBy ?? "", formatMoment(pair.decidedAt, language))}
      {pair.why && ` · ${pair.why}`}
    </p>
  );
}
