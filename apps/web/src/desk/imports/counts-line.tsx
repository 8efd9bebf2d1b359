import { Tag } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { importsMessages } from "./imports.messages.ts";
import { figure, type Counts, type Layout } from "./types.ts";

type Props = { readonly counts: Counts; readonly skipped: Layout["skipped"] | undefined };

/** How many rows there are of each kind; what was skipped is counted, not hidden. */
export function CountsLine({ counts, skipped }: Props) {
  const m = useMessages(importsMessages);
  const left = skipped
    ? ([
        [skipped.titles, m.titles],
        [skipped.repeatedHeaders, m.repeatedHeaders],
        [skipped.totals, m.totals],
        [skipped.blank, m.blank],
        [skipped.notes, m.notes],
      ] as const)
    : [];
  const words = left.filter(([n]) => n > 0).map(([n, say]) => say(n));
  return (
    <div className="dk-counts" role="status">
      <p>
        <strong>{m.read(figure(counts.rows))}</strong> <Tag color="success">{m.good(figure(counts.good))}</Tag>
        <Tag color="warning">{m.notices(figure(counts.notices))}</Tag>
        <Tag color="error">{m.errors(figure(counts.errors))}</Tag>
        {counts.leftOut > 0 && <Tag>{m.leftOut(figure(counts.leftOut))}</Tag>}
      </p>
      <p className="jc-hint">
        {[
          m.newOnes(figure(counts.newOnes)),
          m.changed(figure(counts.changed)),
          m.same(figure(counts.same)),
          counts.heldElsewhere > 0 && m.elsewhere(figure(counts.heldElsewhere)),
          words.length > 0 && m.skipped(words.join("、")),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
