import { Button, Tag } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { awardMessages } from "./awards.messages.ts";
import { CheckDialog } from "./check-dialog.tsx";
import type { AwardDetail, StopCheck } from "./types.ts";

const colours = { true: "success", false: "error", unknown: "warning" } as const;

/** What was looked at before each payment, what came of it; what only a person can look at is answered here. */
export function CheckList({ award: { checks, noStops, instalments } }: { readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  const say = useText();
  const may = useMay();
  const { nameOf } = useVocabulary();
  const [answering, setAnswering] = useState<StopCheck>();
  const kOf = (id: string) => instalments.find((each) => each.id === id)?.k ?? "";
  if (noStops) return <Part title={m.checks}>{m.noStops}</Part>;
  return (
    <Part title={m.checks}>
      <DataTable
        caption={m.checks}
        rows={checks}
        idOf={({ instalment, check }) => `${instalment} ${check}`}
        empty={m.checksNone}
        columns={[
          { key: "k", title: m.k, width: 70, render: ({ instalment }) => kOf(instalment) },
          {
            key: "check",
            title: m.check,
            width: 300,
            render: ({ says, effect }) => (
              <>
                {say(says)}
                <span className="dk-said">{effect === "wait" ? m.effectWait : m.effectEnd}</span>
              </>
            ),
          },
          {
            key: "outcome",
            title: m.checkOutcome,
            width: 220,
            render: ({ outcome, missing, basis }) => (
              <>
                <Tag color={colours[outcome]}>{m[`outcome_${outcome}`]}</Tag>
                {missing.length > 0 && <span className="dk-said">{m.missing(missing.map(nameOf).join("、"))}</span>}
                {basis && <span className="dk-said">{basis}</span>}
              </>
            ),
          },
          { key: "by", title: m.checkedBy, width: 180, render: ({ by }) => m.by(by.name, tableMoment(by.at)) },
          {
            key: "acts",
            title: m.acts,
            width: 120,
            render: (check) =>
              check.outcome === "unknown" &&
              may("award", "update") && (
                <Button size="small" aria-label={m.answerCheckOf(say(check.says))} onClick={() => setAnswering(check)}>
                  {m.answerCheck}
                </Button>
              ),
          },
        ]}
      />
      {answering && <CheckDialog check={answering} onClose={() => setAnswering(undefined)} />}
    </Part>
  );
}
