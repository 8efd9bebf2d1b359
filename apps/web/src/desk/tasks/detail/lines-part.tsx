import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { usePaged } from "../../funds/kit/use-paged.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { inDesk } from "../kit/paths.ts";
import { Shape } from "../kit/shape.tsx";
import { useGoalWords } from "../kit/use-goal-words.ts";
import type { AssignmentDetail, MetricLine } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";

/** What turned the figure, and above it what is missing: each with the way to it. */
export function LinesPart({ task: { lines, goal, definition, next } }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const say = useText();
  const may = useMay();
  const words = useGoalWords();
  const sorted = [...lines].sort((a, b) => Number(b.missing) - Number(a.missing));
  const { shown, paging } = usePaged(sorted);
  const [kind] = definition.goal?.metric.activities ?? [];
  const record = kind !== undefined && may("task", "create") && (
    <Link className="dk-plain-link" to={`/activities?record=${kind}`}>
      {m.record}
    </Link>
  );
  return (
    <Part title={m.lines} actions={record}>
      <p className="jc-hint">{m.linesLead}</p>
      <DataTable
        caption={m.lines}
        rows={shown}
        idOf={(line) => String(lines.indexOf(line))}
        empty={`${m.linesNone} ${say(next)}`}
        paging={paging}
        columns={[
          { key: "what", title: m.what, width: 300, render: ({ what }) => say(what) },
          { key: "counts", title: m.counts, width: 110, render: (line) => <Counts line={line} /> },
          { key: "on", title: m.on, width: 120, render: ({ on }) => on ?? "—" },
          {
            key: "adds",
            title: m.adds,
            width: 110,
            figures: true,
            render: ({ adds, missing }) => (missing ? "—" : goal ? words.figure(goal, adds) : adds),
          },
          { key: "link", title: m.see, width: 110, render: (line) => <Way line={line} /> },
        ]}
      />
    </Part>
  );
}

function Counts({ line: { missing } }: { readonly line: MetricLine }) {
  const m = useMessages(detailMessages);
  return (
    <span className="dk-task-line" data-tone={missing ? "yellow" : "green"}>
      <Shape tone={missing ? "yellow" : "green"} /> {missing ? m.missing : m.counts}
    </span>
  );
}

function Way({ line: { link, missing, what } }: { readonly line: MetricLine }) {
  const m = useMessages(detailMessages);
  const say = useText();
  const to = inDesk(link);
  if (to === undefined) return <>—</>;
  const verb = missing ? m.open : m.see;
  return (
    <Link to={to} aria-label={`${verb}: ${say(what)}`}>
      {verb}
    </Link>
  );
}
