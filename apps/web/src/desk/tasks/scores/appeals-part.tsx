import { Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { Shape } from "../kit/shape.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { ScoreAppeal, Tone } from "../types.ts";
import "../../liaison/liaison.css";
import { AnswerDialog } from "./answer-dialog.tsx";
import { totalSaid } from "./points.ts";
import { scoreMessages } from "./scores.messages.ts";

const tones = { open: "yellow", upheld: "green", refused: "grey" } as const satisfies Record<
  ScoreAppeal["state"],
  Tone
>;

/** Appeals with their answers; open ones can be answered by who collects. */
export function AppealsPart({ appeals }: { readonly appeals: readonly ScoreAppeal[] }) {
  const m = useMessages(scoreMessages);
  const may = useMay();
  const [answering, setAnswering] = useState<ScoreAppeal>();
  return (
    <Part title={m.appeals}>
      {appeals.length === 0 ? (
        <p className="jc-hint">{m.appealsNone}</p>
      ) : (
        <ul className="dk-plain dk-records">
          {appeals.map((appeal) => (
            <li key={appeal.id}>
              <Appeal appeal={appeal} />
              {appeal.state === "open" && may("score", "approve") && (
                <Button size="small" onClick={() => setAnswering(appeal)}>
                  {m.answer}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {answering && <AnswerDialog appeal={answering} onClose={() => setAnswering(undefined)} />}
    </Part>
  );
}

function Appeal({ appeal }: { readonly appeal: ScoreAppeal }) {
  const m = useMessages(scoreMessages);
  const words = useMessages(tasksMessages);
  const { unit, state, why, askedBy, askedOn, answer, answeredBy, answeredOn, points } = appeal;
  return (
    <>
      <strong lang="zh-CN">{unit.name}</strong>{" "}
      <span className="dk-light" data-tone={tones[state]}>
        <Shape tone={tones[state]} /> {m[state]}
        {points !== null && ` ${totalSaid(points)}`}
      </span>{" "}
      <span className="jc-hint">{m.by(askedBy, askedOn)}</span>
      <p className="dk-words" lang="zh-CN">
        {why}
      </p>
      {answer !== null && (
        <p>
          {words.said(m.answer, answer)} <span className="jc-hint">{m.by(answeredBy ?? "", answeredOn ?? "")}</span>
        </p>
      )}
    </>
  );
}
