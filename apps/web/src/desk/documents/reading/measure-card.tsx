import { Alert, Button, Tag } from "antd";
import { clauseInWords } from "../../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { kindMessages } from "../../../portal/kinds.messages.ts";
import { type Draft, type Measure, roles } from "../types.ts";
import { readingMessages } from "./reading.messages.ts";
import { unitsAt, useWords } from "./words.ts";

export type Act = "correct" | "split" | "remove" | "restore";
type Props = {
  readonly draft: Draft;
  readonly measure: Measure;
  readonly editable: boolean;
  readonly busy: boolean;
  readonly onAct: (act: Act) => void;
  readonly onKind: (kind: Measure["kind"]) => void;
};

/** What was read of the chosen measure, each part as understood beside as printed, with the ways to put it right. */
export function MeasureCard({ draft, measure, editable, busy, onAct, onKind }: Props) {
  const m = useMessages(readingMessages);
  const kinds = useMessages(kindMessages);
  const say = useText();
  const words = useWords();
  const { language } = useLanguage();
  const { doubt, kind, removed } = measure;
  return (
    <div className="dk-measure-card">
      <p className="dk-acts">
        <Tag>{kinds[kind]}</Tag>
        {removed && <Tag>{m.removed}</Tag>}
        <span className="jc-hint">{m.clause(clauseInWords(measure.clause, language) || m.none)}</span>
      </p>
      {doubt && !removed && (
        <Alert
          type="warning"
          showIcon
          className="dk-notice"
          title={m.kindDoubt(kinds[kind], say(doubt.because))}
          description={
            editable && (
              <span className="dk-acts">
                {[kind, ...doubt.others.filter((other) => other !== kind)].map((one, at) => (
                  <Button
                    key={one}
                    size="small"
                    type={at === 0 ? "primary" : "default"}
                    disabled={busy}
                    onClick={() => onKind(one)}
                  >
                    {m.confirmKind(kinds[one])}
                  </Button>
                ))}
              </span>
            )
          }
        />
      )}
      <dl className="dk-facts dk-facts--one">
        {roles.map((role) => {
          const names = unitsAt(measure, role, draft);
          return names.length > 0 && <Fact key={role} title={m[role]} says={[names.join("、")]} />;
        })}
        {measure.units.length === 0 && <Fact title={m.units} says={[m.noUnits]} />}
        <Fact title={m.amounts} says={measure.amounts.map((one) => `${one.text}（${words.amount(one)}）`)} />
        <Fact title={m.deadlines} says={measure.deadlines.map((one) => `${one.text}（${words.deadline(one)}）`)} />
        <Fact title={m.targets} says={measure.targets.map((one) => `${one.text}（${words.target(one)}）`)} />
      </dl>
      <details>
        <summary>{m.text}</summary>
        <p lang="zh-CN" className="dk-measure-text">
          {measure.text}
        </p>
      </details>
      {editable && (
        <p className="dk-acts">
          {!removed && (
            <>
              <Button type="primary" data-key="e" onClick={() => onAct("correct")}>
                {m.correct}
              </Button>
              <Button onClick={() => onAct("split")}>{m.split}</Button>
            </>
          )}
          <Button disabled={busy} onClick={() => onAct(removed ? "restore" : "remove")}>
            {removed ? m.restore : m.remove}
          </Button>
        </p>
      )}
    </div>
  );
}

function Fact({ title, says }: { readonly title: string; readonly says: readonly string[] }) {
  const m = useMessages(readingMessages);
  return (
    <div>
      <dt>{title}</dt>
      <dd lang="zh-CN">{says.length === 0 ? <span className="jc-hint">{m.none}</span> : says.join("；")}</dd>
    </div>
  );
}
