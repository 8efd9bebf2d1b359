import type { ReactNode } from "react";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Part } from "../../shell/page.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { AssignmentDetail } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";

type Units = AssignmentDetail["lead"];

/** What the document says of the task: units, rhythm, evidence, steps, and how open words are read. */
export function AboutPart({ task }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const { language } = useLanguage();
  const { definition, policy, clause, document, lead, responsible, collecting, from, to, kind } = task;
  const { rhythm, steps, evidence, readings } = definition;
  const lines: readonly (readonly [string, ReactNode])[] = [
    [
      words.clause,
      <>
        <span>{say(policy)}</span> <span lang="zh-CN">{clause}</span>{" "}
        <a href={`/policies/${document}`} target="_blank" rel="noreferrer">
          {m.original}
        </a>
      </>,
    ],
    [words.kind, words[kind]],
    [m.lead, <Names units={lead} />],
    [m.responsible, <Names units={responsible} />],
    [m.collecting, <Names units={collecting ? [collecting] : []} />],
    [m.rhythm, m.days(formatIsoDay(from, language), formatIsoDay(to, language))],
    [m.evidence, say(evidence)],
  ];
  const read = [
    ...(rhythm.reading ? [say(rhythm.reading)] : []),
    ...readings.map(({ issue, reading }) => m.reading(say(issue), say(reading))),
  ];
  return (
    <Part title={m.about}>
      <dl className="dk-facts">
        {lines.map(([term, says]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <Listed title={m.steps} items={steps.map(say)} ordered />
      <Listed title={m.readings} items={read} />
    </Part>
  );
}

function Listed({ title, items, ordered = false }: { title: string; items: readonly string[]; ordered?: boolean }) {
  if (items.length === 0) return null;
  const List = ordered ? "ol" : "ul";
  return (
    <>
      <h3>{title}</h3>
      <List className="dk-listed">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </List>
    </>
  );
}

/** How many units stand beside each other before the rest is folded away. */
const named = 6;

function Names({ units }: { readonly units: Units }) {
  const m = useMessages(detailMessages);
  const joined = units.map(({ name }) => name).join("、");
  if (units.length <= named) return <span lang="zh-CN">{joined || "—"}</span>;
  return (
    <details>
      <summary>{m.manyUnits(units[0]?.name ?? "", units.length)}</summary>
      <span lang="zh-CN">{joined}</span>
    </details>
  );
}
