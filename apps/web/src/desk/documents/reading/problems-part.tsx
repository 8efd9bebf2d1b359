import { CloseCircleOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useMessages, useText } from "../../../lib/language.tsx";
import { draftMessages } from "../draft.messages.ts";
import type { Draft, Problem } from "../types.ts";

type Props = { readonly draft: Draft; readonly onShow?: (problem: Problem) => void };

/** Faults first, then doubts; each with what to do and the way to its place. */
export function ProblemsPart({ draft: { problems, measures }, onShow }: Props) {
  const m = useMessages(draftMessages);
  const say = useText();
  if (problems.length === 0) return <p className="jc-hint">{m.problemsNone}</p>;
  const ordered = [...problems].sort((one, other) => weight(one) - weight(other));
  return (
    <details className="dk-part dk-problem-list" open={ordered[0]?.severity === "error"}>
      <summary>
        <strong>{m.problems}</strong> <span className="jc-hint">{m.showProblems(problems.length)}</span>
      </summary>
      <ul className="dk-plain">
        {ordered.map((problem, at) => (
          <li key={`${problem.code} ${at}`}>
            {problem.severity === "error" ? (
              <Tag color="error" icon={<CloseCircleOutlined />}>
                {m.error}
              </Tag>
            ) : (
              <Tag color="warning" icon={<QuestionCircleOutlined />}>
                {m.doubt}
              </Tag>
            )}
            <span>
              {problem.measure !== null && (
                <strong lang="zh-CN">{measures.find(({ key }) => key === problem.measure)?.title} </strong>
              )}
              {say(problem.says)} <span className="jc-hint">{m.fix(say(problem.fix))}</span>
            </span>
            {onShow && (problem.at !== null || problem.measure !== null) && (
              <Button size="small" onClick={() => onShow(problem)}>
                {m.toPlace}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const weight = ({ severity }: Problem) => (severity === "error" ? 0 : 1);
